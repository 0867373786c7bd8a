namespace Survey.Storage.Tables;

/// <summary>A row of <c>planned_sending</c>.</summary>
public sealed record PlannedSendingRow
{
    /// <summary>Key of the planned message, which may have been changed or removed since.</summary>
    public Guid Plan { get; init; }

    /// <summary>The day that its days are counted from, as year-month-day.</summary>
    public string Day { get; init; } = "";

    /// <summary>The round's code.</summary>
    public string Round { get; init; } = "";

    /// <summary>Code of the kind of message.</summary>
    public string Kind { get; init; } = "";

    /// <summary>When it was due.</summary>
    public string DueAt { get; init; } = "";

    /// <summary>When the messages were written, or left out.</summary>
    public string DoneAt { get; init; } = "";

    /// <summary>Number of messages.</summary>
    public int Written { get; init; }

    /// <summary>Code of the reason if nothing was sent; otherwise null.</summary>
    public string? Skipped { get; init; }
}
