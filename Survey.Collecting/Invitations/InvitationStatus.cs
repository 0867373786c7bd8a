using Survey.Collecting.Directories;
using Survey.Core.Organizations;
using Survey.Core.Responses;

namespace Survey.Collecting.Invitations;

/// <summary>How far an invited organization has come, and when something happened last.</summary>
/// <param name="Organization">Who.</param>
/// <param name="Stage">How far.</param>
/// <param name="HasCorrection">Whether a draft lies beside what was submitted.</param>
/// <param name="IsLate">Whether what was submitted came after its deadline.</param>
/// <param name="Deadline">The last day in time for it; null for none.</param>
/// <param name="LastActivity">When it was last invited, opened, saved or revised; null for never.</param>
/// <param name="WorkingLinks">How many links to its response work.</param>
/// <param name="IsInvited">Whether its secretariat has a link that works.</param>
/// <param name="Contacts">Whom to write to, in the order they were entered.</param>
public sealed record InvitationStatus(
    Organization Organization,
    InvitationStage Stage,
    bool HasCorrection,
    bool IsLate,
    DateOnly? Deadline,
    DateTimeOffset? LastActivity,
    int WorkingLinks,
    bool IsInvited,
    IReadOnlyList<Contact> Contacts)
{
    /// <summary>Those of the secretariat, whom invitations and reminders go to, in the order they were entered.</summary>
    public IEnumerable<Contact> Secretariats => Contacts.Where(contact => contact.Role == ActorRole.Secretariat);

    /// <summary>Whether a reminder has somebody to go to and something to remind of: it was invited, has not answered, and somebody can be written to.</summary>
    public bool CanBeReminded => IsInvited && !Stage.HasAnswered() && Secretariats.Any();
}
