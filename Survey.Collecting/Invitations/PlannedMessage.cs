using System.Globalization;
using Survey.Collecting.Messages;
using Survey.Core.Reading.Typed;
using Survey.Storage;
using Survey.Storage.Tables;

namespace Survey.Collecting.Invitations;

/// <summary>A message of a round's plan, for all organizations that it concerns.</summary>
/// <param name="Id">The key. A changed message has a new one if something was done for it before.</param>
/// <param name="Kind">Invitation, reminder, thanks or closing.</param>
/// <param name="Timing">When it is due.</param>
/// <param name="Since">When it was planned, changed or resumed. What was due before is not sent.</param>
/// <param name="IsStopped">True if it is not sent until it is resumed.</param>
/// <param name="Version">Grows with each change.</param>
/// <param name="PlannedBy">Name of the coordinator who planned or changed it, to sign with if the round has no contact.</param>
public sealed record PlannedMessage(
    Guid Id,
    MessageKind Kind,
    PlanTiming Timing,
    DateTimeOffset Since,
    bool IsStopped,
    int Version,
    string PlannedBy)
{
    internal static PlannedMessage Of(PlannedMessageRow row) =>
        new(
            row.Id,
            MessageKinds.Find(row.Kind)!.Value,
            new PlanTiming(
                row.Day is null ? null : ToDay(row.Day),
                row.Days,
                TimeOnly.ParseExact(row.Time, PlanTiming.TimeForm, CultureInfo.InvariantCulture)),
            StoreSession.ToMoment(row.Since),
            row.StoppedAt is not null,
            row.Version,
            row.PlannedBy);

    internal static DateOnly ToDay(string day) => DateOnly.ParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>When it is due for a day that its days are counted from.</summary>
    internal DateTimeOffset DueFrom(DateOnly day) =>
        new(day.AddDays(Kind == MessageKind.Reminder ? -(Timing.Days ?? 0) : Timing.Days ?? 0), Timing.Time, TimeSpan.Zero);

    internal PlannedMessageRow ToRow(string round, DateTimeOffset? stoppedAt) => new()
    {
        Id = Id,
        Round = round,
        Kind = Kind.ToCode(),
        Day = Timing.Day is { } day ? TypedDate.Write(day) : null,
        Days = Timing.Days,
        Time = Timing.Time.ToString(PlanTiming.TimeForm, CultureInfo.InvariantCulture),
        Since = StoreSession.ToText(Since),
        StoppedAt = stoppedAt is { } stopped ? StoreSession.ToText(stopped) : null,
        Version = Version,
        PlannedBy = PlannedBy,
    };
}
