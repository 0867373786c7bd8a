namespace Survey.Storage.Tables;

/// <summary>A row of <c>reminder_choice</c>.</summary>
public sealed class ReminderChoiceRow
{
    /// <summary>The round's code.</summary>
    public string Round { get; init; } = "";

    /// <summary>Code of the organization whose contact got the reminder.</summary>
    public string Organization { get; init; } = "";

    /// <summary>The address that the reminder went to, in lower case.</summary>
    public string Email { get; init; } = "";

    /// <summary>When the person asked for no more reminders; null if they are welcome.</summary>
    public string? StoppedAt { get; init; }
}
