using System.Globalization;
using System.Text.RegularExpressions;
using Survey.Core.Problems;

namespace Survey.Core.Reading.Typed;

/// <summary>Reads and writes times of day, alone or after a date.</summary>
public static partial class TypedTime
{
    private const RegexOptions Options = RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant;

    private static readonly string[] ExactMoments =
    [
        "yyyy-MM-dd'T'HH:mm", "yyyy-MM-dd'T'HH:mm:ss", "yyyy-MM-dd'T'HH:mm:ss.FFFFFFF",
        "yyyy-MM-dd'T'HH:mmK", "yyyy-MM-dd'T'HH:mm:ssK", "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK",
    ];

    /// <summary>A time of day as <c>14:30</c> or <c>14:30:05</c>; null if there is a problem.</summary>
    public static string? Read(string text, Place place, ProblemLog problems)
    {
        if (FindTime(PlainLine.Of(text)) is { } time)
        {
            return time;
        }

        problems.Add(ProblemCatalogue.DateInvalid["time"], place, ("found", text.Trim()));
        return null;
    }

    /// <summary>
    /// A date with a time of day as <c>2017-06-26T14:30</c>, with seconds and UTC offset if they are given; null if there is a problem.
    /// </summary>
    public static string? ReadMoment(string text, Place place, ProblemLog problems)
    {
        var line = PlainLine.Of(text);
        if (DateTime.TryParseExact(line, ExactMoments, CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind, out _))
        {
            return line;
        }

        if (Moment().Match(line) is { Success: true } match && FindTime(match.Groups["time"].Value) is { } time)
        {
            var date = TypedDate.Find(match.Groups["date"].Value);
            if (date.Value is { } day)
            {
                return $"{TypedDate.Write(day)}T{time}";
            }

            if (date.Kind == TypedReadingKind.Ambiguous)
            {
                TypedDate.Refuse(date, match.Groups["date"].Value, place, problems);
                return null;
            }
        }

        problems.Add(ProblemCatalogue.DateInvalid["date-time"], place, ("found", text.Trim()));
        return null;
    }

    /// <summary>A moment as an answer: <c>2017-06-26T14:30:05.123+02:00</c>.</summary>
    public static string WriteMoment(DateTimeOffset moment) =>
        moment.ToString("yyyy-MM-dd'T'HH:mm:ss.fffzzz", CultureInfo.InvariantCulture);

    private static string? FindTime(string line)
    {
        if (Time().Match(line) is not { Success: true } match)
        {
            return null;
        }

        var seconds = match.Groups["second"] is { Success: true, Value: var given } ? $":{given}" : "";
        var time = $"{match.Groups["hour"].Value.PadLeft(2, '0')}:{match.Groups["minute"].Value}{seconds}";
        return TimeOnly.TryParseExact(time, ["HH:mm", "HH:mm:ss"], CultureInfo.InvariantCulture, DateTimeStyles.None, out _) ? time : null;
    }

    // 14:30, 14.30 and 14 h 30: English, Russian and French forms.
    [GeneratedRegex(@"^(?<hour>\d{1,2})(:|\.| ?h ?)(?<minute>\d{2})([:.](?<second>\d{2}))?\z", Options, 1000)]
    private static partial Regex Time();

    [GeneratedRegex(@"^(?<date>.*[^\s,])(T| ?, ?| )(?<time>\d{1,2}(:|\.| ?h ?)\d{2}([:.]\d{2})?)\z", Options, 1000)]
    private static partial Regex Moment();
}
