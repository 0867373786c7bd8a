using Survey.Api.Http;
using Survey.Api.Invitations;
using Survey.Api.Pages;
using Survey.Collecting.Invitations;
using Survey.Collecting.Messages;
using Survey.Collecting.OpenRounds;
using Survey.Collecting.Rounds;

namespace Survey.Api.Progress;

/// <summary>Who has answered.</summary>
internal static class ProgressPages
{
    /// <summary>Maps a round's first page and the table behind it.</summary>
    public static void MapProgressPages(this RouteGroupBuilder group)
    {
        group.MapGet("/{round}", GetStanding);
        group.MapFile("/{round}/standing.{format}", InvitationApi.GetTable);
    }

    private static async Task<IResult> GetStanding(
        HttpContext context,
        string round,
        string? stage,
        RoundDesk rounds,
        InvitationDesk invitations,
        OpenDesk open,
        MessageWriter mailroom)
    {
        if (await rounds.Find(round, context.RequestAborted) is not { } standing)
        {
            return Results.NotFound();
        }

        var known = stage == "late" || InvitationStages.Find(stage) is not null;
        return DeskFrame.For(context, standing).ToPage<ProgressPage>(
            ("Statuses", await invitations.FindStatuses(round, context.RequestAborted)),
            ("AddressOf", (string? channel) => mailroom.GetOpenAddress(round, channel)),
            ("ChannelCounts", await open.CountByChannel(standing.Round, context.RequestAborted)),
            ("Stage", known ? stage : null));
    }
}
