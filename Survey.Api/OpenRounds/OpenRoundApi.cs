using Microsoft.AspNetCore.Http.HttpResults;
using Survey.Api.Access;
using Survey.Api.Http;
using Survey.Api.Rounds;
using Survey.Collecting.Messages;
using Survey.Collecting.OpenRounds;
using Survey.Collecting.Rounds;
using Survey.Core.Problems;
using Survey.Core.Results;
using Survey.Core.Rounds;
using Survey.Storage;

namespace Survey.Api.OpenRounds;

/// <summary>What coordinators and analysts see of an open round beside its results.</summary>
public static class OpenRoundApi
{
    /// <summary>Maps <c>/rounds/{round}/channels</c> and <c>/rounds/{round}/duplicates</c>.</summary>
    public static void MapOpenRounds(this IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup("/rounds/{round}").WithTags("Rounds").RequireAuthorization(AccessPolicies.AccountApi);
        group
            .MapGet("/channels", GetChannels)
            .WithName("ListChannels")
            .WithSummary("The public addresses of an open round, with the number of responses that came by each.")
            .ProducesProblems(404);
        group
            .MapGet("/duplicates", GetDuplicates)
            .WithName("GetDuplicates")
            .WithSummary("The responses of an open round that say the same.")
            .WithDescription(
                "Responses with all answers the same, and responses with the same text of at least 60 characters. "
                    + "The answers are read when this is asked, which takes a while in a large round."
            )
            .ProducesProblems(404);
    }

    private static async Task<Results<Ok<Page<ChannelSummary>>, ProblemResult>> GetChannels(
        string round,
        [AsParameters] PageRequest page,
        RoundDesk rounds,
        OpenDesk desk,
        MessageWriter mailroom,
        HttpContext context)
    {
        var standing = await rounds.Find(round, context.RequestAborted);
        if (FindRefusal(standing?.Round, round) is { } refusal)
        {
            return refusal;
        }

        var found = standing!.Round;
        var counts = await desk.CountByChannel(found, context.RequestAborted);
        var own = new ChannelSummary(
            Code: null,
            Name: null,
            mailroom.GetOpenAddress(round, channel: null),
            standing.Responded - counts.Values.Sum());
        var channels = found.Open.Channels.Select(channel => new ChannelSummary(
            channel.Code,
            WireText.Of(channel.Name, found),
            mailroom.GetOpenAddress(round, channel.Code),
            counts.GetValueOrDefault(channel.Code)));
        return TypedResults.Ok(page.Cut([own, .. channels], channel => channel.Code ?? "", channel => channel));
    }

    private static async Task<Results<Ok<DuplicatesView>, ProblemResult>> GetDuplicates(
        string round,
        IStore store,
        CancellationToken cancellationToken)
    {
        await using var session = await store.BeginReadAsync(cancellationToken);
        var found = (await session.Rounds.Find(round))?.Round;
        return FindRefusal(found, round) is { } refusal
            ? refusal
            : TypedResults.Ok(
                DuplicatesView.Of(await DuplicateGroups.Of(() => session.Responses.ReadWithoutDrafts(found!), cancellationToken)));
    }

    private static ProblemResult? FindRefusal(Round? found, string code) => found switch
    {
        null => RoundApi.Unknown(code),
        { IsOpen: false } => ProblemResult.Of(StatusCodes.Status404NotFound, ProblemCatalogue.RoundNotOpen, ("found", code)),
        _ => null,
    };
}
