using Microsoft.AspNetCore.Mvc;
using Survey.Api.Http;
using Survey.Api.Pages;
using Survey.Collecting.Rounds;
using Survey.Core.Problems;
using Survey.Core.Responses;
using Survey.Storage;

namespace Survey.Api.Overviews;

/// <summary>The overview as a page, and as the files that the API gives too.</summary>
internal static class OverviewPages
{
    /// <summary>Maps a round's overview.</summary>
    public static void MapOverviewPages(this RouteGroupBuilder group)
    {
        group.MapGet("/{round}/overview", GetOverview);
        group.MapFile("/{round}/overview.{format}", OverviewApi.GetOverview);
        group.MapFile("/{round}/export.{format}", ExportApi.GetExport);
    }

    private static async Task<IResult> GetOverview(
        HttpContext context,
        string round,
        string? region,
        [FromQuery(Name = AsOfQuery.Name)] string? asOf,
        [FromQuery(Name = AnnexesQuery.Name)] string[]? annexes,
        RoundDesk rounds,
        TimeProvider time,
        IStore store)
    {
        await using var session = await store.BeginReadAsync(context.RequestAborted);
        if (await rounds.Find(round, context.RequestAborted) is not { } standing)
        {
            return Results.NotFound();
        }

        var found = standing.Round;
        var problems = new ProblemLog();
        var snapshot = RoundSnapshot.At(session, found, AsOfQuery.Read(asOf, found, time, problems));
        var overview = await snapshot.ReadOverview(found.Rule, context.RequestAborted);
        var shown = overview.Regions.FirstOrDefault(each => each.Region.Code == region);
        if (shown is null && region is not null)
        {
            return Results.NotFound();
        }

        var chosen = AnnexesQuery.Read(annexes, problems);
        var content = await session.Analysis.Read(found);

        // An open round has no organizations, so no footnotes, and its practices may be too many.
        var responses = found.IsOpen
            ? []
            : await snapshot.Read().Where(response => response.State.Counts()).ToListAsync(context.RequestAborted);
        return (DeskFrame.For(context, standing) with { Problems = problems.Problems })
            .ToPage<OverviewPage>(
                ("Overview", overview),
                ("Region", shown),
                ("Responses", responses),
                ("Content", content),
                ("Annexes", chosen));
    }
}
