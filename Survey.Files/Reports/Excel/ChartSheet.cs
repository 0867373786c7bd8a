using ClosedXML.Excel;
using DocumentFormat.OpenXml.Packaging;
using Survey.Core.Results;
using Survey.Files.Reports.Charts;
using Survey.Files.Workbooks;
using A = DocumentFormat.OpenXml.Drawing;
using S = DocumentFormat.OpenXml.Spreadsheet;
using X = DocumentFormat.OpenXml.Drawing.Spreadsheet;

namespace Survey.Files.Reports.Excel;

// ClosedXML writes no charts. So the sheet gets the tables first, and the saved package gets the charts that refer to their cells.

/// <summary>The sheet “Charts”: the figures of each chart as a small table, and below it the chart, which Excel draws and edits.</summary>
internal sealed class ChartSheet
{
    // A workbook of hundreds of charts opens slowly.
    private const int MostCharts = 80;
    private const int PixelsOfRow = 17;
    private const int TablePixelsOfRow = 21;
    private const int LinesAboveTable = 2;
    private const double FirstWidth = 46;
    private const double FurtherWidth = 14;

    // A chart is as wide as the first column and four others.
    private const int LeastColumns = 4;

    // The height of an upright page under the repeated rows, if the sheet is as wide as a chart.
    private const int PixelsOfPage = 960;

    private readonly string _name;
    private readonly List<(Chart Chart, int Row)> _charts = [];

    private ChartSheet(string name) => _name = name;

    /// <summary>
    /// The charts of results: each question with choices by region, and questions with the same choices side by side. Questions that nobody
    /// answered have none.
    /// </summary>
    public static IEnumerable<Chart> Of(RoundResults results, ReportWording wording, DateTimeOffset producedAt)
    {
        var charts = new ResultsCharts(results, wording, producedAt);
        return results.Questions
            .Where(result => result.Total.Answered > 0)
            .Select(result => charts.Find(result, [.. result.Groups.Where(group => group.Group.Kind == ResultGroupKind.Region)]))
            .OfType<Chart>()
            .Concat(ResultsCharts.FindScales(results)
                .Where(scale => scale.Any(result => result.Total.Answered > 0))
                .Select(charts.MakeScale));
    }

    /// <summary>Writes the tables; null, and no sheet, if there is no chart.</summary>
    /// <param name="charts">The charts; those that are tables elsewhere in the workbook are left out.</param>
    /// <param name="add">Adds the sheet.</param>
    /// <param name="styles">The styles of cells.</param>
    /// <param name="wording">Gives the language.</param>
    /// <param name="layOut">Gives the pages of the finished sheet their head and foot.</param>
    /// <param name="formulas">The formulas of the figures; null for values only.</param>
    public static ChartSheet? Write(
        IEnumerable<Chart> charts,
        Func<IXLWorksheet> add,
        CellStyles styles,
        ReportWording wording,
        Action<Sheet> layOut,
        ChartFormulas? formulas = null)
    {
        var shown = charts.Where(ChartDrawing.Has).Take(MostCharts).ToList();
        if (shown.Count == 0)
        {
            return null;
        }

        var worksheet = add();
        var columns = Math.Max(LeastColumns, shown.Max(chart => chart.Series.Count));
        var sheet = new Sheet(worksheet, styles, [FirstWidth, .. Enumerable.Repeat(FurtherWidth, columns)])
        {
            CutNote = wording["workbook.cut"],
            Formulas = formulas?.Written,
        };
        sheet.SetWidths();
        sheet.Banner(1, wording["workbook.sheet.charts"], styles.Title);
        sheet.Banner(2, wording[formulas is null ? "workbook.charts.remark" : "workbook.charts.remark.formulas"], styles.Subtitle);
        var made = new ChartSheet(worksheet.Name);
        var page = PixelsOfPage * Math.Max(1, sheet.Width / (FirstWidth + (LeastColumns * FurtherWidth)));
        var (row, left) = (4, page);
        foreach (var chart in shown)
        {
            var (table, drawing) = (HeightOfTable(chart), ChartDrawing.HeightOf(chart));
            if (table + drawing > left && row > 4)
            {
                worksheet.PageSetup.AddHorizontalPageBreak(row - 1);
                left = page;
            }

            // Printed, a chart stands on the page of its table, or on the next if both do not fit.
            if (table + drawing > page)
            {
                worksheet.PageSetup.AddHorizontalPageBreak(row + LinesAboveTable + chart.Categories.Count + 1);
                left = page + table;
            }

            left -= table + drawing;
            row = made.Write(sheet, row, chart, formulas, wording);
        }

        layOut(sheet);
        worksheet.PageSetup.PageOrientation = XLPageOrientation.Portrait;
        return made;
    }

