using System.Globalization;
using System.Text.RegularExpressions;
using ClosedXML.Excel;

namespace Survey.Files.Workbooks;

/// <summary>A rectangle of cells.</summary>
internal sealed partial record CellRange(int FirstRow, int FirstColumn, int LastRow, int LastColumn)
{
    /// <summary>The range that a text like <c>C7:C9</c> names; null if it is none.</summary>
    public static CellRange? Find(string text)
    {
        var match = Form().Match(text);
        return match.Success
            ? new CellRange(Row("row1"), Column("column1"), Row("row2"), Column("column2"))
            : null;

        int Row(string group) => int.Parse(match.Groups[group].Value, CultureInfo.InvariantCulture);
        int Column(string group) => XLHelper.GetColumnNumberFromLetter(match.Groups[group].Value);
    }

    [GeneratedRegex(@"^(?<column1>[A-Z]{1,2})(?<row1>\d{1,7}):(?<column2>[A-Z]{1,2})(?<row2>\d{1,7})\z", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Form();
}
