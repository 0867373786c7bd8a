using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace Survey.Files.Reports.Tables;

/// <summary>Prevents formula injection: makes texts written by people safe in a CSV cell that a spreadsheet opens.</summary>
/// <remarks>
/// Spreadsheets read a cell as a formula if it begins with <c>=</c>, <c>+</c>, <c>-</c> or <c>@</c>. Some ignore invisible
/// characters before it, and some begin a new cell at a tab or line end. Such a text gets an apostrophe in front. So does a
/// text that begins with apostrophes followed by such a text, so that removing one apostrophe always restores the original.
/// </remarks>
public static class CsvText
{
    /// <summary>The text, with an apostrophe in front if a spreadsheet might read it as a formula; null for null.</summary>
    [return: NotNullIfNotNull(nameof(text))]
    public static string? Neutralize(string? text) => text is not null && IsFormula(text) ? $"'{text}" : text;

    /// <summary>
    /// The code of a choice, which may be a number below 0. Any other code that a spreadsheet might read as a formula gets an apostrophe in
    /// front; null for null.
    /// </summary>
    [return: NotNullIfNotNull(nameof(code))]
    public static string? NeutralizeCode(string? code) =>
        code is ['-', _, ..]
        && decimal.TryParse(code, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out _)
            ? code
            : Neutralize(code);

    /// <summary>The original text of a cell written by <see cref="Neutralize"/>.</summary>
    public static string Restore(string cell) => cell.StartsWith('\'') && IsFormula(cell) ? cell[1..] : cell;

    private static bool IsFormula(string text)
    {
        var isFirst = true;
        foreach (var character in text)
        {
            if (character == '\'')
            {
                continue;
            }

            if (char.IsAsciiLetterOrDigit(character))
            {
                return false;
            }

            if ((isFirst && character is '\t' or '\r' or '\n') || IsVisible(character))
            {
                return character is '=' or '+' or '-' or '@' or '\t' or '\r' or '\n';
            }

            isFirst = false;
        }

        return false;
    }

    private static bool IsVisible(char character) =>
        !char.IsWhiteSpace(character) && char.GetUnicodeCategory(character) is not (UnicodeCategory.Control or UnicodeCategory.Format);
}
