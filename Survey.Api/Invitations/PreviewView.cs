namespace Survey.Api.Invitations;

/// <summary>Preview of messages to send.</summary>
/// <param name="Messages">One for each contact, with a placeholder for the link.</param>
/// <param name="WithoutContact">Codes of organizations without a contact.</param>
/// <param name="NotInvited">For reminders, the codes of organizations without a valid link: invite them first.</param>
public sealed record PreviewView(
    IReadOnlyList<PreviewedView> Messages,
    IReadOnlyList<string> WithoutContact,
    IReadOnlyList<string> NotInvited);
