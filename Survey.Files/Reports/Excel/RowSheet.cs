using Survey.Files.Workbooks;

namespace Survey.Files.Reports.Excel;

/// <summary>The sheets of answers: one row per row of a repeat group, or one per response for the questions outside them.</summary>
internal static class RowSheet
{
    /// <summary>The largest number of rows on a sheet. A note at its end says how many are left out.</summary>
    public const int MaxRows = 50_000;

    private const int HeadRow = 1;
    private const int MaxHeadLines = 6;

    /// <summary>Writes the sheet of a level; none if nobody answered.</summary>
    public static void Write(ReportBook book, AnswerLevel level)
    {
        var rows = book.Report.Answers.Shown
            .SelectMany(response => level.GetScopes(response.ToScope(book.Round)), (response, scope) => (response, scope));
        if (!level.Questions.Any() || rows.Count() is not (> 0 and var count))
        {
            return;
        }

        var columns = RowColumn.AllOf(book, level);
        var sheet = new Sheet(book.Add(level), book.Styles, [.. columns.Select(column => column.Width)]) { CutNote = book["cut"] };
        sheet.SetWidths();
        WriteHead(book, sheet, columns);
        var styles = book.Styles;
        book.LongSheets.Add(
            new StreamedRows(
                sheet,
                HeadRow + 1,
                [styles.Label, styles.Body, styles.ExactFigure, styles.Date, styles.Link],
                rows.Take(MaxRows).Select(row =>
                    columns.Select((column, index) => ToCell(sheet, index, column.Read(row.response, row.scope))).ToList())));
        var last = HeadRow + Math.Min(count, MaxRows);
        sheet.Worksheet.Range(HeadRow, 1, last, columns.Count).SetAutoFilter();
        WriteNotes(book, sheet, last, count - Math.Min(count, MaxRows));
        PageLayout.Apply(sheet, book, HeadRow, headColumns: 1);
    }

    private static void WriteHead(ReportBook book, Sheet sheet, IReadOnlyList<RowColumn> columns)
    {
        for (var column = 1; column <= columns.Count; column++)
        {
            sheet.Text(HeadRow, column, columns[column - 1].Head, book.Styles.Head);
        }

        var lines = columns.Max(column => TextMeasure.CountLines(column.Head, column.Width));
        sheet.SetHeight(HeadRow, Math.Clamp(lines, 2, MaxHeadLines));
    }

    private static RowCell ToCell(Sheet sheet, int index, object? value) => value is RowLink link
        ? sheet.ToLinkCell(link.Address)
        : sheet.ToCell(value, index == 0 ? sheet.Styles.Label : sheet.Styles.Body);

    private static void WriteNotes(ReportBook book, Sheet sheet, int row, int more)
    {
        if (more > 0)
        {
            sheet.Line(++row, book["more-rows", ("count", more), ("round", book.Round.Code)], book.Styles.Remark);
        }

        if (book.FindCutNote() is { } cut)
        {
            sheet.Line(++row, cut, book.Styles.Remark);
        }
    }
}
