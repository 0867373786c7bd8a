using System.Globalization;
using System.Text;
using Survey.Api.Pages;
using Survey.Collecting.Invitations;
using Survey.Collecting.Rounds;
using Survey.Files.Reports;
using Survey.Files.Reports.Tables;

namespace Survey.Api.Progress;

/// <summary>Who has answered.</summary>
internal static class ProgressPages
{
    private static readonly string[] Header =
    [
        "organization", "name", "type", "regions", "stage", "late", "correction", "deadline", "last_activity", "working_links",
    ];

    /// <summary>Maps a round's first page and the table behind it.</summary>
    public static void MapProgressPages(this RouteGroupBuilder group)
    {
        group.MapGet("/{round}", GetStanding);
        group.MapGet("/{round}/standing.csv", GetTable);
    }

    private static async Task<IResult> GetStanding(
        HttpContext context,
        string round,
        string? stage,
        RoundDesk rounds,
        InvitationDesk invitations)
    {
        if (await rounds.Find(round, context.RequestAborted) is not { } standing)
        {
            return Results.NotFound();
        }

        var known = stage == "late" || Enum.GetValues<InvitationStage>().Any(each => each.ToCode() == stage);
        return DeskFrame.For(context, standing).ToPage<ProgressPage>(
            ("Statuses", await invitations.FindStatuses(round, context.RequestAborted)),
            ("Stage", known ? stage : null));
    }

    private static async Task<IResult> GetTable(
        string round,
        RoundDesk rounds,
        InvitationDesk invitations,
        CancellationToken cancellationToken)
    {
        if (await rounds.Find(round, cancellationToken) is not { } standing
            || await invitations.FindStatuses(round, cancellationToken) is not { } statuses)
        {
            return Results.NotFound();
        }

        var language = standing.Round.Questionnaire.DefaultLanguage;
        using var output = new StringWriter();
        using (var table = Csv.Begin(output, Header))
        {
            foreach (var status in statuses)
            {
                table.WriteField(status.Organization.Code);
                table.WriteField(CsvText.Neutralize(status.Organization.Name.In(language)));
                table.WriteField(status.Organization.Type.Code);
                table.WriteField(string.Join(' ', status.Organization.Regions.Select(region => region.Code)));
                table.WriteField(status.Stage.ToCode());
                table.WriteField(status.IsLate);
                table.WriteField(status.HasCorrection);
                table.WriteField(status.Deadline?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? "");
                table.WriteField(
                    status.LastActivity?.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture) ?? "");
                table.WriteField(status.WorkingLinks);
                table.EndRecord();
            }
        }

        return Results.File(Encoding.UTF8.GetBytes(output.ToString()), FileFormat.Csv.ContentType, $"{round}-who-has-answered.csv");
    }
}
