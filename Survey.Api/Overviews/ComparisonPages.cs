using Survey.Api.Http;
using Survey.Api.Pages;
using Survey.Collecting.Rounds;
using Survey.Core.Comparisons;
using Survey.Core.Frameworks;
using Survey.Core.Rounds;
using Survey.Files.Folders;
using Survey.Files.Reports;
using Survey.Storage;

namespace Survey.Api.Overviews;

/// <summary>A round compared with an earlier one as a page, and as the files that the API gives too.</summary>
internal static class ComparisonPages
{
    private const string CrosswalkField = "crosswalk";

    /// <summary>Maps the page and its files.</summary>
    public static void MapComparisonPages(this RouteGroupBuilder group)
    {
        group.MapGet("/{round}/comparison", GetComparison);
        group.MapPost("/{round}/comparison", PostComparison).AcceptsFiles();
        group.MapFile("/{round}/comparison.{format}", OverviewApi.GetComparison);
    }

    /// <summary>Compares two rounds, each by its own rule.</summary>
    /// <param name="earlier">The earlier round.</param>
    /// <param name="later">The later round.</param>
    /// <param name="session">Reads the figures of both.</param>
    /// <param name="crosswalk">Leads from the framework of one round to that of the other; null for none.</param>
    public static Task<RoundComparison> Compare(Round earlier, Round later, StoreSession session, Crosswalk? crosswalk = null) =>
        RoundFigures.Compare(session, (earlier, earlier.Rule), (later, later.Rule), crosswalk);

    private static async Task<IResult> GetComparison(HttpContext context, string round, string? earlier, RoundDesk rounds, IStore store)
    {
        await using var session = await store.BeginReadAsync(context.RequestAborted);
        return await Show(context, round, earlier, crosswalk: null, rounds, session);
    }

    /// <summary>The comparison through a crosswalk, which the form brings with it; as a file if a button asks for one.</summary>
    private static async Task<IResult> PostComparison(
        HttpContext context,
        string round,
        IFormCollection form,
        RoundDesk rounds,
        IStore store)
    {
        var crosswalk = await Uploads.Read(form, CrosswalkField);
        if (crosswalk is null)
        {
            return Results.Redirect($"/rounds/{round}/comparison?earlier={Uri.EscapeDataString(form["earlier"].ToString())}");
        }

        await using var session = await store.BeginReadAsync(context.RequestAborted);
        return await Show(context, round, form["earlier"], crosswalk, rounds, session, form["format"]);
    }

    private static async Task<IResult> Show(
        HttpContext context,
        string round,
        string? earlier,
        UploadedFile? crosswalk,
        RoundDesk rounds,
        StoreSession session,
        string? format = null)
    {
        if (await rounds.Find(round, context.RequestAborted) is not { } standing)
        {
            return Results.NotFound();
        }

        var frame = DeskFrame.For(context, standing).At("/comparison");
        RoundComparison? comparison = null;
        if (!string.IsNullOrEmpty(earlier))
        {
            if (earlier == round || await session.Rounds.Find(earlier) is not var (before, _))
            {
                return Results.NotFound();
            }

            var read = crosswalk is null
                ? null
                : await Uploads.ReadInTurn(
                    context,
                    _ => CrosswalkFile.ReadBetween(crosswalk.Name, crosswalk.Bytes, before.Framework, standing.Round.Framework));
            frame = frame with { Problems = read?.Problems ?? [] };
            comparison = read is { Succeeded: false } ? null : await Compare(before, standing.Round, session, read?.Value);
            if (comparison is not null && ExportFormats.Comparison.FirstOrDefault(each => each.File.Suffix == format) is { } wanted)
            {
                var export = new ComparisonExport(comparison, frame.Now) { Language = PageLanguage.OfDownload(context.Request) };
                return await WholeFile.Give(wanted, export, $"{round}-comparison", context.RequestAborted);
            }
        }

        return frame.ToPage<RoundComparisonPage>(
            ("Comparison", comparison),
            ("Earlier", earlier),
            ("Rounds", EarlierOf(standing.Round, await rounds.GetAll(context.RequestAborted))),
            ("Crosswalk", crosswalk));
    }

    /// <summary>The rounds that did not begin after this one, the latest first. A round without dates may be earlier or later.</summary>
    private static IReadOnlyList<Round> EarlierOf(Round round, IEnumerable<RoundStanding> all) =>
    [
        .. all.Select(standing => standing.Round)
            .Where(other => other.Code != round.Code && !(DayOf(other) > DayOf(round)))
            .OrderByDescending(DayOf)
            .ThenBy(other => other.Code, StringComparer.Ordinal),
    ];

    private static DateOnly? DayOf(Round round) => round.Opens ?? round.Deadline ?? round.Closes;
}
