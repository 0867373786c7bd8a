using Survey.Api.Rounds;
using Survey.Collecting.Invitations;
using Survey.Core.Rounds;

namespace Survey.Api.Invitations;

/// <summary>Status of an invited organization.</summary>
/// <param name="Organization">The organization's code.</param>
/// <param name="Name">The organization's name, by language.</param>
/// <param name="Type">Code of its type.</param>
/// <param name="Regions">Codes of its regions.</param>
/// <param name="Stage">not-invited, invited, opened, draft, submitted, endorsed, returned or withdrawn.</param>
/// <param name="HasCorrection">True if there is a draft beside a submitted response.</param>
/// <param name="IsLate">True if the response was submitted after its deadline.</param>
/// <param name="Deadline">The last day in time for it; null if there is none.</param>
/// <param name="LastActivity">
/// When a link was last made or first used, or a draft or revision stored; null if never. Loading a folder is no activity.
/// </param>
/// <param name="LoadedSubmission">
/// The day of submission that a response loaded from a folder gives; null if none, and for other responses.
/// </param>
/// <param name="WorkingLinks">Number of valid links to its response.</param>
public sealed record InvitationView(
    string Organization,
    IReadOnlyDictionary<string, string> Name,
    string Type,
    IReadOnlyList<string> Regions,
    string Stage,
    bool HasCorrection,
    bool IsLate,
    DateOnly? Deadline,
    DateTimeOffset? LastActivity,
    DateOnly? LoadedSubmission,
    int WorkingLinks)
{
    /// <summary>The view of an organization's status.</summary>
    public static InvitationView Of(InvitationStatus status, Round round) => new(
        status.Organization.Code,
        WireText.Of(status.Organization.Name, round),
        status.Organization.Type.Code,
        [.. status.Organization.Regions.Select(region => region.Code)],
        status.Stage.ToCode(),
        status.HasCorrection,
        status.IsLate,
        status.Deadline,
        status.LastActivity,
        status.LoadedSubmission,
        status.WorkingLinks);
}
