using Microsoft.AspNetCore.Http.HttpResults;
using Survey.Api.Http;
using Survey.Api.Pages;
using Survey.Collecting.Rounds;
using Survey.Core.Results;
using Survey.Storage;

namespace Survey.Api.Overviews;

/// <summary>The alignment tables of a round as a page, and as the files that the API gives too.</summary>
internal static class AlignmentPages
{
    /// <summary>Maps the alignment tables of a round.</summary>
    public static void MapAlignmentPages(this RouteGroupBuilder group)
    {
        group.MapGet("/{round}/alignments", GetAlignments);
        group.MapFile("/{round}/alignments.{format}", GetFile);
    }

    private static async Task<IResult> GetAlignments(HttpContext context, string round, RoundDesk rounds, IStore store)
    {
        await using var session = await store.BeginReadAsync(context.RequestAborted);
        if (await rounds.Find(round, context.RequestAborted) is not { } standing)
        {
            return Results.NotFound();
        }

        var found = standing.Round;
        var tables = await AlignmentTable.Of(found, found.Alignments, session.Responses.Read(found), session.Cancellation);
        return DeskFrame.For(context, standing).ToPage<AlignmentsPage>(("Tables", tables));
    }

    private static Task<Results<FileStreamHttpResult, ProblemResult>> GetFile(
        string round,
        HttpRequest request,
        IStore store,
        TimeProvider time) => OverviewApi.GetAlignments(round, AlignmentsRequest.All, request, store, time);
}
