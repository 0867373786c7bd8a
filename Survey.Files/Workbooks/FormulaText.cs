using System.Globalization;
using ClosedXML.Excel;

namespace Survey.Files.Workbooks;

/// <summary>
/// Writes the parts of formulas as files contain them: English names of functions, commas between arguments, points in numbers. Every
/// spreadsheet program shows them in its own language.
/// </summary>
internal static class FormulaText
{
    // Excel allows 255 characters in a text inside a formula.
    private const int LongestText = 250;

    /// <summary>The longest formula that Excel accepts, in characters.</summary>
    public const int MaxLength = 8192;

    /// <summary>The address of a cell: <c>D5</c>.</summary>
    public static string Cell(int row, int column) => string.Create(CultureInfo.InvariantCulture, $"{Column(column)}{row}");

    /// <summary>The address of a cell that stays the same if the formula is copied: <c>$D$5</c>.</summary>
    public static string FixedCell(int row, int column) => string.Create(CultureInfo.InvariantCulture, $"${Column(column)}${row}");

    /// <summary>The name of a sheet before an address, always quoted: <c>'Asia, Pacific'!</c>.</summary>
    public static string Sheet(string name) => $"'{name.Replace("'", "''", StringComparison.Ordinal)}'!";

    /// <summary>The address of a cell of another sheet: <c>'Matrix'!$D$5</c>.</summary>
    public static string FixedCell(string sheet, int row, int column) => Sheet(sheet) + FixedCell(row, column);

    /// <summary>A number.</summary>
    public static string Number(decimal number) => number.ToString("0.############################", CultureInfo.InvariantCulture);

    /// <summary>A text in quotes; a long one in several pieces.</summary>
    public static string Text(string text) =>
        string.Join('&', Split(text).Select(part => $"\"{part.Replace("\"", "\"\"", StringComparison.Ordinal)}\""));

    private static string Column(int column) => XLHelper.GetColumnLetterFromNumber(column);

    private static IEnumerable<string> Split(string text)
    {
        if (text.Length == 0)
        {
            yield return "";
        }

        for (var start = 0; start < text.Length;)
        {
            var length = Math.Min(LongestText, text.Length - start);
            length -= start + length < text.Length && char.IsHighSurrogate(text[start + length - 1]) ? 1 : 0;
            yield return text.Substring(start, length);
            start += length;
        }
    }
}