    /// <summary>Adds the charts to the saved workbook.</summary>
    /// <param name="package">The workbook; must be readable, writable and seekable.</param>
    public void Draw(Stream package)
    {
        using var document = SpreadsheetDocument.Open(package, isEditable: true);
        var workbook = document.WorkbookPart!;
        var entry = workbook.Workbook.Descendants<S.Sheet>().Single(sheet => sheet.Name == _name);
        var worksheet = (WorksheetPart)workbook.GetPartById(entry.Id!);
        var drawings = worksheet.AddNewPart<DrawingsPart>("charts");
        drawings.WorksheetDrawing = new X.WorksheetDrawing();
        worksheet.Worksheet.AddChild(new S.Drawing { Id = "charts" });
        foreach (var ((chart, row), index) in _charts.Select((each, index) => (each, index)))
        {
            var id = $"chart{index + 1}";
            drawings.AddNewPart<ChartPart>(id).ChartSpace = ChartDrawing.Make(chart, _name, row);
            drawings.WorksheetDrawing.Append(Place(chart, row, id, (uint)index + 2));
        }
    }

    /// <summary>Writes the table of a chart; returns the row at which the next one begins.</summary>
    private int Write(Sheet sheet, int row, Chart chart, ChartFormulas? formulas, ReportWording wording)
    {
        var styles = sheet.Styles;
        sheet.Banner(row, chart.Title, styles.Section);
        sheet.Worksheet.Cell(row, 1).Style.Alignment.WrapText = true;
        sheet.Banner(row + 1, chart.Source, styles.Remark);
        var head = row + LinesAboveTable;
        sheet.Text(head, 1, chart.CategoryName, styles.Head);
        for (var column = 0; column < chart.Series.Count; column++)
        {
            sheet.Text(head, column + 2, chart.Series[column].Name, styles.HeadCentered);
        }

        for (var index = 0; index < chart.Categories.Count; index++)
        {
            sheet.Text(head + 1 + index, 1, chart.Categories[index], styles.Label);
            for (var column = 0; column < chart.Series.Count; column++)
            {
                var (series, value) = (chart.Series[column], chart.Series[column].Values[index]);
                sheet.Figure(
                    head + 1 + index,
                    column + 2,
                    new SheetFigure(value.Number, formulas?.Find(chart, value)),
                    chart.HasShares ? styles.Matrix(MatrixCell.Share) : styles.Figure,
                    wording.Fill("workbook.part", ("label", chart.Categories[index]), ("part", series.Name)));
            }
        }

        _charts.Add((chart, head));
        return head + chart.Categories.Count + 4 + (ChartDrawing.HeightOf(chart) / PixelsOfRow);
    }

    /// <summary>About the height of the table of a chart, with the empty lines around the chart, in pixels.</summary>
    private static int HeightOfTable(Chart chart) => (LinesAboveTable + chart.Categories.Count + 5) * TablePixelsOfRow;

    private static X.OneCellAnchor Place(Chart chart, int row, string id, uint number) => new(
        new X.FromMarker(
            new X.ColumnId("0"),
            new X.ColumnOffset("0"),
            new X.RowId($"{row + chart.Categories.Count + 1}"),
            new X.RowOffset("0")),
        new X.Extent
        {
            Cx = ChartDrawing.Width * ChartDrawing.EmuOfPixel,
            Cy = ChartDrawing.HeightOf(chart) * ChartDrawing.EmuOfPixel,
        },
        new X.GraphicFrame(
            new X.NonVisualGraphicFrameProperties(
                new X.NonVisualDrawingProperties
                {
                    Id = number,
                    Name = $"chart {number - 1}",
                    Description = CellText.Clean($"{chart.Title}. {chart.Description}"),
                },
                new X.NonVisualGraphicFrameDrawingProperties()),
            new X.Transform(new A.Offset { X = 0, Y = 0 }, new A.Extents { Cx = 0, Cy = 0 }),
            ChartDrawing.Refer(id))
        {
            Macro = "",
        },
        new X.ClientData());
}
