using System.Globalization;
using System.Text.RegularExpressions;

namespace Survey.Core.Languages;

/// <summary>
/// When a plural form is used, in the notation of Unicode's CLDR for whole numbers: <c>n % 10 = 2..4 and n % 100 != 12..14</c>.
/// </summary>
internal sealed partial class PluralRule
{
    // The rule holds if all conditions of one of the lists hold.
    private readonly Condition[][] _alternatives;

    private PluralRule(Condition[][] alternatives) => _alternatives = alternatives;

    /// <summary>Reads a rule.</summary>
    /// <exception cref="FormatException">The text is not a rule: a mistake in a language's file.</exception>
    public static PluralRule Read(string text) =>
        new([.. text.Split(" or ").Select(each => each.Split(" and ").Select(ReadCondition).ToArray())]);

    /// <summary>Whether a number takes the form.</summary>
    public bool Holds(long number) =>
        Array.Exists(_alternatives, conditions => Array.TrueForAll(conditions, condition => condition.Holds(number)));

    private static Condition ReadCondition(string text)
    {
        var match = Form().Match(text.Trim());
        if (!match.Success)
        {
            throw new FormatException($"“{text}” is not a condition of a plural rule. Write it like “n % 10 = 2..4”.");
        }

        var divisor = match.Groups["divisor"].Success ? ToNumber(match.Groups["divisor"].Value) : 0;
        var ranges = match
            .Groups["values"]
            .Value.Split(',')
            .Select(each => each.Split(".."))
            .Select(ends => (ToNumber(ends[0]), ToNumber(ends[^1])));
        return new Condition(divisor, match.Groups["sign"].Value == "=", [.. ranges]);
    }

    private static long ToNumber(string digits) => long.Parse(digits.Trim(), CultureInfo.InvariantCulture);

    [GeneratedRegex(
        @"^n( % (?<divisor>\d+))? (?<sign>!?=) (?<values>\d+(\.\.\d+)?(, ?\d+(\.\.\d+)?)*)\z",
        RegexOptions.ExplicitCapture,
        1000)]
    private static partial Regex Form();

    /// <param name="Divisor">0 where the number itself is compared.</param>
    /// <param name="IsWanted">False for “!=”.</param>
    /// <param name="Ranges">Ends included.</param>
    private sealed record Condition(long Divisor, bool IsWanted, (long First, long Last)[] Ranges)
    {
        public bool Holds(long number)
        {
            var value = Divisor == 0 ? number : number % Divisor;
            return Array.Exists(Ranges, range => value >= range.First && value <= range.Last) == IsWanted;
        }
    }
}
