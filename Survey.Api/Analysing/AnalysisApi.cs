using Microsoft.AspNetCore.Http.HttpResults;
using Survey.Api.Access;
using Survey.Api.Http;
using Survey.Api.Rounds;
using Survey.Collecting.Analysis;
using Survey.Core.Analysis;
using Survey.Core.Problems;
using Survey.Storage;

namespace Survey.Api.Analysing;

/// <summary>Endpoints of what analysts add to a round's report.</summary>
public static class AnalysisApi
{
    private const string Entry = "/entries/{key}";

    /// <summary>Maps <c>/rounds/{round}/analysis</c>.</summary>
    public static RouteGroupBuilder MapAnalysis(this IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup("/rounds/{round}/analysis").WithTags("Analysis").RequireAuthorization(AccessPolicies.AccountApi);
        group
            .MapGet("", GetContent)
            .WithName("GetAnalysis")
            .WithSummary("What analysts added to the report, as the file analysis.json.")
            .ProducesExample("""{"texts": [{"kind": "remarks", "text": {"en": "Most answers came in June."}}]}""")
            .ProducesProblems(404);
        group
            .MapGet("/suggestions", GetSuggestions)
            .WithName("ListAnalysisSuggestions")
            .WithSummary("Suggested titles of practices, and practices that may be the same. Nothing is changed.")
            .ProducesProblems(404);
        group
            .MapGet(Entry, GetEntry)
            .WithName("GetAnalysisEntry")
            .WithSummary("The latest revision of an entry, with its ETag.")
            .WithDescription("A key is for instance text:africa:-:remarks, footnote:-:figure:late or practice:rcm:3.")
            .ProducesProblems(404);
        group
            .MapPut(Entry, PutEntry)
            .WithName("SetAnalysisEntry")
            .WithSummary("Stores an entry as a new revision. If-Match \"0\" means that there must be none yet.")
            .TakesIfMatch()
            .ProducesProblems(404, 412, 422);
        group
            .MapDelete(Entry, DeleteEntry)
            .WithName("RemoveAnalysisEntry")
            .WithSummary("Removes an entry; its revisions stay.")
            .TakesIfMatch()
            .ProducesProblems(404, 412, 422);
        group
            .MapGet(Entry + "/revisions", GetRevisions)
            .WithName("ListAnalysisEntryRevisions")
            .WithSummary("All revisions of an entry, the latest first.")
            .ProducesProblems(404);
        return group;
    }

    private static async Task<Results<ContentHttpResult, ProblemResult>> GetContent(string round, HttpContext context, IStore store)
    {
        await using var session = await store.BeginReadAsync(context.RequestAborted);
        return await session.Rounds.Find(round) is var (found, _)
            ? TypedResults.Content((await session.Analysis.Read(found)).ToJson(), "application/json")
            : RoundApi.Unknown(round);
    }

    private static async Task<Results<Ok<Page<SuggestionView>>, ProblemResult>> GetSuggestions(
        string round,
        [AsParameters] PageRequest page,
        HttpContext context,
        IStore store)
    {
        await using var session = await store.BeginReadAsync(context.RequestAborted);
        if (await session.Rounds.Find(round) is not var (found, _))
        {
            return RoundApi.Unknown(round);
        }

        var practices = await PracticePages.ReadPractices(found, await session.Analysis.Read(found), session);
        List<SuggestionView> all =
        [
            .. practices
                .Where(practice => practice.ListedAs is null)
                .Select(practice => new SuggestionView(
                    "title",
                    PracticeRowView.Of(practice),
                    PracticeSuggestions.TitleOf(practice.Text),
                    With: null,
                    Similarity: null)),
            .. PracticeSuggestions
                .FindSame(practices)
                .Select(pair => new SuggestionView(
                    "merge",
                    PracticeRowView.Of(pair.First),
                    Title: null,
                    PracticeRowView.Of(pair.Second),
                    decimal.Round(pair.Similarity, 4))),
        ];
        return TypedResults.Ok(page.Cut(all, each => $"{each.Kind} {each.Practice} {each.With}", each => each));
    }

    private static async Task<Results<Ok<AnalysisEntryView>, ProblemResult>> GetEntry(
        string round,
        string key,
        HttpContext context,
        AnalysisDesk desk)
    {
        if (await desk.Find(round, key, context.RequestAborted) is not { } entry)
        {
            return RoundApi.Unknown(round);
        }

        return entry.Document is null ? NoEntry(key) : Give(entry, context);
    }

    private static async Task<Results<Ok<AnalysisEntryView>, ProblemResult>> PutEntry(
        string round,
        string key,
        SaveAnalysisEntry body,
        HttpContext context,
        AnalysisDesk desk)
    {
        var outcome = await desk.Save(
            round,
            key,
            body.Entry.GetRawText(),
            Preconditions.ToRevision(Preconditions.FindStamp(context.Request)),
            context.User.GetActor(),
            context.RequestAborted);
        return outcome.Value is { } stored ? Give(stored, context) : ProblemResult.Of(outcome);
    }

    private static async Task<Results<NoContent, ProblemResult>> DeleteEntry(
        string round,
        string key,
        HttpContext context,
        AnalysisDesk desk)
    {
        if (await desk.Find(round, key, context.RequestAborted) is { Document: null })
        {
            return NoEntry(key);
        }

        var outcome = await desk.Save(
            round,
            key,
            document: null,
            Preconditions.ToRevision(Preconditions.FindStamp(context.Request)),
            context.User.GetActor(),
            context.RequestAborted);
        return outcome.Succeeded ? TypedResults.NoContent() : ProblemResult.Of(outcome);
    }

    private static async Task<Results<Ok<Page<AnalysisEntryView>>, ProblemResult>> GetRevisions(
        string round,
        string key,
        [AsParameters] PageRequest page,
        HttpContext context,
        AnalysisDesk desk)
    {
        if (await desk.GetHistory(round, key, context.RequestAborted) is not { } history)
        {
            return RoundApi.Unknown(round);
        }

        return history.Count == 0 ? NoEntry(key) : TypedResults.Ok(page.Cut(history, entry => entry.Stamp, AnalysisEntryView.Of));
    }

    private static Ok<AnalysisEntryView> Give(AnalysisEntry entry, HttpContext context)
    {
        context.Response.Headers.ETag = Preconditions.ToETag(entry.Stamp);
        return TypedResults.Ok(AnalysisEntryView.Of(entry));
    }

    private static ProblemResult NoEntry(string key) =>
        ProblemResult.Of(StatusCodes.Status404NotFound, ProblemCatalogue.AnalysisEntryUnknown, ("found", key));
}
