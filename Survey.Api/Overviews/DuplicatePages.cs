using Survey.Api.Pages;
using Survey.Collecting.Rounds;
using Survey.Core.Results;
using Survey.Storage;

namespace Survey.Api.Overviews;

/// <summary>The responses of an open round that say the same.</summary>
internal static class DuplicatePages
{
    /// <summary>Maps the list.</summary>
    public static void MapDuplicatePages(this RouteGroupBuilder group) => group.MapGet("/{round}/duplicates", Get);

    private static async Task<IResult> Get(HttpContext context, string round, RoundDesk rounds, IStore store)
    {
        await using var session = await store.BeginReadAsync(context.RequestAborted);
        if (await rounds.Find(round, context.RequestAborted) is not { Round: { IsOpen: true } found } standing)
        {
            return Results.NotFound();
        }

        var groups = await DuplicateGroups.Of(() => session.Responses.ReadWithoutDrafts(found), context.RequestAborted);
        return DeskFrame.For(context, standing).ToPage<DuplicatesPage>(("Found", groups));
    }
}
