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
using Survey.Files.Reports.Excel;
using Survey.Files.Reports.Sentences;
using Survey.Storage;
using Survey.Storage.Tables;

namespace Survey.Api.Analysing;

/// <summary>The analyst's desk: texts, footnotes and own sentences of the report, and decisions about practices.</summary>
internal static class AnalysisPages
{
    private const string EntryPath = "/{round}/analysis/entry";
    private const string PracticePath = "/{round}/analysis/practice";
    private const string Save = "save";
    private const string Saved = "saved";

    /// <summary>Maps the pages. Analysts and coordinators may change what they show.</summary>
    public static void MapAnalysisPages(this RouteGroupBuilder group)
    {
        group.MapGet("/{round}/analysis", GetDesk);
        group.MapGet("/{round}/analysis/footnote", GetFootnote);
        group.MapGet(EntryPath, GetEntry);
        group.MapPost(EntryPath, PostEntry);
        group.MapGet("/{round}/analysis/practices", GetPractices);
        group.MapPost("/{round}/analysis/practices", PostDecision);
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

    private static async Task<IResult> GetDesk(HttpContext context, string round, string? region, RoundDesk rounds, IStore store)
    {
        await using var session = await store.BeginReadAsync(context.RequestAborted);
        if (await rounds.Find(round, context.RequestAborted) is not { } standing)
        {
            return Results.NotFound();
        }

        var only = standing.Round.Directory.FindRegion(region ?? "");
        if (only is null && region is not null)
        {
            return Results.NotFound();
        }

        var frame = DeskFrame.For(context, standing);
        var report = await ReadReport(frame, session);
        return frame.ToPage<AnalysisPage>(
            ("Content", report.Content),
            ("Region", only),
            ("Sentences", ReportSentences.Of(report).Where(sentence => sentence.Region?.Position == only?.Position).ToList()));
    }

    /// <summary>Leads from the choice of an organization or figure to the page of its footnote.</summary>
    private static async Task<IResult> GetFootnote(HttpContext context, string round, string? region, string? at, RoundDesk rounds)
    {
        var key = $"footnote:{(string.IsNullOrEmpty(region) ? "-" : region)}:{at}";
        return await rounds.Find(round, context.RequestAborted) is { } standing
            && new EntryForm(key) is { IsValid: true } form
            && form.Fits(standing.Round)
                ? Results.Redirect($"/rounds/{round}/analysis/entry?key={Uri.EscapeDataString(key)}")
                : Results.NotFound();
    }

    private static async Task<IResult> GetEntry(
        HttpContext context,
        string round,
        string? key,
        RoundDesk rounds,
        AnalysisDesk desk,
        IStore store) =>
        await ShowEntry(context, round, key ?? "", typed: null, [], rounds, desk, store);

    private static async Task<IResult> PostEntry(
        HttpContext context,
        string round,
        IFormCollection form,
        RoundDesk rounds,
        AnalysisDesk desk,
        IStore store)
    {
        var entry = new EntryForm(form["key"].ToString());
        if (!entry.IsValid || await rounds.Find(round, context.RequestAborted) is not { } standing)
        {
            return Results.NotFound();
        }

        var typed = entry.LanguagesOf(standing.Round).ToDictionary(
            language => language.Tag,
            language => form[$"text-{language.Tag}"].ToString().ReplaceLineEndings("\n").Trim(),
            StringComparer.Ordinal);
        if (form["do"] == "preview")
        {
            return await ShowEntry(context, round, entry.Key, typed, [], rounds, desk, store);
        }

        var outcome = await Press(context, form, desk, round, entry.Key, entry.Write(typed, form["basis"]));
        return outcome.Succeeded
            ? (DeskFrame.For(context) with { Standing = standing }).GoTo(
                form["do"] == Save ? $"/analysis{RegionQuery(entry.Region)}" : $"/analysis/entry?key={Uri.EscapeDataString(entry.Key)}",
                Saved)
            : await ShowEntry(context, round, entry.Key, typed, outcome.Problems, rounds, desk, store);
    }

    private static async Task<IResult> ShowEntry(
        HttpContext context,
        string round,
        string key,
        IReadOnlyDictionary<string, string>? typed,
        IReadOnlyList<Problem> problems,
        RoundDesk rounds,
        AnalysisDesk desk,
        IStore store)
    {
        await using var session = await store.BeginReadAsync(context.RequestAborted);
        var form = new EntryForm(key);
        if (!form.IsValid || await rounds.Find(round, context.RequestAborted) is not { } standing || !form.Fits(standing.Round))
        {
            return Results.NotFound();
        }

        var frame = DeskFrame.For(context, standing).At($"/analysis/entry?key={Uri.EscapeDataString(key)}") with { Problems = problems };
        var history = await desk.GetHistory(round, key, context.RequestAborted) ?? [];
        return frame.ToPage<EntryPage>(
            ("Form", form),
            ("Texts", typed ?? form.Read(history.Count > 0 ? history[0].Document : null, standing.Round)),
            ("ShowsPreview", typed is not null && problems.Count == 0),
            ("Sentence", form.IsSentence ? await FindSentence(frame, form, session) : null),
            ("History", history),
            ("IsStale", problems.Any(problem => problem.Kind == ProblemCatalogue.EntryStale)));
    }

    private static async Task<ReportSentence?> FindSentence(DeskFrame frame, EntryForm form, StoreSession session)
    {
        var report = await ReadReport(frame, session) with { Language = form.LanguagesOf(frame.Round)[0] };
        return ReportSentences.Of(report).FirstOrDefault(sentence =>
            sentence.Region?.Code == form.Region && sentence.Theme?.Code == form.Theme && sentence.Key == form.Subject);
    }

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
        await using var session = await store.BeginReadAsync(context.RequestAborted);
        if (await ReadAll(round, rounds, session) is not var (found, _, practices))
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
                SeenIn(form),
                context.User.GetActor(),
                context.RequestAborted)
            : problems.ToOutcome<AnalysisEntry>(null);
        return outcome.Succeeded
            ? (DeskFrame.For(context) with { Standing = found }).GoTo("/analysis/practices", Saved)
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
                ReportUnknownButton(button, problems);
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
        await using var session = await store.BeginReadAsync(context.RequestAborted);
        if (await ReadAll(round, rounds, session) is not var (found, content, practices))
        {
            return Results.NotFound();
        }

