using Survey.Collecting.Messages;

namespace Survey.Api.Invitations;

/// <summary>A message in the outbox.</summary>
/// <param name="Id">Its key.</param>
/// <param name="Organization">The organization's code.</param>
/// <param name="Kind">invitation, reminder, receipt, endorsement, returned, endorsed.</param>
/// <param name="ToName">Who it goes to.</param>
/// <param name="ToAddress">The e-mail address.</param>
/// <param name="Language">The language.</param>
/// <param name="Subject">The subject.</param>
/// <param name="Body">The text; null where it can no longer be opened. The link is taken out once it is sent.</param>
/// <param name="State">waiting, sending, sent, failed, uncertain.</param>
/// <param name="Attempts">How often it has been tried.</param>
/// <param name="CreatedAt">When it was written.</param>
/// <param name="DueAt">When it is tried (again).</param>
/// <param name="SentAt">When the mail server took it; null if it has not.</param>
/// <param name="Failure">Why the last attempt failed; null if none did.</param>
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
