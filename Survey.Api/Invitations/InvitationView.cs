using Survey.Api.Rounds;
using Survey.Collecting.Invitations;
using Survey.Core.Rounds;

namespace Survey.Api.Invitations;

/// <summary>How far an invited organization has come.</summary>
/// <param name="Organization">Its code.</param>
/// <param name="Name">Its name, by language.</param>
/// <param name="Type">The code of its type.</param>
/// <param name="Regions">The codes of its regions.</param>
/// <param name="Stage">not-invited, invited, opened, draft, submitted, endorsed, returned, withdrawn.</param>
/// <param name="HasCorrection">Whether a draft lies beside what was submitted.</param>
/// <param name="IsLate">Whether what was submitted came after its deadline.</param>
/// <param name="Deadline">The last day in time for it; null for none.</param>
/// <param name="LastActivity">When it was last invited, opened, saved or revised; null for never.</param>
/// <param name="WorkingLinks">How many links to its response work.</param>
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
        status.WorkingLinks);
}
