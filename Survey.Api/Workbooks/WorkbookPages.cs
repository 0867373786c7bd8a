using System.IO.Compression;
using Survey.Api.Access;
using Survey.Api.Http;
using Survey.Api.Pages;
using Survey.Collecting.Invitations;
using Survey.Collecting.Rounds;
using Survey.Collecting.Workbooks;
using Survey.Core.Reading;
using Survey.Files.AnswerWorkbooks;

namespace Survey.Api.Workbooks;

/// <summary>Answer workbooks of a whole round: export of all, to be sent by mail, and import of those that come back.</summary>
internal static class WorkbookPages
{
    private const string ContactLanguage = "contact";

    /// <summary>Maps the page of answer workbooks.</summary>
    public static void MapWorkbookPages(this RouteGroupBuilder group)
    {
        group.MapGet("/{round}/workbooks", GetPage).RequireAuthorization(AccessPolicies.CoordinatorPage);
        group.MapPost("/{round}/workbooks", PostWorkbooks).RequireAuthorization(AccessPolicies.CoordinatorPage).AcceptsLarge();
        group.MapGet("/{round}/workbooks.zip", GetArchive).RequireAuthorization(AccessPolicies.CoordinatorPage);
    }

    private static async Task<IResult> GetPage(HttpContext context, string round, RoundDesk rounds) =>
        await Show(context, round, rounds, new CollectOptions(context.User.GetActor()), result: null);

    private static async Task<IResult> PostWorkbooks(
        HttpContext context,
        string round,
        IFormCollection form,
        RoundDesk rounds,
        WorkbookDesk desk,
        SurveyMetrics metrics)
    {
        var options = new CollectOptions(context.User.GetActor())
        {
            AsDraft = form["as-draft"].Count > 0,
            Replace = form["replace"].Count > 0,
            TakesDays = true,
        };
        var uploads = (await Uploads.ReadAll(form, "workbooks")).Select(file => new WorkbookUpload(file.Name, file.Bytes)).ToList();
        if (await rounds.Find(round, context.RequestAborted) is null)
        {
            return Results.NotFound();
        }

        var result = await desk.Collect(round, uploads, options, context.RequestAborted);
        metrics.NoteSubmissions(result);
        metrics.NoteProblems(result.Workbooks.SelectMany(workbook => workbook.Problems));
        return await Show(context, round, rounds, options, result);
    }

    private static async Task<IResult> GetArchive(
        string round,
        string? language,
        RoundDesk rounds,
        WorkbookDesk desk,
        InvitationDesk invitations,
        CancellationToken cancellationToken)
    {
        if (
            await rounds.Find(round, cancellationToken) is not { } standing
            || await invitations.FindStatuses(round, cancellationToken) is not { } statuses)
        {
            return Results.NotFound();
        }

        using var archive = new MemoryStream();
        using (var zip = new ZipArchive(archive, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var status in statuses)
            {
                var content = (await desk.Find(round, status.Organization.Code, LanguageFor(status), cancellationToken))!;
                using var entry = zip.CreateEntry(content.FileName, CompressionLevel.NoCompression).Open();
                AnswerWorkbook.Write(entry, content);
            }
        }

        return Results.File(archive.ToArray(), "application/zip", $"{round}-workbooks.zip");

        string LanguageFor(InvitationStatus status) =>
            language is null or ContactLanguage
                ? status.Secretariats.FirstOrDefault()?.Language ?? standing.Round.Questionnaire.DefaultLanguage
                : LanguageTag.IsValid(language) ? language : standing.Round.Questionnaire.DefaultLanguage;
    }

    private static async Task<IResult> Show(
        HttpContext context,
        string round,
        RoundDesk rounds,
        CollectOptions options,
        CollectResult? result) =>
        await rounds.Find(round, context.RequestAborted) is { } standing
            ? DeskFrame.For(context, standing).At("/workbooks").ToPage<WorkbooksPage>(("Options", options), ("Result", result))
            : Results.NotFound();
}
