namespace Survey.Core.Questionnaires.Logic;

/// <summary>
/// The context of an evaluation apart from the answers. It is passed in, so that the same answers give the same
/// values. The current time does not change while a form is evaluated.
/// </summary>
/// <param name="Now">
/// The current time for <c>now()</c>, and for <c>today()</c> in the time zone. Null if it is not known; expressions
/// that need it then fail.
/// </param>
/// <param name="Zone">The time zone in which dates and times are read and written.</param>
public sealed record EvaluationContext(DateTimeOffset? Now, TimeZoneInfo Zone)
{
    /// <summary>UTC, with no known current time.</summary>
    public static EvaluationContext Timeless { get; } = new(Now: null, TimeZoneInfo.Utc);

    /// <summary>Language of the labels that <c>jr:choice-name()</c> returns.</summary>
    public string Language { get; init; } = "en";

    /// <summary>
    /// Identifies the response, so that <c>random()</c> and <c>uuid()</c> give the same values whenever it is evaluated; null to
    /// use <see cref="Chance"/>.
    /// </summary>
    public string? Seed { get; init; }

    /// <summary>Source of random numbers where there is no <see cref="Seed"/>.</summary>
    public Random Chance { get; init; } = Random.Shared;

    /// <summary>The last millisecond of a day in UTC, for responses of which only the day of submission is known.</summary>
    public static EvaluationContext AtEndOf(DateOnly day) =>
        new(new DateTimeOffset(day, new TimeOnly(23, 59, 59, 999), TimeSpan.Zero), TimeZoneInfo.Utc);
}
