namespace Survey.Collecting.Messages;

/// <summary>Result of putting invitations or reminders into the outbox.</summary>
/// <param name="Written">
/// Number of messages; 0 if this was a repeated request or the contacts got the same kind of message within ten minutes.
/// </param>
/// <param name="WithoutContact">Codes of organizations without a contact.</param>
/// <param name="NotInvited">
/// For reminders, the codes of chosen organizations without a valid link: invite them first. Empty for invitations.
/// </param>
public sealed record SentMessages(int Written, IReadOnlyList<string> WithoutContact, IReadOnlyList<string> NotInvited);
