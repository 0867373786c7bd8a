namespace Survey.Storage;

/// <summary>
/// The rule for moments that were kept earlier and are compared with now. The clock may have been ahead when they were kept, and was set
/// right since. So a moment that is further ahead than it can be by its own rule counts as past: it locks nobody out and stops nothing.
/// </summary>
public static class KeptMoments
{
    /// <summary>True if a kept moment is still to come.</summary>
    /// <param name="moment">The end of a pause, or when something is due.</param>
    /// <param name="now">The present time.</param>
    /// <param name="longest">The furthest ahead that such a moment is set.</param>
    public static bool IsToCome(DateTimeOffset moment, DateTimeOffset now, TimeSpan longest) => moment > now && moment - now <= longest;

    /// <summary>True if a kept moment is less than a span away.</summary>
    /// <param name="moment">When something happened.</param>
    /// <param name="now">The present time.</param>
    /// <param name="span">The span.</param>
    public static bool IsWithin(DateTimeOffset moment, DateTimeOffset now, TimeSpan span) => (now - moment).Duration() <= span;
}
