using System.Globalization;
using Survey.Api.Http;
using Survey.Api.Pages;
using Survey.Collecting.Analysis;
using Survey.Collecting.Rounds;
using Survey.Core.Analysis;
using Survey.Core.Problems;
using Survey.Core.Reading;
using Survey.Core.Responses;
using Survey.Core.Rounds;
using Survey.Storage;
using Survey.Storage.Tables;

namespace Survey.Api.Analysing;

/// <summary>The list of practices on the analyst's desk, and the decisions about single rows.</summary>
internal static class PracticePages
{
    private const string ListPath = "/{round}/analysis/practices";
    private const string PracticePath = "/{round}/analysis/practice";

    /// <summary>Maps the pages. Analysts and coordinators may change what they show.</summary>
    public static void MapPracticePages(this RouteGroupBuilder group)
    {
        group.MapGet(ListPath, GetPractices);
        group.MapPost(ListPath, PostDecision);
        group.MapGet(PracticePath, GetPractice);
        group.MapPost(PracticePath, PostPractice);
    }

    /// <summary>All rows of practices of the responses that count, also those that are not listed; none in an open round.</summary>
    public static async Task<IReadOnlyList<Practice>> ReadPractices(Round round, ReportContent content, StoreSession session) =>
        round.IsOpen
            ? []
            : await session.Responses.Read(round)
                .Where(response => response.State.Counts())
                .SelectMany(response => Practice.Of(round, content, response).ToAsyncEnumerable())
                .ToListAsync(session.Cancellation);

    private static async Task<IResult> GetPractices(
        HttpContext context,
        string round,
        string? organization,
        string? only,
        int? page,
        RoundDesk rounds,
        IStore store) =>
        await ShowPractices(context, round, organization, only, page, [], rounds, store);

    /// <summary>Accepts a suggestion, or takes back that two rows are the same.</summary>
    private static async Task<IResult> PostDecision(
        HttpContext context,
        string round,
        IFormCollection form,
        RoundDesk rounds,
        AnalysisDesk desk,
        IStore store)
    {
        if (await ReadAll(round, rounds, store, context.RequestAborted) is not var (found, _, practices))
        {
            return Results.NotFound();
        }

        var problems = new ProblemLog();
        var outcome = Find(practices, form["organization"], form["row"], problems) is { } practice
            && Decide(practice, form, practices, problems) is { } coding
            ? await desk.Save(
                round,
                coding.Key,
                coding.About(practice.Text).ToJson(),
                EntryButtons.SeenIn(form),
                context.User.GetActor(),
                context.RequestAborted)
            : problems.ToOutcome<AnalysisEntry>(null);
        return outcome.Succeeded
            ? (DeskFrame.For(context) with { Standing = found }).GoTo("/analysis/practices", "saved")
            : await ShowPractices(context, round, organization: null, only: null, page: null, outcome.Problems, rounds, store);
    }

    /// <summary>The decision of a button; null after reporting that there is no such button, or no such other row.</summary>
    private static PracticeCoding? Decide(
        Practice practice,
        IFormCollection form,
        IReadOnlyList<Practice> practices,
        ProblemLog problems)
    {
        var coding = practice.Coding ?? new PracticeCoding(practice.Row);
        switch (form["do"].ToString())
        {
            case "merge":
                return Find(practices, form["with-organization"], form["with-row"], problems) is { } other
                    ? coding with { MergedWith = other.Row }
                    : null;
            case "part":
                return coding with { MergedWith = null };
            case "title":
                return coding with { Title = SuggestTitle(practice) };
            case var button:
                EntryButtons.ReportUnknown(button, problems);
                return null;
        }
    }

    /// <summary>The first sentence of the row, in the language of its response.</summary>
    private static LocalizedText SuggestTitle(Practice practice)
    {
        var title = PracticeSuggestions.TitleOf(practice.Text);
        return practice.Response.Language is { } language
            ? LocalizedText.Of([KeyValuePair.Create(language, title)])
            : LocalizedText.Plain(title);
    }

    private static async Task<IResult> ShowPractices(
        HttpContext context,
        string round,
        string? organization,
        string? only,
        int? page,
        IReadOnlyList<Problem> problems,
        RoundDesk rounds,
        IStore store)
    {
        await using var session = await store.BeginReadAsync(context.RequestAborted);
        if (await rounds.Find(round, context.RequestAborted) is not { } standing)
        {
            return Results.NotFound();
        }

        var rows = await session.Analysis.GetLatest(round);
        var practices = await ReadPractices(standing.Round, AnalysisTable.Read(standing.Round, rows), session);
        return (DeskFrame.For(context, standing).At("/analysis/practices") with { Problems = problems }).ToPage<PracticesPage>(
            ("All", practices),
            ("Revisions", rows.ToDictionary(row => row.Entry, row => row.Revision, StringComparer.Ordinal)),
            ("Organization", organization),
            ("Only", only),
            ("Number", Math.Max(1, page ?? 1)));
    }

