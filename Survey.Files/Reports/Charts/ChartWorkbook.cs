using System.IO.Compression;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using CellText = Survey.Files.Workbooks.CellText;
using NumberFormatCode = Survey.Files.Workbooks.NumberFormatCode;

namespace Survey.Files.Reports.Charts;

/// <summary>
/// The workbook inside a chart of a document: its figures as a table, which people edit to change the chart. The same chart gives the
/// same bytes at any time, on any computer.
/// </summary>
internal static class ChartWorkbook
{
    /// <summary>The row of the table's head.</summary>
    public const int HeadRow = 1;

    private const string WorkbookType = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml";
    private const string Id = "sheet1";
    private const uint ShareStyle = 1;

    // The earliest moment that an archive can hold.
    private static readonly DateTimeOffset Moment = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>The workbook (.xlsx).</summary>
    /// <param name="chart">The chart.</param>
    /// <param name="sheet">The name of its only sheet.</param>
    public static byte[] Make(Chart chart, string sheet)
    {
        using var package = new MemoryStream();
        using (var document = SpreadsheetDocument.Create(package, SpreadsheetDocumentType.Workbook))
        {
            var workbook = document.AddNewPart<WorkbookPart>(WorkbookType, "workbook");
            workbook.AddNewPart<WorkbookStylesPart>("styles").Stylesheet = MakeStyles(chart);
            workbook.AddNewPart<WorksheetPart>(Id).Worksheet = new Worksheet(
                new SheetViews(new SheetView { WorkbookViewId = 0, RightToLeft = chart.In.IsRightToLeft }),
                new Columns(new Column { Min = 1, Max = 1, Width = 46, CustomWidth = true }),
                new SheetData(MakeRows(chart)));
            workbook.Workbook = new Workbook(
                new BookViews(new WorkbookView()),
                new Sheets(new Sheet { Name = sheet, SheetId = 1, Id = Id }));
        }

        return Fix(package);
    }

    private static IEnumerable<Row> MakeRows(Chart chart)
    {
        yield return new Row([Text(chart.CategoryName), .. chart.Series.Select(series => Text(series.Name))]) { RowIndex = HeadRow };
        for (var index = 0; index < chart.Categories.Count; index++)
        {
            yield return new Row([Text(chart.Categories[index]), .. chart.Series.Select(series => Number(series.Values[index], chart))])
            {
                RowIndex = (uint)(HeadRow + 1 + index),
            };
        }
    }

    private static Cell Text(string text) => new(new InlineString(
        new Text(CellText.Fit(text)) { Space = SpaceProcessingModeValues.Preserve }))
    {
        DataType = CellValues.InlineString,
    };

    private static Cell Number(ChartValue value, Chart chart) =>
        new(new CellValue(ChartDrawing.NumberOf(value)))
        {
            StyleIndex = chart.HasShares ? ShareStyle : 0,
        };

    /// <summary>The usual style, and one of shares. Excel refuses workbooks without the rest.</summary>
    private static Stylesheet MakeStyles(Chart chart)
    {
        // Smaller numbers are those of formats that Excel has itself.
        const uint Percent = 164;
        return new Stylesheet(
            new NumberingFormats(new NumberingFormat { NumberFormatId = Percent, FormatCode = NumberFormatCode.Percent(chart.In) }),
            new Fonts(new Font(new FontSize { Val = 11 }, new FontName { Val = "Calibri" })),
            new Fills(
                new Fill(new PatternFill { PatternType = PatternValues.None }),
                new Fill(new PatternFill { PatternType = PatternValues.Gray125 })),
            new Borders(new Border()),
            new CellStyleFormats(new CellFormat()),
            new CellFormats(new CellFormat(), new CellFormat { NumberFormatId = Percent, ApplyNumberFormat = true }));
    }

    /// <summary>The package with fixed times, in a fixed order, not compressed: compression differs between computers.</summary>
    private static byte[] Fix(MemoryStream package)
    {
        using var result = new MemoryStream();
        using (var source = new ZipArchive(package, ZipArchiveMode.Read, leaveOpen: true))
        using (var target = new ZipArchive(result, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var part in source.Entries.OrderBy(entry => entry.FullName, StringComparer.Ordinal))
            {
                var entry = target.CreateEntry(part.FullName, CompressionLevel.NoCompression);
                entry.LastWriteTime = Moment;
                using var from = part.Open();
                using var to = entry.Open();
                from.CopyTo(to);
            }
        }

        return result.ToArray();
    }
}
