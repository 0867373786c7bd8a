namespace Survey.Core.Questionnaires.Logic;

/// <summary>
/// What expressions learn of the world outside of the answers. It is handed in, so that the same answers give the same
/// values; within one evaluation of a form the moment stands still.
/// </summary>
/// <param name="Now">The moment that <c>now()</c> tells; <c>today()</c> is its day in the zone. Null where nobody said: asking for it fails.</param>
/// <param name="Zone">The time zone whose clock dates and times are told by.</param>
public sealed record Surroundings(DateTimeOffset? Now, TimeZoneInfo Zone)
{
    /// <summary>Universal time, and nobody knows when.</summary>
    public static Surroundings Timeless { get; } = new(Now: null, TimeZoneInfo.Utc);

    /// <summary>The language of the labels that <c>jr:choice-name()</c> gives.</summary>
    public string Language { get; init; } = "en";

    /// <summary>Where <c>random()</c> and <c>uuid()</c> come from.</summary>
    public Random Chance { get; init; } = Random.Shared;

    /// <summary>The last moment of a day in universal time: what a response that names its day was submitted by at the latest.</summary>
    public static Surroundings AtEndOf(DateOnly day) => new(new DateTimeOffset(day, new TimeOnly(23, 59, 59, 999), TimeSpan.Zero), TimeZoneInfo.Utc);
}
