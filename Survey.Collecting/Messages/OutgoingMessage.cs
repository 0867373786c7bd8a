using Survey.Core.Rounds;

namespace Survey.Collecting.Messages;

/// <summary>A message in the outbox.</summary>
/// <param name="Id">Key of the message.</param>
/// <param name="Round">The round's code.</param>
/// <param name="Organization">The organization's code.</param>
/// <param name="Kind">Code of the kind of message.</param>
/// <param name="ToName">Name of the recipient.</param>
/// <param name="ToAddress">E-mail address of the recipient.</param>
/// <param name="Language">Language of the text.</param>
/// <param name="Subject">The subject.</param>
/// <param name="Body">The text; null if it can no longer be decrypted. The link is removed once it is sent.</param>
/// <param name="State">One of <see cref="MessageStates"/>.</param>
/// <param name="Attempts">Number of attempts to send it.</param>
/// <param name="CreatedAt">When it was written.</param>
/// <param name="DueAt">When the next attempt is due.</param>
/// <param name="SentAt">When the mail server accepted it; null if it has not.</param>
/// <param name="Failure">Why it was not sent; null if nothing failed.</param>
public sealed record OutgoingMessage(
    Guid Id,
    string Round,
    string Organization,
    string Kind,
    string ToName,
    string ToAddress,
    string Language,
    string Subject,
    string? Body,
    string State,
    int Attempts,
    DateTimeOffset CreatedAt,
    DateTimeOffset DueAt,
    DateTimeOffset? SentAt,
    string? Failure)
{
    /// <summary>The round's contact: the sender's name, and the address for replies. Null if the round has none.</summary>
    public RoundContact? Sender { get; init; }

    /// <summary>Where the recipient of a reminder asks for no more; null for other messages, and once it is sent.</summary>
    public Uri? StopAddress { get; init; }
}
