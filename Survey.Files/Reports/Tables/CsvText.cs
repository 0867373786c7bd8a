using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace Survey.Files.Reports.Tables;

/// <summary>What a person wrote, in a cell of a table as text (CSV) that a spreadsheet opens.</summary>
/// <remarks>
/// A spreadsheet takes a cell for a formula that begins with <c>=</c>, <c>+</c>, <c>-</c> or <c>@</c>; some look past what cannot
/// be seen before it, and some break a cell at a tab or a line's end. An apostrophe is put before such a text, and before one
/// that begins with apostrophes and goes on so; taking one away then gives back what was written, whatever it was.
/// </remarks>
public static class CsvText
{
    /// <summary>The text as it can stand in a cell; null for null.</summary>
    [return: NotNullIfNotNull(nameof(text))]
    public static string? Neutralize(string? text) => text is not null && IsFormula(text) ? $"'{text}" : text;

    /// <summary>The text that <see cref="Neutralize"/> was given.</summary>
    public static string Restore(string cell) => cell.StartsWith('\'') && IsFormula(cell) ? cell[1..] : cell;

    private static bool IsFormula(string text) =>
        text.TrimStart('\'') is ['\t' or '\r' or '\n', ..]
        || text.FirstOrDefault(character => character != '\'' && IsVisible(character)) is '=' or '+' or '-' or '@';

    private static bool IsVisible(char character) =>
        !char.IsWhiteSpace(character) && char.GetUnicodeCategory(character) is not (UnicodeCategory.Control or UnicodeCategory.Format);
}
