namespace Survey.Files.Workbooks;

/// <summary>What the code of a number format shows (ECMA-376 part 1, 18.8.31).</summary>
internal static class NumberFormatCode
{
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
