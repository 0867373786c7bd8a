using Survey.Collecting.Messages;
using Survey.Core.Reading.Typed;
using Survey.Core.Responses;
using Survey.Storage;
using Survey.Storage.Tables;

namespace Survey.Collecting.Invitations;

/// <summary>Writes planned messages into the outbox when they are due: each once, also if the service was down meanwhile.</summary>
/// <param name="store">The store.</param>
/// <param name="mailroom">Writes the messages.</param>
public sealed class PlanSender(IStore store, MessageWriter mailroom)
{
    // Two reminders of a plan are at least a day apart; this leaves out who was reminded by hand the same day.
    private static readonly TimeSpan BetweenReminders = TimeSpan.FromHours(12);

    private static readonly Actor Service = new(ActorRole.Operator, "outbox");

    /// <summary>Does what is due in all rounds, in one transaction for each round.</summary>
    /// <returns>Number of messages written.</returns>
    public async Task<int> SendDue(CancellationToken cancellationToken = default)
    {
        var written = 0;
        foreach (var code in await FindRounds(cancellationToken))
        {
            await using var session = await store.BeginWriteAsync(cancellationToken);
            if (await PlanDays.Find(session, code) is not { } plan)
            {
                continue;
            }

            foreach (var (message, day) in GetDue(plan).ToList())
            {
                written += await Do(session, mailroom, plan, message, day, plan.IsTooLate(message, day) ? "late" : null, Service);
            }

            await session.Commit();
        }

        return written;
    }

    /// <summary>Sends a message, or notes why it is left out.</summary>
    internal static async Task<int> Do(
        StoreSession session,
        MessageWriter mailroom,
        PlanDays plan,
        PlannedMessage message,
        DateOnly day,
        string? obstacle,
        Actor actor)
    {
        var round = plan.Round;
        var skipped = plan.FindObstacle(message, day) ?? obstacle;
        var written = 0;
        if (skipped is null)
        {
            // Thanks and closing are once in a round, also if it was opened again meanwhile.
            var cause = message.Kind is MessageKind.Thanks or MessageKind.Closing
                ? $"plan-{round.Code}"
                : $"plan-{message.Id:N}-{TypedDate.Write(day)}";
            var chosen = PlanDays.Choose(message, day, await InvitationDesk.GetStatuses(session, round));
            written = await InvitationDesk.WriteAll(
                session,
                mailroom,
                round,
                chosen,
                message.Kind,
                cause,
                BetweenReminders,
                actor,
                [KeyValuePair.Create("coordinator", message.PlannedBy)]);
        }
        else
        {
            await session.Audit.Append(actor, "plan-skipped", round.Code, message.Kind.ToCode(), skipped);
        }

        await session.Plans.Add(new PlannedSendingRow
        {
            Plan = message.Id,
            Day = TypedDate.Write(day),
            Round = round.Code,
            Kind = message.Kind.ToCode(),
            DueAt = StoreSession.ToText(message.DueFrom(day)),
            DoneAt = session.Now,
            Written = written,
            Skipped = skipped,
        });
        return written;
    }

    private static IEnumerable<(PlannedMessage Message, DateOnly Day)> GetDue(PlanDays plan) =>
        from message in plan.Messages
        from day in plan.GetDays(message.Kind, message.Timing)
        where plan.IsDue(message, day)
        orderby message.DueFrom(day)
        select (message, day);

    /// <summary>The rounds in which something is due. Looking does not keep others from writing.</summary>
    private async Task<IReadOnlyList<string>> FindRounds(CancellationToken cancellationToken)
    {
        await using var session = await store.BeginReadAsync(cancellationToken);
        var rounds = new List<string>();
        foreach (var code in await session.Plans.GetRounds())
        {
            if (await PlanDays.Find(session, code) is { } plan && GetDue(plan).Any())
            {
                rounds.Add(code);
            }
        }

        return rounds;
    }
}
