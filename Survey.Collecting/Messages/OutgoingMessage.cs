using Survey.Core.Rounds;

namespace Survey.Collecting.Messages;

/// <summary>A message in the outbox.</summary>
/// <param name="Id">Its key.</param>
/// <param name="Round">The round's code.</param>
/// <param name="Organization">The organization's code.</param>
/// <param name="Kind">What it is about, as a code.</param>
/// <param name="ToName">Who it goes to.</param>
/// <param name="ToAddress">The e-mail address.</param>
/// <param name="Language">The language it is written in.</param>
/// <param name="Subject">The subject.</param>
/// <param name="Body">The text; null where it can no longer be opened. The link is taken out once it is sent.</param>
/// <param name="State">One of <see cref="MessageStates"/>.</param>
/// <param name="Attempts">How often it has been tried.</param>
/// <param name="CreatedAt">When it was written.</param>
/// <param name="DueAt">When it is tried (again).</param>
/// <param name="SentAt">When the mail server took it; null if it has not.</param>
/// <param name="Failure">Why the last attempt failed; null if none did.</param>
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
    /// <summary>The round's contact: the name that the message comes from, and the address that replies go to. Null if the round has none.</summary>
    public RoundContact? Sender { get; init; }
}
