namespace Survey.Api.Invitations;

/// <summary>What would be sent to whom.</summary>
/// <param name="Messages">One for each contact; a sign stands in place of the link.</param>
/// <param name="WithoutContact">The codes of organizations that nobody is known to write to at.</param>
/// <param name="NotInvited">With reminders, the codes of organizations that have no working link: invite them first.</param>
public sealed record PreviewView(IReadOnlyList<PreviewedView> Messages, IReadOnlyList<string> WithoutContact, IReadOnlyList<string> NotInvited);
