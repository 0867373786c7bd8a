using System.Text;

namespace Survey.Api.Answering.Forms;

/// <summary>Numbers as people of different languages type them.</summary>
internal static class TypedNumber
{
    /// <summary>
    /// The number as JSON has it: digits of any script as 0–9, without spaces and a plus, the decimal comma as a point. Null
    /// if this is no number, or if a comma could be both a decimal comma and a separator of thousands.
    /// </summary>
    /// <param name="text">What was typed.</param>
    /// <param name="commaIsDecimal">Whether a single comma is a decimal comma, as in all interface languages but English.</param>
    public static string? Normalize(string text, bool commaIsDecimal)
    {
        var number = new StringBuilder(text.Length);
        foreach (var character in text.Trim())
        {
            if (char.IsDigit(character))
            {
                number.Append((char)('0' + (int)char.GetNumericValue(character)));
            }
            else if (character is '-' or '−' && number.Length == 0)
            {
                number.Append('-');
            }
            else if (character is '.' or '٫' || (character == ',' && commaIsDecimal))
            {
                number.Append('.');
            }
            else if (!char.IsWhiteSpace(character) && !(character == '+' && number.Length == 0))
            {
                return null;
            }
        }

        var parts = number.ToString().TrimStart('-').Split('.');
        if (parts.Length > 2 || parts.Any(part => part.Length == 0))
        {
            return null;
        }

        // JSON takes no zeros before a number.
        var whole = parts[0].TrimStart('0') is { Length: > 0 } digits ? digits : "0";
        return $"{(number[0] == '-' ? "-" : "")}{whole}{(parts.Length == 2 ? "." + parts[1] : "")}";
    }
}
