using System.Text.RegularExpressions;

namespace Survey.Files.AnswerWorkbooks;

/// <summary>Numbers as people type them, where the spreadsheet did not take them for numbers.</summary>
internal static partial class TypedNumber
{
    /// <summary>The number a text on one line stands for, as JSON writes it; null if it is none, or could be two: “1,500” is one and a half here and fifteen hundred there.</summary>
    public static string? Find(string text)
    {
        var digits = text.Replace(" ", "", StringComparison.Ordinal).Replace("'", "", StringComparison.Ordinal).Replace('٫', '.').Replace("٬", "", StringComparison.Ordinal);
        if (text.Contains(' ', StringComparison.Ordinal) && !Grouped().IsMatch(text))
        {
            return null;
        }

        var (comma, point) = (digits.LastIndexOf(','), digits.LastIndexOf('.'));
        if (comma >= 0 && point >= 0)
        {
            // The last of the two parts the decimals.
            digits = comma > point ? digits.Replace(".", "", StringComparison.Ordinal).Replace(',', '.') : digits.Replace(",", "", StringComparison.Ordinal);
        }
        else if (comma >= 0)
        {
            if (Thousands().IsMatch(digits))
            {
                return null;
            }

            digits = digits.Replace(',', '.');
        }

        return Plain().Match(digits) is { Success: true } match
            ? $"{(match.Groups["minus"].Length > 0 ? "-" : "")}{(match.Groups["whole"].Value.TrimStart('0') is { Length: > 0 } whole ? whole : "0")}{match.Groups["rest"].Value}"
            : null;
    }

    [GeneratedRegex(@"^[+-]?\d{1,3}( \d{3})+([.,]\d+)?\z", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Grouped();

    [GeneratedRegex(@"^[+-]?\d{1,3}(,\d{3})+\z", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Thousands();

    [GeneratedRegex(@"^(\+|(?<minus>-))?(?<whole>\d+)(?<rest>(\.\d+)?)\z", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Plain();
}
