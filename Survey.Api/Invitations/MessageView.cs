using Survey.Collecting.Messages;

namespace Survey.Api.Invitations;

/// <summary>A message in the outbox.</summary>
/// <param name="Id">Key of the message.</param>
/// <param name="Organization">The organization's code.</param>
/// <param name="Kind">invitation, reminder, receipt, endorsement, returned or endorsed.</param>
/// <param name="ToName">Name of the recipient.</param>
/// <param name="ToAddress">E-mail address of the recipient.</param>
/// <param name="Language">Language of the text.</param>
/// <param name="Subject">The subject.</param>
/// <param name="Body">The text; null if it can no longer be decrypted. The link is removed once it is sent.</param>
/// <param name="State">waiting, sending, sent, bounced, failed or uncertain.</param>
/// <param name="Attempts">Number of attempts to send it.</param>
/// <param name="CreatedAt">When it was written.</param>
/// <param name="DueAt">When the next attempt is due.</param>
/// <param name="SentAt">When the mail server accepted it; null if it has not.</param>
/// <param name="Failure">Why it was not sent; null if nothing failed.</param>
public sealed record MessageView(
    Guid Id,
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
    /// <summary>The view of a message.</summary>
    public static MessageView Of(OutgoingMessage message) => new(
        message.Id,
        message.Organization,
        message.Kind,
        message.ToName,
        message.ToAddress,
        message.Language,
        message.Subject,
        message.Body,
        message.State,
        message.Attempts,
        message.CreatedAt,
        message.DueAt,
        message.SentAt,
        message.Failure);
}
