using System.Globalization;
using System.Text.RegularExpressions;
using Survey.Core.Languages;
using Survey.Core.Problems;

namespace Survey.Core.Reading.Typed;

/// <summary>Reads dates as people of any country type them.</summary>
/// <remarks>
/// If the year comes last, dates with points have the day first in every country. With slashes or hyphens the order depends on the country,
/// so a date is ambiguous if both numbers could be the month. The year must have four digits.
/// </remarks>
public static partial class TypedDate
{
    /// <summary>The form in which dates are stored and exported.</summary>
    internal const string Form = "yyyy-MM-dd";

    private const RegexOptions Options = RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant;

    private static readonly Dictionary<string, int> Months = Language.All
        .SelectMany(language => language.Months.SelectMany((forms, index) => forms.Select(form => (Form: form, Number: index + 1))))
        .Select(month => month with { Form = PlainLine.Of(month.Form) })
        .DistinctBy(month => month.Form, StringComparer.OrdinalIgnoreCase)
        .ToDictionary(month => month.Form, month => month.Number, StringComparer.OrdinalIgnoreCase);

    private static readonly HashSet<string> Fillers = PlainLine.WordsOf(words => words.DateFillers);
    private static readonly HashSet<string> OrdinalEndings = PlainLine.WordsOf(words => words.Ordinals);

    /// <summary>A date in the form in which dates are stored and exported: <c>2017-06-26</c>.</summary>
    public static string Write(DateOnly date) => date.ToString(Form, CultureInfo.InvariantCulture);

    /// <summary>Finds the date that a text stands for.</summary>
    public static TypedReading<DateOnly> Find(string text)
    {
        var line = PlainLine.Of(text);
        if (YearFirst().Match(line) is { Success: true } first)
        {
            return Make(first.Groups["year"].Value, first.Groups["month"].Value, first.Groups["day"].Value);
        }

        if (YearLast().Match(line) is not { Success: true } last)
        {
            return FindInWords(line);
        }

        var (year, one, two) = (last.Groups["year"].Value, last.Groups["one"].Value, last.Groups["two"].Value);
        var (dayFirst, monthFirst) = (Make(year, two, one), Make(year, one, two));
        return last.Groups["sign"].Value == "." || dayFirst == monthFirst || monthFirst.Value is null ? dayFirst
            : dayFirst.Value is null ? monthFirst
            : TypedReading<DateOnly>.Either(dayFirst.First, monthFirst.First);
    }

    /// <summary>Reads the date that a text stands for; null, and a problem, if there is none or two are possible.</summary>
    public static DateOnly? Read(string text, Place place, ProblemLog problems)
    {
        var reading = Find(text);
        if (reading.Value is null)
        {
            Refuse(reading, text, place, problems);
        }

        return reading.Value;
    }

    /// <summary>Reports that a text is not a date, or which two dates it can be.</summary>
    internal static void Refuse(TypedReading<DateOnly> reading, string text, Place place, ProblemLog problems)
    {
        if (reading.Kind == TypedReadingKind.Ambiguous)
        {
            problems.Add(
                ProblemCatalogue.DateAmbiguous,
                place,
                ("found", text.Trim()),
                ("first", Detail.Exact(Write(reading.First))),
                ("second", Detail.Exact(Write(reading.Second))));
        }
        else
        {
            problems.Add(ProblemCatalogue.DateInvalid, place, ("found", text.Trim()));
        }
    }

    /// <summary>Finds dates in words: 26 June 2017, June 26 2017 and 2017 June 26.</summary>
    private static TypedReading<DateOnly> FindInWords(string line)
    {
        var words = line.Split([' ', ',', '.', '-', '/'], StringSplitOptions.RemoveEmptyEntries)
            .Where(word => !Fillers.Contains(word))
            .ToList();
        var at = words.FindIndex(Months.ContainsKey);
        if (words.Count != 3 || at < 0)
        {
            return TypedReading<DateOnly>.None;
        }

        var month = Months[words[at]].ToString(CultureInfo.InvariantCulture);
        words.RemoveAt(at);
        return at == 1 && words[0].Length == 4 && words[0].All(char.IsAsciiDigit) ? Make(words[0], month, words[1])
            : at < 2 ? Make(words[1], month, WithoutEnding(words[0]))
            : TypedReading<DateOnly>.None;
    }

    private static string WithoutEnding(string day)
    {
        var digits = day.TakeWhile(char.IsAsciiDigit).Count();
        return OrdinalEndings.Contains(day[digits..]) ? day[..digits] : day;
    }

    private static TypedReading<DateOnly> Make(string year, string month, string day)
    {
        var text = $"{year}-{month.PadLeft(2, '0')}-{day.PadLeft(2, '0')}";
        var isDate = DateOnly.TryParseExact(text, Form, CultureInfo.InvariantCulture, DateTimeStyles.None, out var date);
        return TypedReading<DateOnly>.Of(isDate ? date : null);
    }

    // Spreadsheets write a date with a time of day, which is ignored.
    [GeneratedRegex(@"^(?<year>\d{4})[-/. ](?<month>\d{1,2})[-/. ](?<day>\d{1,2})\.?([T ]\d{1,2}:\d{2}(:\d{2})?)?\z", Options, 1000)]
    private static partial Regex YearFirst();

    [GeneratedRegex(@"^(?<one>\d{1,2}) ?(?<sign>[-/.]) ?(?<two>\d{1,2}) ?\k<sign> ?(?<year>\d{4})\.?\z", Options, 1000)]
    private static partial Regex YearLast();
}
