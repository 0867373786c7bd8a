using Survey.Core.Results;
using Survey.Core.Rounds;
using Survey.Files.Workbooks;

namespace Survey.Files.Reports.Excel;

// One line per organization, and one per row of a repeat group, with 1 and 0 in columns for everything that is counted. So
// every count is one COUNTIFS over columns that have to be 1, which every spreadsheet program since Excel 2010 understands.
// Criteria are numbers only: texts as criteria may be read as patterns.

/// <summary>The sheet “Data”, over which the formulas of the workbook count.</summary>
internal sealed class DataSheet
{
    /// <summary>The largest number of cells; above it the workbook has values and no formulas.</summary>
    public const int MostCells = 200_000;

    // The check compares each formula in a row of its own, so a formula costs about eight cells.
    private const int MostFormulas = 20_000;

    /// <summary>
    /// The largest number of decimals of a threshold that the formulas compare exactly: numbers of a spreadsheet have 15 digits.
    /// </summary>
    public const int MostDecimals = 10;

    private const int MostColumns = 16_384;
    private const int BlockRow = 3;
    private const int HeadRow = 4;
    private const double NameWidth = 24;
    private const double MarkWidth = 4.7;
    private const double ValueWidth = 12;

    // In characters. A longer header is cut, because it would make the header row higher than the table.
    private const int MaxHeadLength = 40;

    private readonly DataLines _lines;
    private readonly int _lastRow;
    private readonly string _sheet;

    private DataSheet(DataColumns columns, DataLines lines, string name)
    {
        (Columns, _lines, _sheet) = (columns, lines, FormulaText.Sheet(name));

        // A range has at least one line.
        _lastRow = HeadRow + Math.Max(1, lines.All.Count());
    }

    /// <summary>Its columns.</summary>
    public DataColumns Columns { get; }

    /// <summary>
    /// Why a workbook has values in place of formulas, as the end of a key <c>method.values.…</c>; null if it has formulas.
    /// </summary>
    /// <param name="book">The workbook.</param>
    /// <param name="data">The sheet; null if there is a reason.</param>
    public static string? FindReasonAgainst(ReportBook book, out DataSheet? data)
    {
        data = null;
        if (book.Round.IsOpen)
        {
            return "open";
        }

        if (book.Report.Overview.Rule.Threshold != decimal.Round(book.Report.Overview.Rule.Threshold, MostDecimals))
        {
            return "decimals";
        }

        List<AnswerLevel> levels = [.. book.Levels.Where(level => level.Path.Count > 0 && level.Questions.Any())];
        var results = book.Report.Only is null && book.Report.Answers.Results.Responded > 0 ? book.Report.Answers.Results.Questions : [];
        var columns = new DataColumns(book, levels, results);
        if (columns.All.Count > MostColumns
            || CountFormulas(book, results) > MostFormulas
            || DataLines.Read(book, columns, levels, results, MostCells) is not { } lines)
        {
            return "large";
        }

        data = new DataSheet(columns, lines, book["sheet.data"]);
        return null;
    }

    /// <summary>The number of lines with 1 in all of the columns.</summary>
    public string Count(params IEnumerable<DataColumn> ones) =>
        $"COUNTIFS({string.Join(',', ones.Select(column => $"{RangeOf(column)},1"))})";

    /// <summary>The number of lines of a level with 1 in all of the columns.</summary>
    public string Count(int level, params IEnumerable<DataColumn> ones) =>
        $"COUNTIFS({RangeOf(Columns.Level)},{level},{string.Join(',', ones.Select(column => $"{RangeOf(column)},1"))})";

    /// <summary>The number of lines of a level with any number in a column.</summary>
    public string CountNumbers(int level, DataColumn column) =>
        $"COUNTIFS({RangeOf(Columns.Level)},{level},{RangeOf(column)},\">=0\")";

    /// <summary>The denominator of a theme in a region by the rule in the cells of the sheet “Method”.</summary>
    /// <param name="region">The column of the region.</param>
    /// <param name="theme">The column of the theme.</param>
    public string Denominator(DataColumn region, DataColumn theme)
    {
        var formula = "NA()";
        foreach (var code in RecurrenceRule.DenominatorCodes.Reverse())
        {
            var count = RecurrenceRule.FindDenominator(code) switch
            {
                Core.Rounds.Denominator.ThemeRespondents => Count(region, Columns.Recommending, theme),
                Core.Rounds.Denominator.Recommending => Count(region, Columns.Recommending),
                Core.Rounds.Denominator.Responded => Count(region, Columns.Responded),
                Core.Rounds.Denominator.Invited => Count(region, Columns.Invited),
                _ => throw new InvalidOperationException($"No denominator {code}."),
            };
            formula = $"IF({RuleCells.Denominator}={FormulaText.Text(code)},{count},{formula})";
        }

        return formula;
    }

