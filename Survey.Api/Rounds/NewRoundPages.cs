using Survey.Api.Access;
using Survey.Api.Http;
using Survey.Api.Pages;
using Survey.Collecting.Directories;
using Survey.Collecting.Rounds;
using Survey.Collecting.RoundWorkbooks;
using Survey.Core.Problems;
using Survey.Core.Rounds;
using Survey.Files.Library;

namespace Survey.Api.Rounds;

/// <summary>Pages to make a round from files and parts of other rounds, or to copy one.</summary>
internal static class NewRoundPages
{
    /// <summary>Maps <c>/rounds/-new</c> and <c>/rounds/-copy</c>.</summary>
    public static void MapNewRoundPages(this RouteGroupBuilder group)
    {
        group.MapGet("/-new", GetNew).RequireAuthorization(AccessPolicies.CoordinatorPage);
        group.MapPost("/-new", PostNew).RequireAuthorization(AccessPolicies.CoordinatorPage).AcceptsFiles();
        group.MapPost("/-new/chosen.xlsx", PostWorkbook).RequireAuthorization(AccessPolicies.CoordinatorPage).AcceptsFiles();
        group.MapGet("/-copy", GetCopy).RequireAuthorization(AccessPolicies.CoordinatorPage);
        group.MapPost("/-copy", PostCopy).RequireAuthorization(AccessPolicies.CoordinatorPage);
    }

    private static async Task<IResult> GetNew(HttpContext context, RoundDesk desk) =>
        await ShowNew(context, DeskFrame.For(context), new RoundForm(FormCollection.Empty, new ProblemLog()), desk);

    private static async Task<IResult> PostNew(HttpContext context, IFormCollection form, RoundDesk desk, NewRoundDesk newRounds)
    {
        var problems = new ProblemLog();
        var round = new RoundForm(form, problems);
        var (files, contacts) = await Read(context, round, problems, desk);
        var outcome =
            problems.Errors > 0
                ? problems.ToOutcome<RoundStanding>(null)
                : await newRounds.Create(files, contacts, context.User.GetActor(), context.RequestAborted);
        if (outcome.Succeeded)
        {
            return (DeskFrame.For(context) with { Standing = outcome.Value }).GoTo(
                "/settings",
                "created",
                problems.Problems.Concat(outcome.Problems.Where(problem => problem.Kind != ProblemCatalogue.RoundInvitesNobody)));
        }

        return await Refuse(context, round, outcome.Problems, desk);
    }

    /// <summary>The chosen parts as a workbook, to be filled in and uploaded; nothing is stored.</summary>
    private static async Task<IResult> PostWorkbook(HttpContext context, IFormCollection form, RoundDesk desk)
    {
        var problems = new ProblemLog();
        var round = new RoundForm(form, problems);
        var (files, contacts) = await Read(context, round, problems, desk);
        var (definition, _) = NewRoundDesk.ReadFiles(files, problems);
        return definition is null || problems.Errors > 0
            ? await Refuse(context, round, problems.Problems, desk)
            : RoundWorkbookPages.ToFile(
                new RoundWorkbookContent(definition, Revision: null, contacts, []),
                DeskFrame.For(context).Texts.Language,
                NewRoundWorkbook.FileName);
    }

    private static async Task<(IReadOnlyList<RoundFile> Files, IReadOnlyList<Contact> Contacts)> Read(
        HttpContext context,
        RoundForm round,
        ProblemLog problems,
        RoundDesk desk)
    {
        var rounds = await desk.GetAll(context.RequestAborted);
        var read = new NewRoundForm(
            round,
            problems,
            context,
            async code => (await desk.FindDefinition(code, context.RequestAborted))?.Definition);
        return await read.Read([.. rounds.Select(each => each.Round.Code)]);
    }

    private static async Task<IResult> Refuse(HttpContext context, RoundForm round, IReadOnlyList<Problem> problems, RoundDesk desk)
    {
        // The codes of framework and questionnaire come from their files; if a file is missing, report only that. Types and regions get
        // names only in a round.
        List<Problem> shown =
        [
            .. problems.Where(problem =>
                problem.Variant != ProblemCatalogue.LabelMissing["kinds"]
                && (problem.Kind != ProblemCatalogue.CodeInvalid
                    || problem.Place is not { File: "round.json", Path: "framework" or "questionnaire" })),
        ];
        return await ShowNew(
            context,
            DeskFrame.For(context) with { Address = "/rounds/-new", Problems = shown, FileParts = await round.FindParts() },
            round,
            desk);
    }

    /// <summary>Shows the page for a new round.</summary>
    public static async Task<IResult> ShowNew(HttpContext context, DeskFrame frame, RoundForm round, RoundDesk desk) =>
        frame.ToPage<NewRoundPage>(
            ("Rounds", await desk.GetAll(context.RequestAborted)),
            ("Items", ProductLibrary.Items),
            ("Languages", round.GetAll(NewRoundForm.Languages)),
            ("Files", await round.Keep(frame)),
            ("Get", (Func<string, string>)round.Get));

    private static async Task<IResult> GetCopy(HttpContext context, RoundDesk desk, string? from) =>
        DeskFrame
            .For(context)
            .ToPage<CopyRoundPage>(
                ("Rounds", await desk.GetAll(context.RequestAborted)),
                ("Get", (Func<string, string>)(name => name == "from" ? from ?? "" : "")));

    private static async Task<IResult> PostCopy(HttpContext context, IFormCollection form, RoundDesk desk, NewRoundDesk newRounds)
    {
        var problems = new ProblemLog();
        var round = new RoundForm(form, problems);
        var dates = round.ReadDates();
        var outcome =
            problems.Errors > 0
                ? problems.ToOutcome<RoundStanding>(null)
                : await newRounds.Copy(
                    round.Get("from"),
                    round.Get("code"),
                    round.Get("title") is { Length: > 0 } title ? title : null,
                    dates,
                    context.User.GetActor(),
                    context.RequestAborted);
        return outcome.Succeeded
            ? (DeskFrame.For(context) with { Standing = outcome.Value }).GoTo("/settings", "created", outcome.Problems)
            : (DeskFrame.For(context) with { Address = "/rounds/-copy", Problems = outcome.Problems }).ToPage<CopyRoundPage>(
                ("Rounds", await desk.GetAll(context.RequestAborted)),
                ("Get", (Func<string, string>)round.Get));
    }
}
