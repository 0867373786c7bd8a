using Survey.Collecting.Messages;
using Survey.Core.Rounds;
using Survey.Storage;
using Survey.Storage.Tables;

namespace Survey.Collecting.Invitations;

/// <summary>A round with its planned messages, what was done for them, and the days that they are counted from.</summary>
internal sealed class PlanDays
{
    /// <summary>How late a message is still sent, for instance because the service was down.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromHours(48);

    private readonly Dictionary<(Guid, DateOnly), PlannedSendingRow> _done;
    private readonly DateOnly? _lastDay;
    private readonly DateTimeOffset _now;

    private PlanDays(
        Round round,
        RoundPhase phase,
        DateOnly? lastDay,
        DateTimeOffset now,
        IReadOnlyList<PlannedMessage> messages,
        IReadOnlyList<PlannedSendingRow> sendings)
    {
        (Round, Phase, Messages, Sendings) = (round, phase, messages, sendings);
        (_lastDay, _now) = (lastDay, now);
        _done = sendings.ToDictionary(sending => (sending.Plan, PlannedMessage.ToDay(sending.Day)));
    }

    public Round Round { get; }

    public RoundPhase Phase { get; }

    /// <summary>The planned messages, in the order in which they were planned.</summary>
    public IReadOnlyList<PlannedMessage> Messages { get; }

    /// <summary>What was done, in the order in which it was done.</summary>
    public IReadOnlyList<PlannedSendingRow> Sendings { get; }

    /// <summary>Reads the plan of a round by invitation; null if there is no such round.</summary>
    public static async Task<PlanDays?> Find(StoreSession session, string code)
    {
        if (await session.Rounds.Find(code) is not ({ IsOpen: false } round, _))
        {
            return null;
        }

        var decision = await session.Rounds.GetDecision(code);
        var now = session.Time.GetUtcNow();
        var closedAt = decision == RoundDecision.Closed ? await session.Rounds.FindDecidedAt(code) : null;
        return new PlanDays(
            round,
            round.GetPhase(decision, now),
            closedAt is null ? round.Closes : DateOnly.FromDateTime(StoreSession.ToMoment(closedAt).UtcDateTime),
            now,
            [.. (await session.Plans.GetAll(code)).Select(PlannedMessage.Of)],
            await session.Plans.GetSendings(code));
    }

    /// <summary>
    /// The days that a message is counted from: its own, the last day on which the round took answers, or each deadline that an
    /// organization has, the round's own first. Empty if there is none yet.
    /// </summary>
    public IReadOnlyList<DateOnly> GetDays(MessageKind kind, PlanTiming timing) => kind switch
    {
        MessageKind.Invitation => [timing.Day!.Value],
        MessageKind.Reminder =>
        [
            .. new[] { Round.Deadline }
                .Concat(Round.Extensions.Where(each => Round.Invites(each.Key)).Select(each => (DateOnly?)each.Value).Order())
                .OfType<DateOnly>()
                .Distinct(),
        ],
        _ => _lastDay is { } last ? [last] : [],
    };

    /// <summary>True if something was done for a message on the day that it is counted from.</summary>
    public bool IsDone(PlannedMessage message, DateOnly day) => _done.ContainsKey((message.Id, day));

    /// <summary>True if a message must be sent or left out now.</summary>
    public bool IsDue(PlannedMessage message, DateOnly day) =>
        !message.IsStopped && !IsDone(message, day) && message.DueFrom(day) is var at && at >= message.Since && at <= _now
        && (IsTooLate(message, day) || !IsWaiting(message));

    /// <summary>True if a message waits for the round to be published.</summary>
    public bool IsWaiting(PlannedMessage message) => message.Kind == MessageKind.Invitation && Phase == RoundPhase.Preparing;

    /// <summary>Code of the reason why a message cannot be sent now; null if it can.</summary>
    public string? FindObstacle(PlannedMessage message, DateOnly day) =>
        Phase == RoundPhase.Preparing ? "unpublished"
        : message.Kind is MessageKind.Thanks or MessageKind.Closing ? Phase == RoundPhase.Closed ? null : "not-closed"
        : Phase == RoundPhase.Closed ? "closed"
        : message.Kind != MessageKind.Reminder ? null
        : Phase == RoundPhase.Announced ? "not-begun"
        : DateOnly.FromDateTime(_now.UtcDateTime) > day ? "deadline-passed"
        : null;

    /// <summary>True if a message is due for so long that it is not sent by itself any more.</summary>
    public bool IsTooLate(PlannedMessage message, DateOnly day) => _now - message.DueFrom(day) > Patience;

    /// <summary>The organizations that get a message.</summary>
    /// <param name="message">The message.</param>
    /// <param name="day">The day that it is counted from.</param>
    /// <param name="statuses">The status of each invited organization.</param>
    public static IEnumerable<InvitationStatus> Choose(PlannedMessage message, DateOnly day, IEnumerable<InvitationStatus> statuses) =>
        statuses.Where(status => status.GetRecipients(message.Kind).Any() && message.Kind switch
        {
            MessageKind.Invitation => status.Stage == InvitationStage.NotInvited,
            MessageKind.Reminder => status.Deadline == day && status.CanBeReminded,
            MessageKind.Thanks => status.Stage.HasAnswered(),
            _ => status.IsInvited && !status.Stage.HasAnswered(),
        });
}
