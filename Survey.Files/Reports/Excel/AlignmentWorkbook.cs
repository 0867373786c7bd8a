using ClosedXML.Excel;
using Survey.Core.Frameworks;
using Survey.Core.Results;
using Survey.Files.Workbooks;

namespace Survey.Files.Reports.Excel;

/// <summary>
/// Writes alignments as an Excel workbook with one sheet for each: the rows one below the other, and beside each row its
/// elements of every framework, one in a cell, with those that named them.
/// </summary>
public static class AlignmentWorkbook
{
    private const int TitleRow = 1;
    private const int SourceRow = 2;
    private const int HeadRow = 3;
    private const int FirstRow = 4;

    // In characters.
    private const double WidthOfEntry = 44;
    private const double WidthOfNames = 28;

    /// <summary>Writes the workbook (.xlsx).</summary>
    /// <param name="output">A writable stream; it need not be seekable and is left open.</param>
    /// <param name="export">The alignments to write.</param>
    public static void Write(Stream output, AlignmentsExport export)
    {
        var wording = new ReportWording(export.Round, export.Language);
        using var workbook = new XLWorkbook(XLEventTracking.Disabled);
        Package.Describe(
            workbook,
            wording.Of(export.Round.Title),
            wording.Fill("alignments.subject", ("round", export.Round.Code)),
            export.ProducedAt);
        var names = new SheetNames([]);
        var styles = new CellStyles(wording.In, wording["workbook.date-format"]);
        foreach (var table in export.Tables)
        {
            var worksheet = workbook.AddWorksheet(names.Take(table.Alignment.Code));
            worksheet.RightToLeft = wording.In.IsRightToLeft;
            WriteSheet(worksheet, styles, table, wording);
        }

        if (export.Tables.Count == 0)
        {
            workbook.AddWorksheet(names.Take(export.Round.Code)).Cell(1, 1).SetValue(wording["alignments.none"]);
        }

        Package.Save(workbook, output);
    }

    private static void WriteSheet(IXLWorksheet worksheet, CellStyles styles, AlignmentTable table, ReportWording wording)
    {
        var columns = Column.AllOf(table);
        var sheet = new Sheet(worksheet, styles, [.. columns.SelectMany(column => column.Widths)]);
        sheet.SetWidths();
        sheet.Banner(TitleRow, wording.Of(table.Alignment.Title), styles.Title);
        sheet.Banner(SourceRow, Describe(table, columns, wording), styles.Subtitle);
        foreach (var column in columns)
        {
            sheet.Text(HeadRow, column.First, wording.Of(column.Framework.Name), styles.Head);
            if (column.HasNames)
            {
                sheet.Text(HeadRow, column.First + 1, wording["alignments.named-by"], styles.Head);
            }
        }

        var at = FirstRow;
        for (var row = 0; row < table.Rows.Count; row++)
        {
            at = WriteRow(sheet, at, columns, row, wording);
        }

        PageLayout.Finish(sheet, HeadRow, columns[0].Widths.Count);
    }

    private static string Describe(AlignmentTable table, IReadOnlyList<Column> columns, ReportWording wording)
    {
        List<string> sentences = [];
        if (table.Alignment.Source is { } source)
        {
            sentences.Add(wording.Fill("alignments.source", ("source", wording.Of(source))));
        }

        if (columns.Any(column => column.HasNames))
        {
            sentences.Add(wording["alignments.counted"]);
        }

        return string.Join(' ', sentences);
    }

    /// <summary>Writes one row of the alignment, as many rows high as its longest cell.</summary>
    /// <returns>The next free row of the sheet.</returns>
    private static int WriteRow(Sheet sheet, int at, IReadOnlyList<Column> columns, int row, ReportWording wording)
    {
        var cells = columns.Select(column => column.GetLines(row, wording)).ToList();
        var height = cells.Max(lines => lines.Count);
        foreach (var (column, lines) in columns.Zip(cells))
        {
            for (var line = 0; line < height; line++)
            {
                WriteLine(sheet, at + line, column, line < lines.Count ? lines[line] : null, wording);
            }
        }

        return at + height;
    }

    private static void WriteLine(Sheet sheet, int row, Column column, AlignmentLine? line, ReportWording wording)
    {
        var styles = sheet.Styles;
        var style = line?.IsTheme == true ? styles.Group : column.First == 1 ? styles.Label : styles.Body;
        sheet.Text(row, column.First, line is null ? "" : $"{line.Code}  {line.Title}", style);
        if (column.HasNames)
        {
            sheet.Text(
                row,
                column.First + 1,
                AlignmentLine.Describe(line?.NamedBy, wording),
                line?.IsTheme == true ? styles.Group : styles.Body);
        }
    }

    /// <summary>A framework of the alignment, with its one or two columns of the sheet.</summary>
    /// <param name="Framework">The framework.</param>
    /// <param name="Cells">Its cell in each row of the alignment.</param>
    /// <param name="First">Number of its first column.</param>
    /// <param name="ShowsThemes">False for the first column: its rows are single elements.</param>
    private sealed record Column(Framework Framework, IReadOnlyList<IReadOnlyList<AlignedElement>> Cells, int First, bool ShowsThemes)
    {
        /// <summary>True if somebody was asked for elements of the framework.</summary>
        public bool HasNames { get; } = Cells.Any(cell => cell.Any(element => element.NamedBy is not null));

        public IReadOnlyList<double> Widths => HasNames ? [WidthOfEntry, WidthOfNames] : [WidthOfEntry];

        public static IReadOnlyList<Column> AllOf(AlignmentTable table)
        {
            var all = new List<Column>
            {
                new(table.Alignment.Rows, [.. table.Rows.Select(row => new[] { row.Entry })], First: 1, ShowsThemes: false),
            };
            for (var position = 0; position < table.Alignment.Columns.Count; position++)
            {
                var index = position;
                all.Add(new Column(
                    table.Alignment.Columns[index],
                    [.. table.Rows.Select(row => row.Cells[index])],
                    all[^1].First + all[^1].Widths.Count,
                    ShowsThemes: true));
            }

            return all;
        }

        public IReadOnlyList<AlignmentLine> GetLines(int row, ReportWording wording) =>
            [.. AlignmentLine.Of(Framework, Cells[row], wording).Where(line => ShowsThemes || !line.IsTheme)];
    }
}
