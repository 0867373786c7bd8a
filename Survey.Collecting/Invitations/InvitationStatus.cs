using Survey.Collecting.Directories;
using Survey.Collecting.Messages;
using Survey.Core.Organizations;
using Survey.Core.Responses;

namespace Survey.Collecting.Invitations;

/// <summary>Stage of an invited organization, and when it was last active.</summary>
/// <param name="Organization">The organization.</param>
/// <param name="Stage">The stage it has reached.</param>
/// <param name="HasCorrection">True if there is a draft beside a submitted response.</param>
/// <param name="IsLate">True if the response was submitted after its deadline.</param>
/// <param name="Deadline">The last day in time for it; null if there is none.</param>
/// <param name="LastActivity">
/// When a link was last made or first used, or a draft or revision stored; null if never. Loading a folder is no activity.
/// </param>
/// <param name="WorkingLinks">Number of valid links to its response.</param>
/// <param name="IsInvited">True if its secretariat has a valid link.</param>
/// <param name="Contacts">Its contacts, in order of entry.</param>
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
    /// <summary>The day of submission that a response loaded from a folder gives; null if none, and for other responses.</summary>
    public DateOnly? LoadedSubmission { get; init; }

    /// <summary>Contacts of the secretariat, who get invitations and reminders, in order of entry.</summary>
    public IEnumerable<Contact> Secretariats => Contacts.Where(contact => contact.Role == ActorRole.Secretariat);

    /// <summary>Contacts of the secretariat who have not asked for no more reminders.</summary>
    public IEnumerable<Contact> Remindable => Secretariats.Where(contact => !contact.WantsNoReminders);

    /// <summary>
    /// True if a reminder makes sense: it was invited, has not answered, and a contact of its secretariat takes reminders.
    /// </summary>
    public bool CanBeReminded => IsInvited && !Stage.HasAnswered() && Remindable.Any();

    /// <summary>The contacts who get a message.</summary>
    internal IEnumerable<Contact> GetRecipients(MessageKind kind) => kind == MessageKind.Reminder ? Remindable : Secretariats;
}