    /// <summary>A function over the values of a question, of all respondents or of a group.</summary>
    /// <param name="function">Name of the function.</param>
    /// <param name="question">The columns of the question.</param>
    /// <param name="group">The column of the group; null for all.</param>
    /// <returns>An array formula; null if the values are not all stored exactly.</returns>
    public string? FindOfValues(string function, QuestionData question, DataColumn? group)
    {
        if (question.Value is not { } value || _lines.Inexact.Contains(value))
        {
            return null;
        }

        var range = RangeOf(value);
        return group is null
            ? $"{function}({range})"
            : $"{function}(IF({RangeOf(group)}=1,IF(ISNUMBER({range}),{range})))";
    }

    /// <summary>The column of a group of the results.</summary>
    public DataColumn ColumnOf(ResultGroup group, Round round) => group.Kind switch
    {
        ResultGroupKind.Region => Columns.Regions[round.Directory.Regions.First(each => each.Code == group.Code).Position],
        ResultGroupKind.Type => Columns.Types[round.Directory.Types.First(each => each.Code == group.Code).Position],
        ResultGroupKind.Group => Columns.Groups[round.Directory.Groups.First(each => each.Code == group.Code).Position],
        _ => throw new InvalidOperationException($"The results of an overview have no groups of kind {group.Kind}."),
    };

    /// <summary>Writes the sheet.</summary>
    public void Write(ReportBook book)
    {
        double[] widths = [.. Columns.All.Select(WidthOf)];
        var sheet = new Sheet(book.AddFixed("data"), book.Styles, widths) { CutNote = book["cut"] };
        sheet.SetWidths();
        sheet.Line(1, book["data.title"], book.Styles.Title);
        sheet.Line(2, book["data.remark"], book.Styles.Subtitle);
        WriteHead(book, sheet);
        var (styles, mark) = (book.Styles, book.Styles.Matrix(MatrixCell.Mark));
        book.LongSheets.Add(
            new StreamedRows(
                sheet,
                HeadRow + 1,
                [mark, styles.Body, styles.ExactFigure, styles.Date],
                _lines.All.Select(line => Columns.All.Select(column => ToCell(line[column.Number - 1], column)).ToList()))
            {
                Lines = 1,
            });
        sheet.Worksheet.Range(HeadRow, 1, _lastRow, widths.Length).SetAutoFilter();
        PageLayout.Apply(sheet, book, HeadRow, headColumns: Columns.Row.Number);

        RowCell ToCell(object? value, DataColumn column) =>
            value is null ? default
            : column.IsNarrow && value is decimal number && CellValue.IsExact(number) ? new RowCell(number, mark)
            : sheet.ToCell(value, styles.Body);
    }

    /// <summary>
    /// About the number of formulas: per element and region four in the matrix and on the sheet of the region, of the results one for
    /// each choice and group, and of the charts one for each choice and region.
    /// </summary>
    private static long CountFormulas(ReportBook book, IReadOnlyList<QuestionResult> results)
    {
        var regions = book.Report.Only is null ? book.Round.Directory.Regions.Count : 1;
        return (8L * book.Round.Framework.Elements.Count * regions)
            + results.Sum(result => (result.Total.Entries.Count + 1L) * (result.Groups.Count + 3 + regions + 1));
    }

    private void WriteHead(ReportBook book, Sheet sheet)
    {
        string? block = null;
        foreach (var column in Columns.All)
        {
            var style = column.IsNarrow ? book.Styles.HeadUpright : book.Styles.Head;
            sheet.Text(BlockRow, column.Number, column.Block == block ? "" : Cut(column.Block), book.Styles.Section);
            sheet.Text(HeadRow, column.Number, Cut(column.Head), style);
            block = column.Block;
        }

        sheet.SetHeight(BlockRow, 1, 12);
        var highest = Columns.All.Where(column => column.IsNarrow)
            .Max(column => TextMeasure.GetLength(Cut(column.Head)));
        sheet.SetHeightInPoints(HeadRow, Math.Max(40, (highest * 1.1) + 10));
    }

    private static double WidthOf(DataColumn column) => column.Kind switch
    {
        DataColumnKind.Name => NameWidth,
        DataColumnKind.Value => ValueWidth,
        DataColumnKind.Mark => MarkWidth,
        _ => throw new InvalidOperationException($"No kind {column.Kind}."),
    };

    private static string Cut(string head) => CellText.Cut(head, MaxHeadLength, "…");

    private string RangeOf(DataColumn column) =>
        $"{_sheet}{FormulaText.FixedCell(HeadRow + 1, column.Number)}:{FormulaText.FixedCell(_lastRow, column.Number)}";
}
