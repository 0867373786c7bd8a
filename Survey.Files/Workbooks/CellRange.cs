using System.Globalization;
using System.Text.RegularExpressions;
using ClosedXML.Excel;

namespace Survey.Files.Workbooks;

/// <summary>A rectangle of cells. Rows and columns count from 1, and both ends are included.</summary>
internal sealed partial record CellRange(int FirstRow, int FirstColumn, int LastRow, int LastColumn)
{
    /// <summary>Parses a range like <c>C7:C9</c>; null if the text is not a range.</summary>
    public static CellRange? Find(string text)
    {
        var match = Form().Match(text);
        return match.Success
            ? new CellRange(Row("row1"), Column("column1"), Row("row2"), Column("column2"))
            : null;

        int Row(string group) => int.Parse(match.Groups[group].Value, CultureInfo.InvariantCulture);
        int Column(string group) => XLHelper.GetColumnNumberFromLetter(match.Groups[group].Value);
    }

    [GeneratedRegex(
        @"^(?<column1>[A-Z]{1,2})(?<row1>\d{1,7}):(?<column2>[A-Z]{1,2})(?<row2>\d{1,7})\z",
        RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant,
        1000)]
    private static partial Regex Form();
}
