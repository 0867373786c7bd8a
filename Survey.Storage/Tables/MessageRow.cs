namespace Survey.Storage.Tables;

/// <summary>A row of <c>message</c>.</summary>
public sealed record MessageRow
{
    /// <summary>The key.</summary>
    public Guid Id { get; init; }

    /// <summary>What it reports and to whom: one message for one event.</summary>
    public string Event { get; init; } = "";

    /// <summary>The round's code.</summary>
    public string Round { get; init; } = "";

    /// <summary>The organization's code.</summary>
    public string Organization { get; init; } = "";

    /// <summary>What it is about, as a code.</summary>
    public string Kind { get; init; } = "";

    /// <summary>Who it goes to.</summary>
    public string ToName { get; init; } = "";

    /// <summary>The e-mail address.</summary>
    public string ToAddress { get; init; } = "";

    /// <summary>The language it is written in.</summary>
    public string Language { get; init; } = "";

    /// <summary>The subject.</summary>
    public string Subject { get; init; } = "";

    /// <summary>The text, encrypted, since it may hold a link; the link is removed once it is sent.</summary>
    public byte[] Body { get; init; } = [];

    /// <summary>How far it has come, as a code: waiting, sending, sent, failed, uncertain.</summary>
    public string State { get; init; } = "";

    /// <summary>How often it has been tried.</summary>
    public int Attempts { get; init; }

    /// <summary>When it was written: ISO 8601, UTC, as the other times here.</summary>
    public string CreatedAt { get; init; } = "";

    /// <summary>When it is tried (again).</summary>
    public string DueAt { get; init; } = "";

    /// <summary>When the mail server took it; null if it has not.</summary>
    public string? SentAt { get; init; }

    /// <summary>Why the last attempt failed; null if none did.</summary>
    public string? Failure { get; init; }
}
