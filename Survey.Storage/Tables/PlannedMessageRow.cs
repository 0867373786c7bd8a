namespace Survey.Storage.Tables;

/// <summary>A row of <c>planned_message</c>.</summary>
public sealed record PlannedMessageRow
{
    /// <summary>The key.</summary>
    public Guid Id { get; init; }

    /// <summary>The round's code.</summary>
    public string Round { get; init; } = "";

    /// <summary>Code of the kind of message.</summary>
    public string Kind { get; init; } = "";

    /// <summary>The day of an invitation, as year-month-day; null for other kinds.</summary>
    public string? Day { get; init; }

    /// <summary>Days before the deadline, or after the last day; null for an invitation.</summary>
    public int? Days { get; init; }

    /// <summary>The time of day in UTC, as hours and minutes.</summary>
    public string Time { get; init; } = "";

    /// <summary>When it was planned, changed or resumed.</summary>
    public string Since { get; init; } = "";

    /// <summary>When it was stopped; null if it is not.</summary>
    public string? StoppedAt { get; init; }

    /// <summary>Grows with each change.</summary>
    public int Version { get; init; }

    /// <summary>Name of the coordinator who planned or changed it.</summary>
    public string PlannedBy { get; init; } = "";
}
