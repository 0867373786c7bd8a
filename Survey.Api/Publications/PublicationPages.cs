using Survey.Api.Access;
using Survey.Api.Http;
using Survey.Api.Pages;
using Survey.Collecting.Publications;
using Survey.Collecting.Rounds;
using Survey.Core.Problems;
using Survey.Storage;

namespace Survey.Api.Publications;

/// <summary>Publications of a round as pages, and the files that the API gives too.</summary>
internal static class PublicationPages
{
    /// <summary>Maps the pages of publications.</summary>
    public static void MapPublicationPages(this RouteGroupBuilder group)
    {
        group.MapGet("/{round}/publications", GetPublications);
        group.MapPost("/{round}/publications", PostPublication).RequireAuthorization(AccessPolicies.CoordinatorPage);
        group.MapGet("/{round}/publish-report", GetForm).RequireAuthorization(AccessPolicies.CoordinatorPage);
        group.MapGet("/{round}/publications/{publication}", GetPublication);
        group.MapFile("/{round}/publications/{publication}/overview.{format}", PublicationApi.GetOverview);
        group.MapFile("/{round}/publications/{publication}/results.{format}", PublicationApi.GetResults);
        group.MapFile("/{round}/publications/{publication}/changes.{format}", PublicationApi.GetChanges);
    }

    private static async Task<IResult> GetPublications(HttpContext context, string round, RoundDesk rounds, IStore store)
    {
        await using var session = await store.BeginReadAsync(context.RequestAborted);
        if (await rounds.Find(round, context.RequestAborted) is not { } standing)
        {
            return Results.NotFound();
        }

        var all = (await session.Publications.GetAll(round)).Select(PublicationSummary.Of).Reverse().ToList();
        return DeskFrame.For(context, standing).ToPage<PublicationsPage>(("Publications", all));
    }

    private static async Task<IResult> GetForm(HttpContext context, string round, RoundDesk rounds) =>
        await rounds.Find(round, context.RequestAborted) is { } standing
            ? DeskFrame.For(context, standing).ToPage<PublishReportPage>()
            : Results.NotFound();

    private static async Task<IResult> PostPublication(
        HttpContext context,
        string round,
        IFormCollection form,
        RoundDesk rounds,
        PublicationDesk desk)
    {
        if (await rounds.Find(round, context.RequestAborted) is not { } standing)
        {
            return Results.NotFound();
        }

        var code = form["code"].ToString().Trim();
        var outcome = await desk.Publish(round, code.Length == 0 ? null : code, context.User.GetActor(), context.RequestAborted);
        var frame = DeskFrame.For(context, standing);
        return outcome.Value is { } made
            ? frame.GoTo($"/publications/{made.Code}", "report-published", outcome.Problems)
            : (frame.At("/publish-report") with { Problems = outcome.Problems }).ToPage<PublishReportPage>(("Code", code));
    }

    private static async Task<IResult> GetPublication(
        HttpContext context,
        string round,
        string publication,
        RoundDesk rounds,
        TimeProvider time,
        IStore store)
    {
        await using var session = await store.BeginReadAsync(context.RequestAborted);
        if (await rounds.Find(round, context.RequestAborted) is not { } standing
            || await session.Publications.Find(round, publication) is not { } row)
        {
            return Results.NotFound();
        }

        var found = await PublicationDesk.Find(session, round, publication, Place.OfFile("publication"));
        var changes = found.Value is { } opened ? await opened.Compare(session, time.GetUtcNow()) : null;
        return (DeskFrame.For(context, standing) with { Problems = found.Problems })
            .ToPage<PublicationPage>(("Publication", PublicationSummary.Of(row)), ("Changes", changes));
    }
}
