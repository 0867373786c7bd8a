using ClosedXML.Excel;
using Survey.Files.Workbooks;

namespace Survey.Files.Reports.Excel;

/// <summary>Writes a report of tables as an Excel workbook with one sheet for each table.</summary>
internal static class TableReportWorkbook
{
    private const int TitleRow = 1;
    private const int LeadRow = 2;
    private const int HeadRow = 3;

    // In characters.
    private const double FirstWidth = 34;
    private const double Width = 40;

    /// <summary>Writes the workbook (.xlsx).</summary>
    /// <param name="output">A writable stream; it need not be seekable and is left open.</param>
    /// <param name="report">The tables.</param>
    /// <param name="wording">Gives the language.</param>
    /// <param name="subject">What the workbook is about, for its properties.</param>
    /// <param name="producedAt">When it is produced.</param>
    public static void Write(Stream output, TableReport report, ReportWording wording, string subject, DateTimeOffset producedAt)
    {
        using var workbook = new XLWorkbook(XLEventTracking.Disabled);
        Package.Describe(workbook, report.Title, subject, producedAt);
        var names = new SheetNames([]);
        var styles = new CellStyles(wording.In, wording["workbook.date-format"]);
        foreach (var table in report.Tables)
        {
            var worksheet = workbook.AddWorksheet(names.Take(table.Title));
            worksheet.RightToLeft = wording.In.IsRightToLeft;
            var sheet = new Sheet(worksheet, styles, [.. table.Heads.Select((_, index) => index == 0 ? FirstWidth : Width)])
            {
                CutNote = wording["workbook.cut"],
            };
            Write(sheet, table, report);
        }

        Package.Save(workbook, output);
    }

    private static void Write(Sheet sheet, ReportTable table, TableReport report)
    {
        var styles = sheet.Styles;
        sheet.SetWidths();
        sheet.Banner(TitleRow, $"{report.Title} – {table.Title}", styles.Title);
        sheet.Banner(LeadRow, table.Rows.Count == 0 ? table.WhenEmpty : string.Join('\n', report.Lead), styles.Subtitle);
        foreach (var (head, index) in table.Heads.Select((head, index) => (head, index)))
        {
            sheet.Text(HeadRow, index + 1, head, styles.Head);
        }

        var row = HeadRow;
        foreach (var cells in table.Rows)
        {
            row++;
            foreach (var (cell, index) in cells.Select((cell, index) => (cell, index)))
            {
                sheet.Text(row, index + 1, cell, index == 0 ? styles.Label : styles.Body);
            }
        }

        PageLayout.Finish(sheet, HeadRow, headColumns: 1);
    }
}
