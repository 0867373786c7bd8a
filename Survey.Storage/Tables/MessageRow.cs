namespace Survey.Storage.Tables;

/// <summary>A row of <c>message</c>.</summary>
internal sealed record MessageRow
{
    public byte[] Id { get; init; } = [];

    public string Event { get; init; } = "";

    public string Round { get; init; } = "";

    public string Organization { get; init; } = "";

    public string Kind { get; init; } = "";

    public string ToName { get; init; } = "";

    public string ToAddress { get; init; } = "";

    public string Language { get; init; } = "";

    public string Subject { get; init; } = "";

    /// <summary>Sealed by whoever put the message in, since it may hold a link.</summary>
    public byte[] Body { get; init; } = [];

    public string State { get; init; } = "";

    public int Attempts { get; init; }

    public string CreatedAt { get; init; } = "";

    public string DueAt { get; init; } = "";

    public string? SentAt { get; init; }

    public string? Failure { get; init; }
}
