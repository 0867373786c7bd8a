namespace Survey.Storage.Tables;

/// <summary>A row of <c>contact</c>.</summary>
internal sealed class ContactRow
{
    public byte[] Id { get; init; } = [];

    public string Round { get; init; } = "";

    public string Organization { get; init; } = "";

    public string Role { get; init; } = "";

    public string Name { get; init; } = "";

    public string Email { get; init; } = "";

    public string Language { get; init; } = "";

    public string? Bounce { get; init; }
}
