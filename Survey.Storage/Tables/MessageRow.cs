namespace Survey.Storage.Tables;

/// <summary>A row of <c>message</c>.</summary>
public sealed record MessageRow
{
    /// <summary>The key.</summary>
    public Guid Id { get; init; }

    /// <summary>Identifies the event and the recipient, so that each event gives one message.</summary>
    public string Event { get; init; } = "";

    /// <summary>The round's code.</summary>
    public string Round { get; init; } = "";

    /// <summary>The organization's code.</summary>
    public string Organization { get; init; } = "";

    /// <summary>Code of the kind of message.</summary>
    public string Kind { get; init; } = "";

    /// <summary>Name of the recipient.</summary>
    public string ToName { get; init; } = "";

    /// <summary>E-mail address of the recipient.</summary>
    public string ToAddress { get; init; } = "";

    /// <summary>Language of the text.</summary>
    public string Language { get; init; } = "";

    /// <summary>The subject.</summary>
    public string Subject { get; init; } = "";

    /// <summary>The encrypted text, since it may contain a link. The link is removed once the message is sent.</summary>
    public byte[] Body { get; init; } = [];

    /// <summary>
    /// What fills the placeholders, encrypted; a message that is not sent yet is written again from it. Null once it is sent.
    /// </summary>
    public byte[]? Filling { get; init; }

    /// <summary>Code of the state: waiting, sending, sent, failed or uncertain.</summary>
    public string State { get; init; } = "";

    /// <summary>Number of attempts to send it.</summary>
    public int Attempts { get; init; }

    /// <summary>When it was written: ISO 8601, UTC, like the other times here.</summary>
    public string CreatedAt { get; init; } = "";

    /// <summary>When the next attempt is due.</summary>
    public string DueAt { get; init; } = "";

    /// <summary>When the mail server accepted it; null if it has not.</summary>
    public string? SentAt { get; init; }

    /// <summary>Why it was not sent; null if nothing failed.</summary>
    public string? Failure { get; init; }
}
