using System.Globalization;
using Microsoft.AspNetCore.Http.HttpResults;
using Survey.Api.Access;
using Survey.Api.Http;
using Survey.Api.Rounds;
using Survey.Collecting.Invitations;
using Survey.Collecting.Messages;
using Survey.Core.Problems;
using Survey.Core.Reading.Typed;
using Survey.Core.Responses;

namespace Survey.Api.Invitations;

/// <summary>Endpoints of the plan of a round's messages.</summary>
internal static class PlanApi
{
    private static readonly Place Body = Place.OfFile(ProblemResult.Body);

    /// <summary>Maps <c>/rounds/{round}/plan</c>.</summary>
    public static void MapPlan(this IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup("/rounds/{round}/plan").WithTags("Invitations");
        group
            .MapGet("", GetPlan)
            .WithName("GetPlan")
            .WithSummary("The planned messages of a round, when they are due, and what was sent.")
            .RequireAuthorization(AccessPolicies.CoordinatorApi)
            .ProducesProblems(404);
        group
            .MapPost("", PostPlan)
            .WithName("PlanMessage")
            .WithSummary("Plans a message.")
            .RequireAuthorization(AccessPolicies.CoordinatorApi)
            .WithShape(new InvitationShapes.Plan())
            .ProducesProblems(404, 409, 422);
        group
            .MapPut("/{message:guid}", PutPlan)
            .WithName("ChangePlannedMessage")
            .WithSummary("Changes when a planned message is due.")
            .RequireAuthorization(AccessPolicies.CoordinatorApi)
            .TakesIfMatch()
            .ProducesProblems(404, 409, 422);
        group
            .MapDelete("/{message:guid}", DeletePlan)
            .WithName("RemovePlannedMessage")
            .WithSummary("Removes a message from the plan; what was sent stays listed.")
            .RequireAuthorization(AccessPolicies.CoordinatorApi)
            .TakesIfMatch()
            .ProducesProblems(404, 409);
        group
            .MapPost("/{message:guid}/stop", PostStop)
            .WithName("StopPlannedMessage")
            .WithSummary("Stops a planned message until it is resumed.")
            .RequireAuthorization(AccessPolicies.CoordinatorApi)
            .TakesIfMatch()
            .ProducesProblems(404, 409);
        group
            .MapPost("/{message:guid}/resume", PostResume)
            .WithName("ResumePlannedMessage")
            .WithSummary("Resumes a stopped message; what was due meanwhile is not sent.")
            .RequireAuthorization(AccessPolicies.CoordinatorApi)
            .TakesIfMatch()
            .ProducesProblems(404, 409);
        group
            .MapPost("/{message:guid}/send", PostSend)
            .WithName("SendPlannedMessage")
            .WithSummary("Sends a planned message now; it is not sent again at its time.")
            .RequireAuthorization(AccessPolicies.CoordinatorApi)
            .TakesIfMatch()
            .ProducesProblems(404, 409, 422);
    }

    private static async Task<Results<Ok<PlanView>, ProblemResult>> GetPlan(
        string round,
        PlanDesk desk,
        CancellationToken cancellationToken) =>
        await desk.Find(round, cancellationToken) is { } plan ? TypedResults.Ok(PlanView.Of(plan)) : RoundApi.Unknown(round);

    private static async Task<Results<Ok<PlanView>, ProblemResult>> PostPlan(
        string round,
        PlanMessage message,
        HttpContext context,
        PlanDesk desk)
    {
        var problems = new ProblemLog();
        var kind = MessageKinds.Find(message.Kind!)!.Value;
        return Answer(Read(kind, message, problems) is { } timing
            ? await desk.Add(round, kind, [timing], context.User.GetActor(), context.RequestAborted)
            : problems.ToOutcome<MessagePlan>(null));
    }

    private static Task<Results<Ok<PlanView>, ProblemResult>> PutPlan(
        string round,
        Guid message,
        PlanMessage body,
        HttpContext context,
        PlanDesk desk) =>
        Change(round, message, context, desk, async (planned, seen, actor) =>
        {
            var problems = new ProblemLog();
            return Read(planned.Kind, body, problems) is { } timing
                ? await desk.Reschedule(round, message, seen, timing, actor, context.RequestAborted)
                : problems.ToOutcome<MessagePlan>(null);
        });

    private static Task<Results<Ok<PlanView>, ProblemResult>> DeletePlan(string round, Guid message, HttpContext context, PlanDesk desk) =>
        Change(round, message, context, desk, (_, seen, actor) => desk.Remove(round, message, seen, actor, context.RequestAborted));

    private static Task<Results<Ok<PlanView>, ProblemResult>> PostStop(string round, Guid message, HttpContext context, PlanDesk desk) =>
        Change(round, message, context, desk, (_, seen, actor) =>
            desk.SetStopped(round, message, seen, isStopped: true, actor, context.RequestAborted));

    private static Task<Results<Ok<PlanView>, ProblemResult>> PostResume(string round, Guid message, HttpContext context, PlanDesk desk) =>
        Change(round, message, context, desk, (_, seen, actor) =>
            desk.SetStopped(round, message, seen, isStopped: false, actor, context.RequestAborted));

    private static Task<Results<Ok<PlanView>, ProblemResult>> PostSend(
        string round,
        Guid message,
        SendPlanned send,
        HttpContext context,
        PlanDesk desk) =>
        Change(round, message, context, desk, async (_, seen, actor) =>
        {
            var problems = new ProblemLog();
            return TypedDate.Read(send.Day, Body.Member("day"), problems) is { } day
                ? await desk.SendNow(round, message, seen, day, actor, context.RequestAborted)
                : problems.ToOutcome<MessagePlan>(null);
        });

    private static async Task<Results<Ok<PlanView>, ProblemResult>> Change(
        string round,
        Guid message,
        HttpContext context,
        PlanDesk desk,
        Func<PlannedMessage, int?, Actor, Task<Outcome<MessagePlan>>> change)
    {
        if (await desk.Find(round, context.RequestAborted) is not { } plan)
        {
            return RoundApi.Unknown(round);
        }

        var seen = Preconditions.ToRevision(Preconditions.FindStamp(context.Request));
        return plan.Messages.FirstOrDefault(each => each.Id == message) is { } planned
            ? Answer(await change(planned, seen, context.User.GetActor()))
            : ProblemResult.Of(StatusCodes.Status404NotFound, ProblemCatalogue.AddressUnknown["message"]);
    }

    private static PlanTiming? Read(MessageKind kind, PlanMessage message, ProblemLog problems) =>
        PlanForm.Read(
            kind,
            message.Day ?? "",
            message.Days?.ToString(CultureInfo.InvariantCulture) ?? "",
            message.Time,
            Body,
            problems) is [var timing]
                ? timing
                : null;

    private static Results<Ok<PlanView>, ProblemResult> Answer(Outcome<MessagePlan> outcome) =>
        outcome.Succeeded ? TypedResults.Ok(PlanView.Of(outcome.Value)) : ProblemResult.Of(outcome);
}
