using System.Globalization;

namespace Survey.Files.Workbooks;

/// <summary>The position of a cell as files write it: <c>C7</c>.</summary>
internal static class CellReference
{
    /// <summary>The row and column, from 1; null if the text is not a position.</summary>
    public static (int Row, int Column)? Find(string? text)
    {
        var letters = text.AsSpan().IndexOfAnyInRange('0', '9');
        return letters > 0
            && FindColumn(text) is { } column
            && int.TryParse(text.AsSpan(letters), NumberStyles.None, CultureInfo.InvariantCulture, out var row)
                ? (row, column)
                : null;
    }

    /// <summary>The column of a position, from 1: 3 for C7; null if it has no column.</summary>
    public static int? FindColumn(string? text)
    {
        var column = 0;
        foreach (var character in text ?? "")
        {
            if (!char.IsAsciiLetterUpper(character) || column > 100_000)
            {
                break;
            }

            column = (column * 26) + (character - 'A' + 1);
        }

        return column == 0 ? null : column;
    }
}
