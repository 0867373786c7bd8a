using System.Globalization;
using Survey.Collecting.Messages;
using Survey.Core.Problems;
using Survey.Core.Reading.Typed;
using Survey.Core.Responses;
using Survey.Storage;

namespace Survey.Collecting.Invitations;

/// <summary>Use cases of a round's plan: what is sent when, and to how many. Every call is one transaction.</summary>
/// <param name="store">The store.</param>
/// <param name="mailroom">Writes the messages.</param>
public sealed class PlanDesk(IStore store, MessageWriter mailroom)
{
    /// <summary>The most messages in a plan.</summary>
    public const int MostMessages = 50;

    private static readonly Place RequestPlace = Place.OfFile("request");

    /// <summary>The kinds of messages that can be planned, in the order of a round.</summary>
    public static IReadOnlyList<MessageKind> Kinds { get; } =
        [MessageKind.Invitation, MessageKind.Reminder, MessageKind.Thanks, MessageKind.Closing];

    /// <summary>The plan of a round; null if there is no such round, or it is open to everybody.</summary>
    public async Task<MessagePlan?> Find(string round, CancellationToken cancellationToken = default)
    {
        await using var session = await store.BeginReadAsync(cancellationToken);
        if (await PlanDays.Find(session, round) is not { } plan)
        {
            return null;
        }

        var statuses = await InvitationDesk.GetStatuses(session, plan.Round);
        var now = session.Time.GetUtcNow();
        var messages = plan.Messages.ToDictionary(message => message.Id);
        var done = plan.Sendings.Select(sending => new PlannedOccasion(
            messages.GetValueOrDefault(sending.Plan),
            sending.Plan,
            MessageKinds.Find(sending.Kind)!.Value,
            PlannedMessage.ToDay(sending.Day),
            StoreSession.ToMoment(sending.DoneAt),
            sending.Skipped is null ? OccasionState.Sent : OccasionState.Skipped,
            sending.Written,
            sending.Skipped));
        var toCome = from message in plan.Messages
                     from day in plan.GetDays(message.Kind, message.Timing)
                     where !plan.IsDone(message, day)
                     let at = message.DueFrom(day)
                     let count = PlanDays.Choose(message, day, statuses).Sum(status => status.GetRecipients(message.Kind).Count())
                     where count > 0 || message.Kind != MessageKind.Reminder || day == plan.Round.Deadline
                     select new PlannedOccasion(message, message.Id, message.Kind, day, at, GetState(message, at), count, Skipped: null);
        return new MessagePlan(
            [.. plan.Messages.OrderBy(message => message.Kind).ThenByDescending(message => message.Timing.Days)],
            [.. done.Concat(toCome).OrderBy(occasion => occasion.At)]);

        OccasionState GetState(PlannedMessage message, DateTimeOffset at) =>
            at < message.Since ? OccasionState.Missed
            : message.IsStopped ? OccasionState.Stopped
            : at <= now && plan.IsWaiting(message) ? OccasionState.Waiting
            : OccasionState.Planned;
    }

