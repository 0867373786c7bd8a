using Survey.Api.Access;
using Survey.Api.Http;
using Survey.Api.Pages;
using Survey.Collecting.Rounds;
using Survey.Collecting.RoundWorkbooks;
using Survey.Core.Problems;
using Survey.Core.Questionnaires.XlsForms;
using Survey.Files.Reports;

namespace Survey.Api.Rounds;

/// <summary>The workbook of a whole round: downloads, and uploads that make a round or change one.</summary>
internal static class RoundWorkbookPages
{
    /// <summary>The field in which the workbook is chosen.</summary>
    public const string Field = "round-workbook";

    /// <summary>The field of the box to remove what the workbook does not have.</summary>
    public const string Removes = "workbook-removes";

    /// <summary>Maps the downloads and uploads.</summary>
    public static void MapRoundWorkbooks(this RouteGroupBuilder group)
    {
        group.MapGet("/-new/workbook.xlsx", GetNew).RequireAuthorization(AccessPolicies.CoordinatorPage);
        group.MapPost("/-new/workbook", PostNew).RequireAuthorization(AccessPolicies.CoordinatorPage).AcceptsFiles();
        group.MapGet("/{round}/round-workbook.xlsx", Get).RequireAuthorization(AccessPolicies.CoordinatorPage);
        group.MapPost("/{round}/round-workbook", Post).RequireAuthorization(AccessPolicies.CoordinatorPage).AcceptsFiles();
    }

    private static IResult GetNew(HttpContext context) =>
        ToFile(NewRoundWorkbook.Content, DeskFrame.For(context).Texts.Language, NewRoundWorkbook.FileName);

    private static async Task<IResult> PostNew(HttpContext context, IFormCollection form, RoundDesk desk, RoundWorkbookDesk workbooks)
    {
        var problems = new ProblemLog();
        var read = await Read(context, form, problems);
        var outcome = read is null
            ? problems.ToOutcome<RoundStanding>(null)
            : await workbooks.Create(read, context.User.GetActor(), context.RequestAborted);
        return outcome.Succeeded
            ? (DeskFrame.For(context) with { Standing = outcome.Value }).GoTo("/settings", "created", outcome.Problems)
            : await NewRoundPages.ShowNew(
                context,
                DeskFrame.For(context) with { Address = "/rounds/-new", Problems = outcome.Problems },
                new RoundForm(FormCollection.Empty, new ProblemLog()),
                desk);
    }

    private static async Task<IResult> Get(HttpContext context, string round, RoundWorkbookDesk workbooks) =>
        await workbooks.Find(round, context.RequestAborted) is { } content
            ? ToFile(content, DeskFrame.For(context).Texts.Language, $"{round}-round.xlsx")
            : Results.NotFound();

    private static async Task<IResult> Post(
        HttpContext context,
        string round,
        IFormCollection form,
        RoundDesk desk,
        RoundWorkbookDesk workbooks)
    {
        var problems = new ProblemLog();
        await RoundPages.RequireConfirmation(round, form, desk, problems, context.RequestAborted);
        var read = await Read(context, form, problems);
        var outcome = read is null || problems.Errors > 0
            ? problems.ToOutcome<RoundStanding>(null)
            : await workbooks.Change(round, read, form[Removes] == "yes", context.User.GetActor(), context.RequestAborted);
        return await RoundPages.Finish(context, round, desk, outcome, "saved", form);
    }

    private static async Task<XlsForm?> Read(HttpContext context, IFormCollection form, ProblemLog problems)
    {
        if (await Uploads.Read(form, Field) is not { } file)
        {
            problems.Add(ProblemCatalogue.FileMissing["not-chosen"], Place.OfFile("request").Member(Field));
            return null;
        }

        return await Uploads.ReadInTurn(context, ending => RoundWorkbook.Read(file.Bytes, file.Name, problems, ending));
    }

    /// <summary>The workbook as a download.</summary>
    public static IResult ToFile(RoundWorkbookContent content, string language, string name)
    {
        using var file = new MemoryStream();
        RoundWorkbook.Write(file, content, language);
        return Results.File(file.ToArray(), FileFormat.Workbook.MediaType, name);
    }
}
