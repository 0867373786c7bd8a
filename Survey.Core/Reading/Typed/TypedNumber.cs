using System.Globalization;
using System.Text.RegularExpressions;
using Survey.Core.Problems;

namespace Survey.Core.Reading.Typed;

/// <summary>Reads numbers as people of any country type them.</summary>
/// <remarks>
/// Both the point and the comma may separate decimals or thousands: 1.234,56 is the same as 1,234.56. The language does not tell which is
/// meant, since countries of one language differ (Spain and Mexico) and many people answer in another language than their own. So one rule
/// holds for all: a single point or comma with one to three digits before it, the first not 0, and three digits after it is ambiguous.
/// Everything else has one meaning, or none.
/// </remarks>
public static partial class TypedNumber
{
    /// <summary>Maximum number of digits, before and after the decimal point together.</summary>
    public const int MaxDigits = 28;

    private const string Form = "0.############################";
    private const RegexOptions Options = RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant;

    /// <summary>Finds the number that a text stands for.</summary>
    public static TypedReading<decimal> Find(string text)
    {
        // ٬ separates thousands and nothing else, as the apostrophe does; ٫ only decimals. Chinese keyboards have ， and ．.
        var line = PlainLine.Of(text).Replace('٬', '\'').Replace('،', ',').Replace('，', ',').Replace('．', '.');
        if (Plain().Match(line) is { Success: true } plain)
        {
            var (whole, decimals) = (plain.Groups["whole"].Value, plain.Groups["decimals"].Value);
            var isNegative = plain.Groups["sign"].Value == "-";
            return plain.Groups["mark"].Value is "." or "," && decimals.Length == 3 && whole is [not '0'] or [not '0', _] or [not '0', _, _]
                ? TypedReading<decimal>.Either(Parse(isNegative, whole + decimals, "").First, Parse(isNegative, whole, decimals).First)
                : whole.Length + decimals.Length == 0 ? TypedReading<decimal>.None : Parse(isNegative, whole, decimals);
        }

        var grouped = Grouped().Match(line) is { Success: true } usual ? usual : GroupedByTwo().Match(line);
        if (!grouped.Success)
        {
            return TypedReading<decimal>.None;
        }

        var digits = string.Concat(grouped.Groups["whole"].Value.Where(char.IsAsciiDigit));
        return Parse(grouped.Groups["sign"].Value == "-", digits, grouped.Groups["decimals"].Value);
    }

    /// <summary>
    /// Finds a number written by a program: with a decimal point, perhaps with an exponent; other forms as in <see cref="Find"/>.
    /// </summary>
    public static TypedReading<decimal> FindExact(string text) =>
        text.Length <= MaxDigits && decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
            ? TypedReading<decimal>.Of(number)
            : Find(text);

    /// <summary>Reads the number that a text stands for; null, and a problem, if there is none or two are possible.</summary>
    /// <param name="text">The typed text.</param>
    /// <param name="isWhole">True if the number must be whole.</param>
    /// <param name="place">The place of the text.</param>
    /// <param name="problems">Receives the problems found.</param>
    public static decimal? Read(string text, bool isWhole, Place place, ProblemLog problems) =>
        Read(Find(text), text, isWhole, place, problems);

    /// <summary>Reads a number written by a program; null if there is a problem.</summary>
    internal static decimal? ReadExact(string text, bool isWhole, Place place, ProblemLog problems) =>
        Read(FindExact(text), text, isWhole, place, problems);

    /// <summary>Writes a number so that it has only one meaning: <c>1500</c>, <c>1.5</c>, <c>1.2340</c>.</summary>
    public static string Write(decimal number)
    {
        var text = number.ToString(Form, CultureInfo.InvariantCulture);
        return Find(text).Kind == TypedReadingKind.Ambiguous ? $"{text}0" : text;
    }

    /// <summary>Reports that a number is not whole.</summary>
    internal static void RefuseFraction(string text, Place place, ProblemLog problems) =>
        problems.Add(ProblemCatalogue.NumberInvalid["whole"], place, ("found", text.Trim()));

    private static decimal? Read(TypedReading<decimal> reading, string text, bool isWhole, Place place, ProblemLog problems)
    {
        switch (reading.Kind)
        {
            case TypedReadingKind.Value when !isWhole || decimal.IsInteger(reading.First):
                return reading.First;
            case TypedReadingKind.Ambiguous:
                problems.Add(
                    ProblemCatalogue.NumberAmbiguous,
                    place,
                    ("found", text.Trim()),
                    ("first", Detail.Exact(Write(reading.First))),
                    ("second", Detail.Exact(Write(reading.Second))));
                return null;
            case TypedReadingKind.TooLong:
                problems.Add(ProblemCatalogue.NumberOutOfRange["digits"], place, ("found", text.Trim()), ("most", MaxDigits));
                return null;
            case TypedReadingKind.None when !isWhole:
                problems.Add(ProblemCatalogue.NumberInvalid, place, ("found", text.Trim()));
                return null;
            default:
                RefuseFraction(text, place, problems);
                return null;
        }
    }

    private static TypedReading<decimal> Parse(bool isNegative, string whole, string decimals)
    {
        whole = whole.TrimStart('0');
        decimals = decimals.TrimEnd('0');
        if (whole.Length + decimals.Length > MaxDigits)
        {
            return TypedReading<decimal>.TooLong;
        }

        var number = decimal.Parse($"0{whole}.{decimals}0", NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture);
        return TypedReading<decimal>.Of(isNegative && number != 0 ? -number : number);
    }

    [GeneratedRegex(@"^(?<sign>[+-]?) ?(?<whole>\d*)((?<mark>[.,٫])(?<decimals>\d+))?\z", Options, 1000)]
    private static partial Regex Plain();

    [GeneratedRegex(
        @"^(?<sign>[+-]?) ?(?<whole>[1-9]\d{0,2}(?<mark>[ '.,])\d{3}(\k<mark>\d{3})*)((?!\k<mark>)[.,٫](?<decimals>\d+))?\z",
        Options,
        1000)]
    private static partial Regex Grouped();

    // In India, Pakistan, Bangladesh, Nepal and Sri Lanka: 12,34,567.
    [GeneratedRegex(@"^(?<sign>[+-]?) ?(?<whole>[1-9]\d?(,\d{2})+,\d{3})(\.(?<decimals>\d+))?\z", Options, 1000)]
    private static partial Regex GroupedByTwo();
}
