using Survey.Api.Http;
using Survey.Api.Pages;
using Survey.Collecting.Rounds;
using Survey.Core.Analysis;
using Survey.Core.Rounds;
using Survey.Files.Reports;
using Survey.Storage;

namespace Survey.Api.Overviews;

/// <summary>What a report of a round printed, compared with the answers and with itself.</summary>
internal static class ReconciliationPages
{
    /// <summary>Maps the page, and the text that the API gives too.</summary>
    public static void MapReconciliationPages(this RouteGroupBuilder group)
    {
        group.MapGet("/{round}/reconciliation", GetReconciliation);
        group.MapFile("/{round}/reconciliation.{format}", OverviewApi.GetReconciliation);
    }

    /// <summary>Compares the printed figures of a round with its answers.</summary>
    public static async Task<ReconciliationExport> Compare(
        Round round,
        PublishedFigures published,
        ReportContent content,
        StoreSession session)
    {
        var overview = await RoundSnapshot.Latest(session, round).ReadOverview(round.Rule, session.Cancellation);
        var compared = await Reconciliation.Of(
            overview,
            published,
            session.Responses.Read(round),
            content,
            session.Cancellation);
        return new ReconciliationExport(round, compared, published.Source);
    }

    private static async Task<IResult> GetReconciliation(HttpContext context, string round, RoundDesk rounds, IStore store)
    {
        await using var session = await store.BeginReadAsync(context.RequestAborted);
        if (await rounds.Find(round, context.RequestAborted) is not { } standing)
        {
            return Results.NotFound();
        }

        var content = await session.Analysis.Read(standing.Round);
        var compared = PublishedFigures.Of(standing.Round, content).Value is { } published
            ? await Compare(standing.Round, published, content, session)
            : null;
        return DeskFrame.For(context, standing).ToPage<ReconciliationPage>(("Compared", compared));
    }
}
