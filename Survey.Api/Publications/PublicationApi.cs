using System.ComponentModel;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Survey.Api.Access;
using Survey.Api.Http;
using Survey.Api.Overviews;
using Survey.Api.Pages;
using Survey.Api.Rounds;
using Survey.Collecting.Publications;
using Survey.Core.Problems;
using Survey.Files.Reports;
using Survey.Storage;

namespace Survey.Api.Publications;

/// <summary>Publications of a round: list them, make one, and make the outputs of one again.</summary>
public static class PublicationApi
{
    /// <summary>Maps <c>/rounds/{round}/publications</c>.</summary>
    public static RouteGroupBuilder MapPublications(this IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup("/rounds/{round}/publications").WithTags("Publications");
        group.MapGet("", GetPublications).WithName("ListPublications").WithSummary("The publications of a round, the first one first.")
            .RequireAuthorization(AccessPolicies.AccountApi).ProducesProblems(404);
        group.MapPost("", PostPublication).WithName("PublishReport").WithSummary("Freezes the present state of a round.")
            .RequireAuthorization(AccessPolicies.CoordinatorApi).ProducesProblems(404, 409, 422);
        Map(
            group,
            "overview",
            GetOverview,
            "PublishedOverview",
            "The overview as it was published",
            ExportFormats.Overview,
            DocumentExamples.Overview);
        Map(
            group,
            "results",
            GetResults,
            "PublishedResults",
            "The results as they were published",
            ExportFormats.Results,
            DocumentExamples.Results);
        Map(
            group,
            "changes",
            GetChanges,
            "PublicationChanges",
            "Which figures changed since, and because of what",
            ExportFormats.Changes,
            DocumentExamples.Changes);
        return group;
    }

    private static void Map<TRecord>(
        RouteGroupBuilder group,
        string name,
        Delegate handler,
        string operation,
        string summary,
        IReadOnlyList<ExportFormat<TRecord>> formats,
        string example) =>
        group.MapGet($"/{{publication}}/{name}.{{format}}", handler)
            .WithName($"Get{operation}")
            .WithSummary($"{summary}: {string.Join(", ", formats.Select(format => format.File.Suffix))}.")
            .RequireAuthorization(AccessPolicies.AccountApi)
            .Produces<object>(200, formats[0].File.MediaType, [.. formats.Skip(1).Select(format => format.File.MediaType)])
            .WithMetadata(new OperationExample(IsBody: false, FileFormat.Json.MediaType, example))
            .ProducesProblems(404, 422);

    private static async Task<Results<Ok<Page<PublicationSummary>>, ProblemResult>> GetPublications(
        string round,
        [AsParameters] PageRequest page,
        IStore store,
        CancellationToken cancellationToken)
    {
        await using var session = await store.BeginReadAsync(cancellationToken);
        return await session.Rounds.Find(round) is null
            ? RoundApi.Unknown(round)
            : TypedResults.Ok(page.Cut(await session.Publications.GetAll(round), row => row.Code, PublicationSummary.Of));
    }

    private static async Task<Results<Created<PublicationSummary>, ProblemResult>> PostPublication(
        string round,
        PublishReport request,
        HttpContext context,
        PublicationDesk desk,
        IStore store)
    {
        var outcome = await desk.Publish(round, request.Code, context.User.GetActor(), context.RequestAborted);
        if (outcome.Value is not { } made)
        {
            return ProblemResult.Of(outcome);
        }

        await using var session = await store.BeginReadAsync(context.RequestAborted);
        var row = (await session.Publications.Find(round, made.Code))!;
        return TypedResults.Created($"{context.Request.PathBase}{context.Request.Path}/{made.Code}", PublicationSummary.Of(row));
    }

    // The pages use it too, like the next two.
    internal static Task<Results<FileStreamHttpResult, ProblemResult>> GetOverview(
        string round,
        [Description("The publication's code.")] string publication,
        [FromQuery(Name = AnnexesQuery.Name), Description(AnnexesQuery.Description)] string[]? annexes,
        HttpRequest request,
        IStore store)
    {
        var problems = new ProblemLog();
        var wanted = AnnexesQuery.Read(annexes, request, problems);
        return problems.Errors > 0
            ? Task.FromResult<Results<FileStreamHttpResult, ProblemResult>>(ProblemResult.Of(problems.ToOutcome<string>(null)))
            : Give(round, publication, "overview", request, store, ExportFormats.Overview, async (opened, session) =>
                await opened.GetOverview(session.Cancellation) with
                {
                    Language = PageLanguage.OfDownload(request),
                    Annexes = wanted,
                });
    }

    internal static Task<Results<FileStreamHttpResult, ProblemResult>> GetResults(
        string round,
        [Description("The publication's code.")] string publication,
        HttpRequest request,
        IStore store) =>
        Give(round, publication, "results", request, store, ExportFormats.Results, async (opened, session) =>
            await opened.GetResults(Core.Results.ResultSelection.All, session.Cancellation) with
            {
                Language = PageLanguage.OfDownload(request),
            });

    internal static Task<Results<FileStreamHttpResult, ProblemResult>> GetChanges(
        string round,
        [Description("The publication's code.")] string publication,
        HttpRequest request,
        IStore store,
        TimeProvider time) =>
        Give(round, publication, "changes", request, store, ExportFormats.Changes, async (opened, session) =>
            await opened.Compare(session, time.GetUtcNow()) with { Language = PageLanguage.OfDownload(request) });

    private static async Task<Results<FileStreamHttpResult, ProblemResult>> Give<TRecord>(
        string round,
        string publication,
        string name,
        HttpRequest request,
        IStore store,
        IReadOnlyList<ExportFormat<TRecord>> formats,
        Func<OpenPublication, StoreSession, Task<TRecord>> read)
    {
        var suffix = (string)request.RouteValues["format"]!;
        if (Negotiation.Find(suffix, request, formats) is not { } format)
        {
            return Negotiation.None(suffix, formats);
        }

        await using var session = await store.BeginReadAsync(request.HttpContext.RequestAborted);
        if (await session.Rounds.Find(round) is null)
        {
            return RoundApi.Unknown(round);
        }

        var found = await PublicationDesk.Find(session, round, publication, QueryLookup.PlaceOf("publication"));
        return found.Value is { } opened
            ? await WholeFile.Give(format, await read(opened, session), $"{round}-{publication}-{name}", session.Cancellation)
            : ProblemResult.Of(found);
    }
}