        var problems = new ProblemLog();
        if (Find(practices, form["organization"], form["row"], problems) is not { } practice)
        {
            return await ShowPractices(context, round, organization: null, only: null, page: null, problems.Problems, rounds, store);
        }

        var typed = PracticeForm.Read(form, practice, found.Round, content, practices, problems);
        var outcome = problems.Errors > 0 && form["do"] == Save
            ? problems.ToOutcome<AnalysisEntry>(null)
            : await Press(context, form, desk, round, typed.Key, typed.ToJson());
        return outcome.Succeeded
            ? (DeskFrame.For(context) with { Standing = found }).GoTo(
                form["do"] == Save
                    ? "/analysis/practices"
                    : $"/analysis/practice?organization={practice.Row.Respondent}&row={form["row"]}",
                Saved)
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
        await using var session = await store.BeginReadAsync(context.RequestAborted);
        if (await ReadAll(round, rounds, session) is not var (standing, content, practices)
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
        StoreSession session)
    {
        if (await rounds.Find(round, session.Cancellation) is not { } standing)
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

    private static async Task<OverviewReport> ReadReport(DeskFrame frame, StoreSession session)
    {
        var round = frame.Round;
        var overview = await Overview.Of(round, round.Rule, session.Responses.ReadDigests(round), session.Cancellation);
        return new OverviewReport(
            overview,
            await ReportAnswers.Read(overview, session.Responses.Read(round), session.Cancellation),
            frame.Now,
            "",
            Language: frame.Texts.In)
        {
            Content = await session.Analysis.Read(round),
        };
    }

    /// <summary>Does what the pressed button says: stores the entry as typed, removes it, or restores a revision.</summary>
    /// <returns>The latest revision; a problem, and nothing changed, if there is no such button or revision.</returns>
    private static async Task<Outcome<AnalysisEntry>> Press(
        HttpContext context,
        IFormCollection form,
        AnalysisDesk desk,
        string round,
        string key,
        string? typed)
    {
        const string Restore = "restore-";
        var (button, seen, actor) = (form["do"].ToString(), SeenIn(form), context.User.GetActor());
        if (button.StartsWith(Restore, StringComparison.Ordinal))
        {
            return await desk.Restore(round, key, button[Restore.Length..], seen, actor, context.RequestAborted);
        }

        if (button is Save or "remove")
        {
            return await desk.Save(round, key, button == Save ? typed : null, seen, actor, context.RequestAborted);
        }

        var problems = new ProblemLog();
        ReportUnknownButton(button, problems);
        return problems.ToOutcome<AnalysisEntry>(null);
    }

    private static void ReportUnknownButton(string button, ProblemLog problems) =>
        problems.Add(ProblemCatalogue.RequestMalformed["button"], Place.OfFile("request"), ("found", button));

    private static int? SeenIn(IFormCollection form) => Preconditions.ToRevision(form["seen"]);

    private static string RegionQuery(string? region) => region is null ? "" : $"?region={region}";
}
