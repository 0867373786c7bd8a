using System.Globalization;

namespace Survey.Core.Questionnaires.Logic;

/// <summary>A value while an expression is worked out: a text, a number or a truth value, as XPath 1.0 has them.</summary>
internal readonly record struct ExpressionValue
{
    private readonly string? _text;
    private readonly double? _number;
    private readonly bool? _truth;

    public ExpressionValue(string text) => _text = text;

    public ExpressionValue(double number) => _number = number;

    public ExpressionValue(bool truth) => _truth = truth;

    /// <summary>An empty text and the numbers 0 and NaN are false; any other text is true, whatever it says.</summary>
    public bool IsTrue => _truth ?? (_number is { } number ? number != 0 && !double.IsNaN(number) : _text!.Length > 0);

    public string AsText => _text ?? (_number?.ToString("R", CultureInfo.InvariantCulture) ?? (_truth!.Value ? "true" : "false"));

    /// <summary>A text that is no number is NaN; a date is its days since 1 January 1970, so that dates compare as days.</summary>
    public double AsNumber => _number ?? (_truth is { } truth ? (truth ? 1 : 0) : ToNumber(_text!));

    /// <summary>Equality as XPath 1.0, section 3.4, has it: by truth if one is a truth value, by number if one is a number, else by text.</summary>
    public static bool AreEqual(ExpressionValue left, ExpressionValue right)
    {
        if (left._truth is not null || right._truth is not null)
        {
            return left.IsTrue == right.IsTrue;
        }

        if (left._number is not null || right._number is not null)
        {
            return left.AsNumber.Equals(right.AsNumber) && !double.IsNaN(left.AsNumber);
        }

        return string.Equals(left._text, right._text, StringComparison.Ordinal);
    }

    private static double ToNumber(string text)
    {
        if (double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number))
        {
            return number;
        }

        return DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date)
            ? date.DayNumber - DateOnly.FromDateTime(DateTime.UnixEpoch).DayNumber
            : double.NaN;
    }
}
