using System.Globalization;
using System.Text;

namespace Survey.Core.Questionnaires.Logic;

/// <summary>Converts texts to numbers and numbers to texts as in XPath 1.0, sections 4.2 and 4.4: never with an exponent.</summary>
internal static class NumberText
{
    private const NumberStyles Form =
        NumberStyles.AllowLeadingWhite | NumberStyles.AllowTrailingWhite | NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint;

    /// <summary>The number in a text; NaN if it is not a number.</summary>
    public static double Parse(string text) =>
        !text.AsSpan().ContainsAnyExcept(Allowed) && double.TryParse(text, Form, CultureInfo.InvariantCulture, out var number)
            ? number
            : double.NaN;

    /// <summary>The shortest text that represents exactly this number.</summary>
    public static string Of(double number)
    {
        if (double.IsNaN(number))
        {
            return "NaN";
        }

        if (double.IsInfinity(number))
        {
            return number > 0 ? "Infinity" : "-Infinity";
        }

        if (number == 0)
        {
            return "0";
        }

        var text = number.ToString("R", CultureInfo.InvariantCulture);
        var exponent = text.IndexOf('E', StringComparison.Ordinal);
        return exponent < 0
            ? text
            : WriteOut(text[..exponent], int.Parse(text.AsSpan(exponent + 1), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture));
    }

    // XPath does not accept a plus sign, an exponent or the names of infinity in a text.
    private static readonly System.Buffers.SearchValues<char> Allowed = System.Buffers.SearchValues.Create("0123456789.- \t\r\n");

    /// <summary>Writes a number without an exponent: 1.25 and 3 give 1250; 1.25 and -3 give 0.00125.</summary>
    private static string WriteOut(string mantissa, int exponent)
    {
        var sign = mantissa.StartsWith('-') ? "-" : "";
        var point = mantissa.IndexOf('.', StringComparison.Ordinal);
        var digits = mantissa[sign.Length..].Replace(".", "", StringComparison.Ordinal);
        var whole = (point < 0 ? digits.Length : point - sign.Length) + exponent;
        var text = new StringBuilder(sign);
        if (whole <= 0)
        {
            return text.Append("0.").Append('0', -whole).Append(digits).ToString();
        }

        return text.Append(digits).Append('0', Math.Max(0, whole - digits.Length)).ToString();
    }
}
