using Survey.Api.Http;
using Survey.Api.Pages;
using Survey.Collecting.Rounds;
using Survey.Core.Comparisons;
using Survey.Core.Rounds;
using Survey.Storage;

namespace Survey.Api.Overviews;

/// <summary>A round compared with an earlier one as a page, and as the files that the API gives too.</summary>
internal static class ComparisonPages
{
    /// <summary>Maps the page and its files.</summary>
    public static void MapComparisonPages(this RouteGroupBuilder group)
    {
        group.MapGet("/{round}/comparison", GetComparison);
        group.MapFile("/{round}/comparison.{format}", OverviewApi.GetComparison);
    }

    /// <summary>Compares two rounds, each by its own rule.</summary>
    public static async Task<RoundComparison> Compare(Round earlier, Round later, StoreSession session) =>
        RoundComparison.Of(
            await RoundFigures.Read(session, earlier, earlier.Rule),
            await RoundFigures.Read(session, later, later.Rule));

    private static async Task<IResult> GetComparison(HttpContext context, string round, string? earlier, RoundDesk rounds, IStore store)
    {
        await using var session = await store.BeginReadAsync(context.RequestAborted);
        if (await rounds.Find(round, context.RequestAborted) is not { } standing)
        {
            return Results.NotFound();
        }

        var codes = (await session.Rounds.GetCodes()).Where(code => code != round).ToList();
        RoundComparison? comparison = null;
        if (!string.IsNullOrEmpty(earlier))
        {
            if (earlier == round || await session.Rounds.Find(earlier) is not var (before, _))
            {
                return Results.NotFound();
            }

            comparison = await Compare(before, standing.Round, session);
        }

        return DeskFrame.For(context, standing).ToPage<RoundComparisonPage>(("Comparison", comparison), ("Codes", codes));
    }
}
