namespace Survey.Collecting.Invitations;

/// <summary>When a planned message is due.</summary>
/// <param name="Day">The day of an invitation; null for other kinds.</param>
/// <param name="Days">
/// For a reminder, days before the deadline of each organization; for thanks and closing, days after the last day. Null for an invitation.
/// </param>
/// <param name="Time">The time of day, in UTC.</param>
public sealed record PlanTiming(DateOnly? Day, int? Days, TimeOnly Time)
{
    /// <summary>The most days before or after.</summary>
    public const int MostDays = 365;

    internal const string TimeForm = "HH:mm";
}
