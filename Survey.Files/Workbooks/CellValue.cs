using Survey.Core.Questionnaires.Answers;

namespace Survey.Files.Workbooks;

/// <summary>Answers as the values of cells.</summary>
internal static class CellValue
{
    /// <summary>The number of digits that a spreadsheet keeps.</summary>
    private const int ExactDigits = 15;

    // The first whole number with more digits.
    private const decimal TooLarge = 1e15m;

    // A spreadsheet has no dates before this one that all programs agree on.
    private static readonly DateOnly FirstDay = new(1900, 3, 1);

    /// <summary>True if a spreadsheet stores the number without losing a digit.</summary>
    public static bool IsExact(decimal number)
    {
        if (decimal.IsInteger(number) && decimal.Abs(number) < TooLarge)
        {
            return true;
        }

        var digits = new NumberAnswer(number).ToText().Replace(".", "", StringComparison.Ordinal);
        return digits.TrimStart('-').TrimStart('0').TrimEnd('0').Length <= ExactDigits;
    }

    /// <summary>True if every spreadsheet program reads the date as the same day.</summary>
    public static bool IsExact(DateOnly date) => date >= FirstDay;

    /// <summary>A text, number or date as text; empty for null.</summary>
    public static string ToText(object? value) => value switch
    {
        null => "",
        string text => text,
        decimal number => new NumberAnswer(number).ToText(),
        DateOnly date => new DateAnswer(date).ToText(),
        _ => throw new ArgumentException($"A cell cannot contain a {value.GetType().Name}.", nameof(value)),
    };
}
