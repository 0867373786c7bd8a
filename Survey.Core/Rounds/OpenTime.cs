using System.Globalization;

namespace Survey.Core.Rounds;

/// <summary>A time of day with its offset from UTC, at which an open round opens or closes.</summary>
/// <param name="Time">The time, in minutes.</param>
/// <param name="Offset">The offset from UTC, from -14:00 to 14:00.</param>
public sealed record OpenTime(TimeOnly Time, TimeSpan Offset)
{
    /// <summary>Reads a time as in <c>18:00+01:00</c> or <c>18:00Z</c>; null if it is none.</summary>
    public static OpenTime? Find(string text) =>
        DateTimeOffset.TryParseExact(
            $"2000-06-15 {text}",
            "yyyy-MM-dd HH:mmK",
            CultureInfo.InvariantCulture,
            DateTimeStyles.AssumeUniversal,
            out var moment)
        && (text.EndsWith('Z') || text.Length == "18:00+01:00".Length)
            ? new OpenTime(TimeOnly.FromTimeSpan(moment.TimeOfDay), moment.Offset)
            : null;

    /// <summary>The moment on a day, which is a day of the same offset.</summary>
    public DateTimeOffset On(DateOnly day) => new(day, Time, Offset);

    /// <inheritdoc/>
    public override string ToString() =>
        Offset == TimeSpan.Zero
            ? string.Create(CultureInfo.InvariantCulture, $"{Time:HH:mm}Z")
            : string.Create(CultureInfo.InvariantCulture, $"{Time:HH:mm}{On(DateOnly.FromDayNumber(1000)):zzz}");
}