    /// <summary>Plans messages of one kind.</summary>
    /// <param name="round">The round's code.</param>
    /// <param name="kind">One of <see cref="Kinds"/>.</param>
    /// <param name="timings">When they are due.</param>
    /// <param name="actor">Who plans them.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    public Task<Outcome<MessagePlan>> Add(
        string round,
        MessageKind kind,
        IReadOnlyList<PlanTiming> timings,
        Actor actor,
        CancellationToken cancellationToken = default) =>
        Change(round, cancellationToken, async (session, plan, problems) =>
        {
            VerifyNew(plan, kind, timings, except: null, session, problems);
            if (plan.Messages.Count + timings.Count > MostMessages)
            {
                problems.Add(ProblemCatalogue.PlanImpossible["too-many"], RequestPlace.Member("plan"), ("most", MostMessages));
            }

            if (problems.Errors > 0)
            {
                return;
            }

            foreach (var timing in timings)
            {
                var message = new PlannedMessage(
                    session.NewId(), kind, timing, session.Time.GetUtcNow(), IsStopped: false, Version: 1, actor.Name);
                await session.Plans.Save(message.ToRow(round, stoppedAt: null));
                await session.Audit.Append(actor, "plan-added", round, kind.ToCode(), Describe(timing));
            }
        });

    /// <summary>Changes when a message is due.</summary>
    /// <param name="round">The round's code.</param>
    /// <param name="id">Key of the planned message.</param>
    /// <param name="seen">
    /// The version that the caller edited; it is a problem if it is not the present one. Null to skip this check.
    /// </param>
    /// <param name="timing">When it is due now.</param>
    /// <param name="actor">Who changes it.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    public Task<Outcome<MessagePlan>> Reschedule(
        string round,
        Guid id,
        int? seen,
        PlanTiming timing,
        Actor actor,
        CancellationToken cancellationToken = default) =>
        ChangeOne(round, id, seen, cancellationToken, async (session, plan, message, problems) =>
        {
            VerifyNew(plan, message.Kind, [timing], message, session, problems);
            if (problems.Errors > 0)
            {
                return;
            }

            // What was done stays with the old key, so that the changed message can be sent for the same day.
            var wasUsed = plan.Sendings.Any(sending => sending.Plan == id);
            if (wasUsed)
            {
                await session.Plans.Remove(id);
            }

            var changed = message with
            {
                Id = wasUsed ? session.NewId() : id,
                Timing = timing,
                Since = session.Time.GetUtcNow(),
                Version = message.Version + 1,
                PlannedBy = actor.Name,
            };
            await session.Plans.Save(changed.ToRow(round, message.IsStopped ? changed.Since : null));
            await session.Audit.Append(
                actor, "plan-changed", round, message.Kind.ToCode(), $"{Describe(message.Timing)} → {Describe(timing)}");
        });

    /// <summary>Stops a message, or resumes a stopped one. What was due while it was stopped is not sent.</summary>
    public Task<Outcome<MessagePlan>> SetStopped(
        string round,
        Guid id,
        int? seen,
        bool isStopped,
        Actor actor,
        CancellationToken cancellationToken = default) =>
        ChangeOne(round, id, seen, cancellationToken, async (session, _, message, _) =>
        {
            if (message.IsStopped == isStopped)
            {
                return;
            }

            var now = session.Time.GetUtcNow();
            var changed = message with { Since = isStopped ? message.Since : now, Version = message.Version + 1 };
            await session.Plans.Save(changed.ToRow(round, isStopped ? now : null));
            await session.Audit.Append(
                actor, isStopped ? "plan-stopped" : "plan-resumed", round, message.Kind.ToCode(), Describe(message.Timing));
        });

    /// <summary>Removes a message from the plan. What was sent for it stays on the page.</summary>
    public Task<Outcome<MessagePlan>> Remove(
        string round,
        Guid id,
        int? seen,
        Actor actor,
        CancellationToken cancellationToken = default) =>
        ChangeOne(round, id, seen, cancellationToken, async (session, _, message, _) =>
        {
            await session.Plans.Remove(id);
            await session.Audit.Append(actor, "plan-removed", round, message.Kind.ToCode(), Describe(message.Timing));
        });

    /// <summary>Sends a planned message now, before its time; it is not sent again at its time.</summary>
    /// <param name="round">The round's code.</param>
    /// <param name="id">Key of the planned message.</param>
    /// <param name="seen">As for <see cref="Reschedule"/>.</param>
    /// <param name="day">The day that it is counted from.</param>
    /// <param name="actor">Who sends it.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    public Task<Outcome<MessagePlan>> SendNow(
        string round,
        Guid id,
        int? seen,
        DateOnly day,
        Actor actor,
        CancellationToken cancellationToken = default) =>
        ChangeOne(round, id, seen, cancellationToken, async (session, plan, message, problems) =>
        {
            if (!plan.GetDays(message.Kind, message.Timing).Contains(day) || plan.IsDone(message, day))
            {
                problems.Add(ProblemCatalogue.PlanImpossible["changed"], RequestPlace.Member("plan"));
            }
            else if (plan.FindObstacle(message, day) is { } obstacle)
            {
                problems.Add(
                    obstacle == "unpublished" ? ProblemCatalogue.RoundPhaseWrong["invite"]
                    : obstacle == "not-closed" ? ProblemCatalogue.PlanImpossible["not-closed"]
                    : ProblemCatalogue.RoundPhaseWrong["not-collecting"],
                    RequestPlace.Member("plan"));
            }
            else
            {
                await PlanSender.Do(session, mailroom, plan, message, day, obstacle: null, actor);
            }
        });

    private static void VerifyNew(
        PlanDays plan,
        MessageKind kind,
        IReadOnlyList<PlanTiming> timings,
        PlannedMessage? except,
        StoreSession session,
        ProblemLog problems)
    {
        var place = RequestPlace.Member(kind == MessageKind.Invitation ? "day" : "days");
        foreach (var timing in timings)
        {
            var message = new PlannedMessage(Guid.Empty, kind, timing, Since: default, IsStopped: false, Version: 0, PlannedBy: "");
            var days = plan.GetDays(kind, timing);
            if (days.Count > 0 && days.All(day => message.DueFrom(day) < session.Time.GetUtcNow()))
            {
                problems.Add(ProblemCatalogue.PlanImpossible, place, ("time", Describe(message.DueFrom(days[0]))));
            }

            if (timings.Count(other => other == timing) > 1
                || plan.Messages.Any(other => other.Kind == kind && other.Timing == timing && other.Id != except?.Id))
            {
                problems.Add(ProblemCatalogue.PlanImpossible["twice"], place, ("found", Describe(timing)));
            }
        }
    }

    private static string Describe(DateTimeOffset moment) => moment.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);

    private static string Describe(PlanTiming timing) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"{(timing.Day is { } day ? TypedDate.Write(day) : timing.Days)} {timing.Time:HH:mm}");

    private Task<Outcome<MessagePlan>> ChangeOne(
        string round,
        Guid id,
        int? seen,
        CancellationToken cancellationToken,
        Func<StoreSession, PlanDays, PlannedMessage, ProblemLog, Task> change) =>
        Change(round, cancellationToken, async (session, plan, problems) =>
        {
            if (plan.Messages.FirstOrDefault(message => message.Id == id) is not { } found || (seen is not null && found.Version != seen))
            {
                problems.Add(ProblemCatalogue.PlanImpossible["changed"], RequestPlace.Member("plan"));
                return;
            }

            await change(session, plan, found, problems);
        });

    private async Task<Outcome<MessagePlan>> Change(
        string round,
        CancellationToken cancellationToken,
        Func<StoreSession, PlanDays, ProblemLog, Task> change)
    {
        var problems = new ProblemLog();
        await using (var session = await store.BeginWriteAsync(cancellationToken))
        {
            if (await PlanDays.Find(session, round) is not { } plan)
            {
                problems.Add(ProblemCatalogue.RoundUnknown["invitation"], RequestPlace, ("found", round));
                return problems.ToOutcome<MessagePlan>(null);
            }

            await change(session, plan, problems);
            if (problems.Errors > 0)
            {
                return problems.ToOutcome<MessagePlan>(null);
            }

            await session.Commit();
        }

        return problems.ToOutcome(await Find(round, cancellationToken));
    }
}
