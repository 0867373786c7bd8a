using System.Globalization;
using Survey.Core.Rounds;
using Survey.Files.Exports;

namespace Survey.Collecting.Invitations;

/// <summary>Who has answered, as a table: one organization a line.</summary>
public static class StandingExport
{
    private static readonly string[] Columns =
    [
        "organization", "name", "type", "regions", "stage", "late", "correction", "deadline", "last_activity", "working_links",
        "loaded_submission",
    ];

    /// <summary>Makes the table.</summary>
    public static TableExport Of(Round round, IEnumerable<InvitationStatus> statuses) =>
        new("who-has-answered", TableExport.ToColumns(Columns), statuses.Select(status => ToRow(status, round)).ToAsyncEnumerable());

    private static object?[] ToRow(InvitationStatus status, Round round) =>
    [
        status.Organization.Code,
        status.Organization.Name.In(round.Questionnaire.DefaultLanguage),
        status.Organization.Type.Code,
        string.Join(' ', status.Organization.Regions.Select(region => region.Code)),
        status.Stage.ToCode(),
        status.IsLate,
        status.HasCorrection,
        status.Deadline,
        status.LastActivity?.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture),
        (decimal)status.WorkingLinks,
        status.LoadedSubmission,
    ];
}
