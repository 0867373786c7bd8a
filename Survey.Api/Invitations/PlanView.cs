using System.Globalization;
using Survey.Api.Http;
using Survey.Collecting.Invitations;
using Survey.Collecting.Messages;

namespace Survey.Api.Invitations;

/// <summary>The plan of a round's messages.</summary>
/// <param name="Messages">The planned messages, in the order of the round.</param>
/// <param name="Occasions">When they are due, and what was sent, earliest first.</param>
public sealed record PlanView(IReadOnlyList<PlannedMessageView> Messages, IReadOnlyList<OccasionView> Occasions)
{
    /// <summary>The view of a plan.</summary>
    public static PlanView Of(MessagePlan plan) =>
        new([.. plan.Messages.Select(PlannedMessageView.Of)], [.. plan.Occasions.Select(OccasionView.Of)]);
}

/// <summary>A planned message.</summary>
/// <param name="Id">Key of the planned message; a new one if it was changed after it had been sent.</param>
/// <param name="Kind">invitation, reminder, thanks or closing.</param>
/// <param name="Day">The day of an invitation; null for the other kinds.</param>
/// <param name="Days">Days before the deadline or after the last day; null for an invitation.</param>
/// <param name="Time">The time of day in UTC.</param>
/// <param name="IsStopped">True if a coordinator has stopped it.</param>
/// <param name="PlannedBy">Who planned or changed it; this name signs the message if the round has no contact.</param>
/// <param name="ETag">Send it as If-Match, so that nobody's change is overwritten.</param>
public sealed record PlannedMessageView(
    Guid Id,
    string Kind,
    DateOnly? Day,
    int? Days,
    string Time,
    bool IsStopped,
    string PlannedBy,
    string ETag)
{
    /// <summary>The view of a planned message.</summary>
    public static PlannedMessageView Of(PlannedMessage message) =>
        new(
            message.Id,
            message.Kind.ToCode(),
            message.Timing.Day,
            message.Timing.Days,
            message.Timing.Time.ToString("HH:mm", CultureInfo.InvariantCulture),
            message.IsStopped,
            message.PlannedBy,
            Preconditions.ToETag(message.Version.ToString(CultureInfo.InvariantCulture)));
}

/// <summary>A day on which a message is planned, or was sent or left out.</summary>
/// <param name="Message">Key of the planned message.</param>
/// <param name="Kind">invitation, reminder, thanks or closing.</param>
/// <param name="Day">The day that its days are counted from: a deadline, the last day, or the invitation's own day.</param>
/// <param name="At">When it is due, or when it was done.</param>
/// <param name="State">planned, waiting (for the round to be published), stopped, missed, sent or skipped.</param>
/// <param name="Messages">Number of messages: as of now, or as they were sent.</param>
/// <param name="Skipped">Why nothing was sent: unpublished, not-begun, deadline-passed, closed, not-closed or late; otherwise null.</param>
public sealed record OccasionView(
    Guid Message,
    string Kind,
    DateOnly Day,
    DateTimeOffset At,
    string State,
    int Messages,
    string? Skipped)
{
    /// <summary>The view of an occasion.</summary>
    public static OccasionView Of(PlannedOccasion occasion) =>
        new(
            occasion.Id,
            occasion.Kind.ToCode(),
            occasion.Day,
            occasion.At,
            occasion.State.ToString().ToLowerInvariant(),
            occasion.Messages,
            occasion.Skipped);
}
