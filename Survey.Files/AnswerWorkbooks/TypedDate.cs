using System.Globalization;
using System.Text.RegularExpressions;
using Survey.Core.Languages;

namespace Survey.Files.AnswerWorkbooks;

/// <summary>Dates as people type them, where the spreadsheet did not take them for dates.</summary>
internal static partial class TypedDate
{
    /// <summary>The date a text on one line stands for; null if it is none, or could be two.</summary>
    public static DateOnly? Find(string text)
    {
        if (YearFirst().Match(text) is { Success: true } first)
        {
            return Make(first, first.Groups["month"].Value, first.Groups["day"].Value);
        }

        if (YearLast().Match(text) is { Success: true } last)
        {
            var (one, two) = (int.Parse(last.Groups["one"].Value, CultureInfo.InvariantCulture), int.Parse(last.Groups["two"].Value, CultureInfo.InvariantCulture));

            // With points the day comes first everywhere; with strokes it hangs on the country.
            return text.Contains('.', StringComparison.Ordinal) || one > 12 || one == two
                ? Make(last, last.Groups["two"].Value, last.Groups["one"].Value)
                : two > 12 ? Make(last, last.Groups["one"].Value, last.Groups["two"].Value) : null;
        }

        return FindInWords(text);
    }

    private static DateOnly? FindInWords(string text)
    {
        if (InWords().Match(text) is not { Success: true } match)
        {
            return null;
        }

        var name = match.Groups["month"].Value.Trim('.', ' ');
        var bare = SpanishDe().Replace(name, "");
        foreach (var language in Language.All)
        {
            for (var month = 0; month < language.Months.Count; month++)
            {
                if (language.Months[month].Contains(bare, StringComparer.OrdinalIgnoreCase))
                {
                    return Make(match, (month + 1).ToString(CultureInfo.InvariantCulture), match.Groups["day"].Value);
                }
            }
        }

        return null;
    }

    private static DateOnly? Make(Match match, string month, string day) =>
        DateOnly.TryParseExact($"{match.Groups["year"].Value}-{month.PadLeft(2, '0')}-{day.PadLeft(2, '0')}", "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date) ? date : null;

    [GeneratedRegex(@"^de | de$", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant | RegexOptions.IgnoreCase, 1000)]
    private static partial Regex SpanishDe();

    [GeneratedRegex(@"^(?<year>\d{4})[-/. ](?<month>\d{1,2})[-/. ](?<day>\d{1,2})\.?([T ]00:00(:00)?)?\z", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex YearFirst();

    [GeneratedRegex(@"^(?<one>\d{1,2})(?<sign>[-/.]) ?(?<two>\d{1,2})\k<sign> ?(?<year>\d{4})\.?\z", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex YearLast();

    [GeneratedRegex(@"^(?<day>\d{1,2})(\.|st|nd|rd|th|er)? (?<month>\D{3,20}?),? (?<year>\d{4})\z|^(?<month>\D{3,20}?) (?<day>\d{1,2})(st|nd|rd|th)?,? (?<year>\d{4})\z", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex InWords();
}
