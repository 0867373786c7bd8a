using Survey.Api.Access;
using Survey.Api.Http;
using Survey.Api.Pages;
using Survey.Collecting.Invitations;
using Survey.Collecting.Messages;
using Survey.Collecting.Rounds;
using Survey.Core.Problems;
using Survey.Core.Reading.Typed;

namespace Survey.Api.Invitations;

/// <summary>Pages of the plan of a round's messages.</summary>
internal static class PlanPages
{
    private const string Path = "/messages/plan";

    /// <summary>Maps the plan of a round.</summary>
    public static void MapPlanPages(this RouteGroupBuilder group)
    {
        group.MapGet("/{round}/messages/plan", GetPlan).RequireAuthorization(AccessPolicies.CoordinatorPage);
        group.MapPost("/{round}/messages/plan", PostPlan).RequireAuthorization(AccessPolicies.CoordinatorPage);
        group.MapPost("/{round}/messages/plan/{message:guid}", PostChange).RequireAuthorization(AccessPolicies.CoordinatorPage);
    }

    private static Task<IResult> GetPlan(HttpContext context, string round, RoundDesk rounds, PlanDesk desk, ServiceSettings settings) =>
        Show(context, round, [], opened: null, form: null, rounds, desk, settings);

    private static async Task<IResult> PostPlan(
        HttpContext context,
        string round,
        IFormCollection form,
        RoundDesk rounds,
        PlanDesk desk,
        ServiceSettings settings)
    {
        if (MessageKinds.Find(form["kind"].ToString()) is not { } kind || !PlanDesk.Kinds.Contains(kind))
        {
            return Results.NotFound();
        }

        var problems = new ProblemLog();
        var timings = PlanForm.Read(kind, form, problems);
        var outcome = problems.Errors > 0
            ? problems.ToOutcome<MessagePlan>(null)
            : await desk.Add(round, kind, timings, context.User.GetActor(), context.RequestAborted);
        return await Answer(context, round, outcome, "plan-added", Guid.Empty, form, rounds, desk, settings);
    }

    private static async Task<IResult> PostChange(
        HttpContext context,
        string round,
        Guid message,
        IFormCollection form,
        RoundDesk rounds,
        PlanDesk desk,
        ServiceSettings settings)
    {
        var (actor, cancel) = (context.User.GetActor(), context.RequestAborted);
        var seen = Preconditions.ToRevision(form["seen"]) ?? -1;
        var problems = new ProblemLog();
        var done = form["do"].ToString();
        Outcome<MessagePlan>? outcome = done switch
        {
            "stop" or "resume" => await desk.SetStopped(round, message, seen, done == "stop", actor, cancel),
            "remove" => await desk.Remove(round, message, seen, actor, cancel),
            "change" when MessageKinds.Find(form["kind"].ToString()) is { } kind => PlanForm.Read(kind, form, problems) switch
            {
                [var timing] => await desk.Reschedule(round, message, seen, timing, actor, cancel),
                [] => problems.ToOutcome<MessagePlan>(null),
                _ => RefuseSeveral(form["days"].ToString(), problems),
            },
            "send" when TypedDate.Find(form["counted"].ToString()).Value is { } day =>
                await desk.SendNow(round, message, seen, day, actor, cancel),
            _ => null,
        };
        return outcome is null
            ? Results.NotFound()
            : await Answer(context, round, outcome, $"plan-{done}", message, form, rounds, desk, settings);
    }

    private static Outcome<MessagePlan> RefuseSeveral(string typed, ProblemLog problems)
    {
        problems.Add(ProblemCatalogue.NumberInvalid["whole"], Place.OfFile("request").Member("days"), ("found", typed));
        return problems.ToOutcome<MessagePlan>(null);
    }

    private static async Task<IResult> Answer(
        HttpContext context,
        string round,
        Outcome<MessagePlan> outcome,
        string done,
        Guid opened,
        IFormCollection form,
        RoundDesk rounds,
        PlanDesk desk,
        ServiceSettings settings) =>
        outcome.Succeeded && await rounds.Find(round, context.RequestAborted) is { } standing
            ? (DeskFrame.For(context) with { Standing = standing }).GoTo(Path, done)
            : await Show(context, round, outcome.Problems, opened, form, rounds, desk, settings);

    private static async Task<IResult> Show(
        HttpContext context,
        string round,
        IReadOnlyList<Problem> problems,
        Guid? opened,
        IFormCollection? form,
        RoundDesk rounds,
        PlanDesk desk,
        ServiceSettings settings) =>
        await rounds.Find(round, context.RequestAborted) is not { } standing
        || await desk.Find(round, context.RequestAborted) is not { } plan
            ? Results.NotFound()
            : (DeskFrame.For(context, standing).At(Path) with { Problems = problems }).ToPage<PlanPage>(
                ("Plan", plan),
                ("Typed", form),
                ("Opened", opened),
                ("IsSending", settings.Smtp is not null));
}
