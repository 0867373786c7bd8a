using Survey.Collecting.Messages;

namespace Survey.Collecting.Invitations;

/// <summary>State of a planned message on its day.</summary>
public enum OccasionState
{
    /// <summary>It will be sent.</summary>
    Planned,

    /// <summary>It is due, and sent when the round is published.</summary>
    Waiting,

    /// <summary>A coordinator has stopped it.</summary>
    Stopped,

    /// <summary>Its time was over before it was planned or resumed.</summary>
    Missed,

    /// <summary>The messages were written into the outbox.</summary>
    Sent,

    /// <summary>It was due, and nothing was sent.</summary>
    Skipped,
}

/// <summary>A day on which a message is planned, or on which it was sent or left out.</summary>
/// <param name="Plan">The planned message; null if it was changed or removed since.</param>
/// <param name="Id">Key of the planned message.</param>
/// <param name="Kind">The kind of message.</param>
/// <param name="Day">The day that its days are counted from: a deadline, the last day, or the invitation's own day.</param>
/// <param name="At">When it is due, or when it was done.</param>
/// <param name="State">What will be or was done.</param>
/// <param name="Messages">Number of messages: as of now, or as they were sent.</param>
/// <param name="Skipped">Code of the reason why nothing was sent; otherwise null.</param>
public sealed record PlannedOccasion(
    PlannedMessage? Plan,
    Guid Id,
    MessageKind Kind,
    DateOnly Day,
    DateTimeOffset At,
    OccasionState State,
    int Messages,
    string? Skipped)
{
    /// <summary>True if it can still be sent.</summary>
    public bool IsToCome => State is OccasionState.Planned or OccasionState.Waiting or OccasionState.Stopped;
}

/// <summary>The plan of a round's messages.</summary>
/// <param name="Messages">The planned messages, in the order of the round.</param>
/// <param name="Occasions">Their days, earliest first. A message without a deadline or a last day to count from has none.</param>
public sealed record MessagePlan(IReadOnlyList<PlannedMessage> Messages, IReadOnlyList<PlannedOccasion> Occasions);
