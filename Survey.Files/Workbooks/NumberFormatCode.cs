using Survey.Core.Languages;
using Survey.Core.Questionnaires.Questions;

namespace Survey.Files.Workbooks;

/// <summary>Codes of number formats (ECMA-376 part 1, 18.8.31): the one of percentages, and what a code shows.</summary>
internal static class NumberFormatCode
{
    /// <summary>The code that shows a share as a percentage in the way of a language: <c>0" "%</c>.</summary>
    /// <param name="language">The language.</param>
    /// <param name="decimals">The number of decimals.</param>
    public static string Percent(Language language, int decimals = 0)
    {
        var number = decimals == 0 ? "0" : $"0.{new string('0', decimals)}";
        var format = language.Percent.Replace("{number}", number, StringComparison.Ordinal);
        return string.Concat(format.Select(character => char.IsWhiteSpace(character) ? $"\"{character}\"" : $"{character}"));
    }

    /// <summary>The code that shows numbers with their unit. They are what the unit counts: 12.5 is shown as 12.5 %.</summary>
    public static string Of(NumberUnit unit, Language language)
    {
        if (unit.Decimals is not { } decimals)
        {
            return $"General\"{language.Percent.Replace("{number}", "", StringComparison.Ordinal)}\"";
        }

        var number = decimals == 0 ? "#,##0" : $"#,##0.{new string('0', decimals)}";
        var sides = language.Money.Replace("{currency}", unit.Code, StringComparison.Ordinal).Split("{number}");
        return string.Join(number, sides.Select(side => side.Length == 0 ? "" : $"\"{side}\""));
    }

    /// <summary>Whether it shows dates or times: it has a y, m, d, h or s that stands for itself.</summary>
    public static bool IsDate(string format) =>
        !format.StartsWith("General", StringComparison.OrdinalIgnoreCase)
        && FindSymbols(format).Any(symbol => char.ToLowerInvariant(symbol) is 'y' or 'm' or 'd' or 'h' or 's');

    /// <summary>Whether it shows percentages: it has a percent sign that stands for itself.</summary>
    public static bool IsPercent(string format) => FindSymbols(format).Contains('%');

    /// <summary>
    /// The characters that stand for themselves: not those in quotes and brackets, after a backslash (shown as it is), after an
    /// underscore (a space of that width) or after an asterisk (repeated to fill the cell).
    /// </summary>
    private static IEnumerable<char> FindSymbols(string format)
    {
        var (inQuotes, inBrackets) = (false, false);
        for (var at = 0; at < format.Length; at++)
        {
            var character = format[at];
            if (character == '"')
            {
                inQuotes = !inQuotes;
            }
            else if (inQuotes)
            {
                continue;
            }
            else if (character is '\\' or '_' or '*')
            {
                at++;
            }
            else if (character is '[' or ']')
            {
                inBrackets = character == '[';
            }
            else if (!inBrackets)
            {
                yield return character;
            }
        }
    }
}
