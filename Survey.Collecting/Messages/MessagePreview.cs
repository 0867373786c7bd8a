namespace Survey.Collecting.Messages;

/// <summary>Preview of messages to send.</summary>
/// <param name="Messages">One for each contact, with a placeholder for the link, in the directory's order.</param>
/// <param name="WithoutContact">Codes of organizations without a contact; they need a link by another way.</param>
/// <param name="NotInvited">
/// For reminders, the codes of chosen organizations without a valid link: invite them first. Empty for invitations.
/// </param>
public sealed record MessagePreview(
    IReadOnlyList<PreviewedMessage> Messages,
    IReadOnlyList<string> WithoutContact,
    IReadOnlyList<string> NotInvited);
