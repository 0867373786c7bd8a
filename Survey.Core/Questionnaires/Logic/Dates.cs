using System.Globalization;

namespace Survey.Core.Questionnaires.Logic;

/// <summary>
/// Converts texts to dates, times and date-times, and these to days since 1 January 1970. A text without an offset is
/// in the evaluation's time zone.
/// </summary>
internal static class Dates
{
    private static readonly string[] TimeForms = ["HH:mm", "HH:mm:ss", "HH:mm:ss.FFFFFFF"];

    /// <summary>1 January 1970, day 0.</summary>
    public static DateOnly FirstDay { get; } = new(1970, 1, 1);

    /// <summary>The days since 1 January 1970 of a text in full ISO form, with a fraction for the time; NaN for any other text.</summary>
    public static double ToDays(string text, TimeZoneInfo zone)
    {
        if (text.Length is < 10 or > 40 || text[4] != '-')
        {
            return double.NaN;
        }

        if (text.Length == 10)
        {
            return ParseDate(text) is { } date && text[7] == '-' ? date.DayNumber - FirstDay.DayNumber : double.NaN;
        }

        return ParseMoment(text, zone) is { } moment ? ToDaysOfWall(moment) : double.NaN;
    }

    /// <summary>The days since 1 January 1970 in the date-time's own offset, with a fraction for the time.</summary>
    public static double ToDaysOfWall(DateTimeOffset moment) => ToDaysOfUtc(moment) + moment.Offset.TotalDays;

    /// <summary>The days since 1 January 1970 in UTC, with a fraction for the time.</summary>
    public static double ToDaysOfUtc(DateTimeOffset moment) => (moment - DateTimeOffset.UnixEpoch).TotalDays;

    /// <summary>
    /// Parses year, month and day; month and day may lack a leading zero. Null for any other text, and for a day that
    /// does not exist.
    /// </summary>
    public static DateOnly? ParseDate(string text) =>
        DateOnly.TryParseExact(text, "yyyy-M-d", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date) ? date : null;

    /// <summary>True for digits in the form of a date, even if the date does not exist: 2017-02-30.</summary>
    public static bool LooksLikeDate(string text) =>
        text.Length == 10 && text[4] == '-' && text[7] == '-' && text.Count(char.IsAsciiDigit) == 8;

    /// <summary>Parses a date, <c>T</c> and a time, with an optional offset. Null for any other text.</summary>
    public static DateTimeOffset? ParseMoment(string text, TimeZoneInfo zone)
    {
        var cut = text.IndexOf('T', StringComparison.Ordinal);
        return cut > 0 && ParseDate(text[..cut]) is { } date ? ParseTime(text[(cut + 1)..], date, zone) : null;
    }

    /// <summary>
    /// Parses a time on the given day, with an optional offset (<c>Z</c>, <c>+02</c>, <c>+02:00</c>). Null for any other
    /// text.
    /// </summary>
    public static DateTimeOffset? ParseTime(string text, DateOnly date, TimeZoneInfo zone)
    {
        var cut = text.IndexOfAny(['Z', '+', '-']);
        if (
            !TimeOnly.TryParseExact(
                cut < 0 ? text : text[..cut],
                TimeForms,
                CultureInfo.InvariantCulture,
                DateTimeStyles.None,
                out var time))
        {
            return null;
        }

        if (cut < 0)
        {
            return OnTheWall(date, time, zone);
        }

        return ParseOffset(text[cut..]) is { } offset && IsWithinCalendar(date.ToDateTime(time), offset)
            ? TimeZoneInfo.ConvertTime(new DateTimeOffset(date, time, offset), zone)
            : null;
    }

    /// <summary>
    /// Converts a local time of a zone to a date-time. A time that daylight saving skips is moved one hour later. Where the
    /// offset would lead out of the calendar, on its first and last day, the time is taken to be in UTC.
    /// </summary>
    public static DateTimeOffset OnTheWall(DateOnly date, TimeOnly time, TimeZoneInfo zone)
    {
        var wall = date.ToDateTime(time);
        var offset = zone.GetUtcOffset(wall);
        return IsWithinCalendar(wall, offset)
            ? TimeZoneInfo.ConvertTime(new DateTimeOffset(wall, offset), zone)
            : new DateTimeOffset(wall, TimeSpan.Zero);
    }

    /// <summary>Converts days since 1 January 1970 in UTC to a date-time in the zone; null outside the calendar.</summary>
    public static DateTimeOffset? OfDaysUtc(double days, TimeZoneInfo zone) =>
        Math.Abs(days) <= 3_000_000 && Math.Round(days * TimeSpan.TicksPerDay / TimeSpan.TicksPerMillisecond) is var milliseconds
        && milliseconds is >= -62_135_596_800_000 and <= 253_402_300_799_999
            ? TimeZoneInfo.ConvertTime(DateTimeOffset.FromUnixTimeMilliseconds((long)milliseconds), zone)
            : null;

    /// <summary>Converts days since 1 January 1970 to a date, ignoring the fraction; null outside the calendar.</summary>
    public static DateOnly? OfDays(double days)
    {
        var number = Math.Floor(days) + FirstDay.DayNumber;
        return number >= 0 && number <= DateOnly.MaxValue.DayNumber ? DateOnly.FromDayNumber((int)number) : null;
    }

    /// <summary>The day that a text names: a date, a date-time or a number of days since 1 January 1970; null for any other text.</summary>
    public static DateOnly? FindDay(string text) =>
        ParseDate(text)
        ?? (NumberText.Parse(text) is var days && !double.IsNaN(days) ? OfDays(days)
            : text.IndexOf('T', StringComparison.Ordinal) is > 0 and var cut && ParseMoment(text, TimeZoneInfo.Utc) is not null
                ? ParseDate(text[..cut])
            : null);

    /// <summary>The date-time that a text names, likewise; a date is its first moment. Null for any other text.</summary>
    public static DateTimeOffset? FindMoment(string text, TimeZoneInfo zone) =>
        ParseDate(text) is { } date ? OnTheWall(date, TimeOnly.MinValue, zone)
        : NumberText.Parse(text) is var days && !double.IsNaN(days) ? OfDaysUtc(days, zone)
        : ParseMoment(text, zone);

    private static bool IsWithinCalendar(DateTime wall, TimeSpan offset) =>
        wall.Ticks - offset.Ticks is >= 0 and var ticks && ticks <= DateTime.MaxValue.Ticks;

    private static TimeSpan? ParseOffset(string text)
    {
        if (text == "Z")
        {
            return TimeSpan.Zero;
        }

        return
            TimeSpan.TryParseExact(text[1..], ["hh", "hhmm", "hh\\:mm"], CultureInfo.InvariantCulture, out var offset)
            && offset <= TimeSpan.FromHours(14)
            ? (text[0] == '-' ? -offset : offset)
            : null;
    }
}