    private static async Task<IResult> GetPractice(
        HttpContext context,
        string round,
        string? organization,
        string? row,
        RoundDesk rounds,
        AnalysisDesk desk,
        IStore store) =>
        await ShowPractice(context, round, organization, row, typed: null, [], rounds, desk, store);

    private static async Task<IResult> PostPractice(
        HttpContext context,
        string round,
        IFormCollection form,
        RoundDesk rounds,
        AnalysisDesk desk,
        IStore store)
    {
        if (await ReadAll(round, rounds, store, context.RequestAborted) is not var (found, content, practices))
        {
            return Results.NotFound();
        }

        var problems = new ProblemLog();
        if (Find(practices, form["organization"], form["row"], problems) is not { } practice)
        {
            return await ShowPractices(context, round, organization: null, only: null, page: null, problems.Problems, rounds, store);
        }

        var typed = PracticeForm.Read(form, practice, found.Round, content, practices, problems);
        var outcome = problems.Errors > 0 && form["do"] == EntryButtons.Save
            ? problems.ToOutcome<AnalysisEntry>(null)
            : await EntryButtons.Press(context, form, desk, round, typed.Key, typed.ToJson());
        return outcome.Succeeded
            ? (DeskFrame.For(context) with { Standing = found }).GoTo(
                form["do"] == EntryButtons.Save
                    ? "/analysis/practices"
                    : $"/analysis/practice?organization={practice.Row.Respondent}&row={form["row"]}",
                "saved")
            : await ShowPractice(
                context,
                round,
                form["organization"],
                form["row"],
                typed,
                outcome.Problems,
                rounds,
                desk,
                store);
    }

    private static async Task<IResult> ShowPractice(
        HttpContext context,
        string round,
        string? organization,
        string? row,
        PracticeCoding? typed,
        IReadOnlyList<Problem> problems,
        RoundDesk rounds,
        AnalysisDesk desk,
        IStore store)
    {
        if (await ReadAll(round, rounds, store, context.RequestAborted) is not var (standing, content, practices)
            || Find(practices, organization, row) is not { } practice)
        {
            return Results.NotFound();
        }

        var address = $"/analysis/practice?organization={practice.Row.Respondent}&row={row}";
        return (DeskFrame.For(context, standing).At(address) with { Problems = problems }).ToPage<PracticePage>(
            ("Practice", practice),
            ("Coding", typed ?? practice.Coding ?? new PracticeCoding(practice.Row)),
            ("Categories", PracticeCategory.GetCategories(standing.Round, content)),
            ("Others", practices),
            ("History", await desk.GetHistory(round, new PracticeCoding(practice.Row).Key, context.RequestAborted) ?? []),
            ("IsStale", problems.Any(problem => problem.Kind == ProblemCatalogue.EntryStale)));
    }

    /// <summary>A round, what analysts added to its report, and all rows of its practices; null if there is no such round.</summary>
    private static async Task<(RoundStanding Standing, ReportContent Content, IReadOnlyList<Practice> Practices)?> ReadAll(
        string round,
        RoundDesk rounds,
        IStore store,
        CancellationToken cancellationToken)
    {
        await using var session = await store.BeginReadAsync(cancellationToken);
        if (await rounds.Find(round, cancellationToken) is not { } standing)
        {
            return null;
        }

        var content = await session.Analysis.Read(standing.Round);
        return (standing, content, await ReadPractices(standing.Round, content, session));
    }

    /// <summary>The row that a form names; null after reporting that there is none, for instance since its answer was changed.</summary>
    private static Practice? Find(IReadOnlyList<Practice> practices, string? organization, string? row, ProblemLog problems)
    {
        var found = Find(practices, organization, row);
        if (found is null)
        {
            problems.Add(ProblemCatalogue.AnalysisEntryUnknown["row"], Place.OfFile("request"), ("found", $"{organization} {row}"));
        }

        return found;
    }

    private static Practice? Find(IReadOnlyList<Practice> practices, string? organization, string? row) =>
        practices.FirstOrDefault(practice =>
            practice.Row.Respondent == organization && practice.Number.ToString(CultureInfo.InvariantCulture) == row);
}
