namespace Survey.Storage.Tables;

/// <summary>A row of <c>contact</c>.</summary>
public sealed class ContactRow
{
    /// <summary>The key.</summary>
    public Guid Id { get; init; }

    /// <summary>The round's code.</summary>
    public string Round { get; init; } = "";

    /// <summary>The organization's code.</summary>
    public string Organization { get; init; } = "";

    /// <summary>Code of the role: secretariat or chair.</summary>
    public string Role { get; init; } = "";

    /// <summary>The name.</summary>
    public string Name { get; init; } = "";

    /// <summary>The e-mail address.</summary>
    public string Email { get; init; } = "";

    /// <summary>Language for messages.</summary>
    public string Language { get; init; } = "";

    /// <summary>The mail server's reply when it refused the address; null if it has not.</summary>
    public string? Bounce { get; init; }
}
