using Survey.Api.Pages;
using Survey.Collecting.Analysis;
using Survey.Collecting.Rounds;
using Survey.Core.Problems;
using Survey.Files.Reports.Excel;
using Survey.Files.Reports.Sentences;
using Survey.Storage;

namespace Survey.Api.Analysing;

/// <summary>The analyst's desk: texts, footnotes and own sentences of the report.</summary>
internal static class AnalysisPages
{
    private const string EntryPath = "/{round}/analysis/entry";

    /// <summary>Maps the pages. Analysts and coordinators may change what they show.</summary>
    public static void MapAnalysisPages(this RouteGroupBuilder group)
    {
        group.MapGet("/{round}/analysis", GetDesk);
        group.MapGet("/{round}/analysis/footnote", GetFootnote);
        group.MapGet(EntryPath, GetEntry);
        group.MapPost(EntryPath, PostEntry);
    }

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

        var outcome = await EntryButtons.Press(context, form, desk, round, entry.Key, entry.Write(typed, form["basis"]));
        return outcome.Succeeded
            ? (DeskFrame.For(context) with { Standing = standing }).GoTo(
                form["do"] == EntryButtons.Save
                    ? $"/analysis{RegionQuery(entry.Region)}"
                    : $"/analysis/entry?key={Uri.EscapeDataString(entry.Key)}",
                "saved")
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

    private static async Task<OverviewReport> ReadReport(DeskFrame frame, StoreSession session)
    {
        var round = frame.Round;
        var overview = await RoundSnapshot.Latest(session, round).ReadOverview(round.Rule, session.Cancellation);
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

    private static string RegionQuery(string? region) => region is null ? "" : $"?region={region}";
}
