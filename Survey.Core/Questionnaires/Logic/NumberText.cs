using System.Globalization;
using System.Text;

namespace Survey.Core.Questionnaires.Logic;

/// <summary>Numbers from texts and back as XPath 1.0, sections 4.2 and 4.4, has them: never with an exponent.</summary>
internal static class NumberText
{
    private const NumberStyles Form = NumberStyles.AllowLeadingWhite | NumberStyles.AllowTrailingWhite | NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint;

    /// <summary>The number a text tells; NaN if none.</summary>
    public static double Parse(string text) =>
        !text.AsSpan().ContainsAnyExcept(Allowed) && double.TryParse(text, Form, CultureInfo.InvariantCulture, out var number)
            ? number
            : double.NaN;

    /// <summary>The shortest text that tells exactly this number.</summary>
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
        return exponent < 0 ? text : WriteOut(text[..exponent], int.Parse(text.AsSpan(exponent + 1), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture));
    }

    // Not the plus sign, not an exponent, not the names of infinity: XPath knows none of them in a text.
    private static readonly System.Buffers.SearchValues<char> Allowed = System.Buffers.SearchValues.Create("0123456789.- \t\r\n");

    /// <summary>1.25 and 3 become 1250; 1.25 and -3 become 0.00125.</summary>
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
