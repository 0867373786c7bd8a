using System.Globalization;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Drawing.Charts;
using Survey.Files.Workbooks;
using A = DocumentFormat.OpenXml.Drawing;

namespace Survey.Files.Reports.Charts;

/// <summary>
/// Writes a chart as DrawingML, which Excel and Word draw and edit. Its series refer to the cells of a table; the values are kept in the
/// chart too, for programs that do not open the table.
/// </summary>
internal static class ChartDrawing
{
    private const uint CategoryAxis = 1;
    private const uint ValueAxis = 2;
    private const int BarPixels = 16;
    private const int StackPixels = 34;

    /// <summary>The width of a chart in a workbook or document, in pixels.</summary>
    public const int Width = 600;

    /// <summary>A pixel in the unit of drawings.</summary>
    public const int EmuOfPixel = 9525;

    /// <summary>True if DrawingML has this kind. Tables of dots are tables in workbooks and documents.</summary>
    public static bool Has(Chart chart) => chart.Kind != ChartKind.Dots;

    /// <summary>The height that a chart needs, in pixels.</summary>
    public static int HeightOf(Chart chart)
    {
        const int Frame = 110;
        const int MostPixels = 2000;
        var category = chart.Kind == ChartKind.Stack ? StackPixels : (BarPixels * chart.Series.Count) + 14;
        return Math.Min(MostPixels, Frame + (chart.Categories.Count * category) + (20 * (chart.Series.Count / 4)));
    }

    /// <summary>The chart.</summary>
    /// <param name="chart">The chart; not of dots, not empty.</param>
    /// <param name="sheet">The name of the sheet with its table.</param>
    /// <param name="row">The row of the table's head; the categories are in the first column, a series in each further one.</param>
    /// <param name="hasTitle">False if the title stands elsewhere.</param>
    public static ChartSpace Make(Chart chart, string sheet, int row, bool hasTitle = true)
    {
        var bars = new BarChart(
            new BarDirection { Val = BarDirectionValues.Bar },
            new BarGrouping { Val = chart.Kind == ChartKind.Stack ? BarGroupingValues.PercentStacked : BarGroupingValues.Clustered },
            new VaryColors { Val = false });
        for (var position = 0; position < chart.Series.Count; position++)
        {
            bars.Append(MakeSeries(chart, position, new Table(sheet, row, chart.Categories.Count)));
        }

        bars.Append(new GapWidth { Val = 40 });
        if (chart.Kind == ChartKind.Stack)
        {
            bars.Append(new Overlap { Val = 100 });
        }

        bars.Append(new AxisId { Val = CategoryAxis }, new AxisId { Val = ValueAxis });
        var drawn = new DocumentFormat.OpenXml.Drawing.Charts.Chart(
            new AutoTitleDeleted { Val = !hasTitle },
            new PlotArea(new Layout(), bars, MakeCategoryAxis(chart), MakeValueAxis(chart)));
        if (hasTitle)
        {
            drawn.PrependChild(
                new Title(new DocumentFormat.OpenXml.Drawing.Charts.ChartText(MakeTitle(chart)), new Overlay { Val = false }));
        }

        if (chart.Series.Count > 1)
        {
            drawn.Append(new Legend(new LegendPosition { Val = LegendPositionValues.Bottom }, new Overlay { Val = false }));
        }

        drawn.Append(new PlotVisibleOnly { Val = false }, new DisplayBlanksAs { Val = DisplayBlanksAsValues.Gap });
        return new ChartSpace(
            new RoundedCorners { Val = false },
            drawn,
            new ShapeProperties(Solid("FFFFFF"), new A.Outline(new A.NoFill())),
            MakeText(size: 1000, ChartPalette.Ink, chart.In.IsRightToLeft));
    }

    /// <summary>The number of a value as files contain it: in the chart, and the same in its table.</summary>
    public static string NumberOf(ChartValue value) => ((double)value.Number).ToString("R", CultureInfo.InvariantCulture);

    /// <summary>The place in a drawing at which a chart is drawn.</summary>
    /// <param name="id">The id of the chart's part.</param>
    public static A.Graphic Refer(string id) => new(new A.GraphicData(new ChartReference { Id = id })
    {
        Uri = "http://schemas.openxmlformats.org/drawingml/2006/chart",
    });

    private static BarChartSeries MakeSeries(Chart chart, int position, Table table)
    {
        var series = chart.Series[position];
        var isStack = chart.Kind == ChartKind.Stack;
        var look = chart.Series.Count > 1 ? position : ChartPalette.Single;
        OpenXmlElement fill = ChartPalette.IsHatched(look)
            ? new A.PatternFill(
                new A.ForegroundColor(Color(ChartPalette.TextOn(look))),
                new A.BackgroundColor(Color(ChartPalette.FillOf(look))))
            {
                Preset = A.PresetPatternValues.WideUpwardDiagonal,
            }
            : Solid(ChartPalette.FillOf(look));

        // A part of 0 has no label.
        var format = chart.HasShares ? NumberFormatCode.Percent(chart.In) : isStack ? "#,##0;;" : "#,##0";
        return new BarChartSeries(
            new DocumentFormat.OpenXml.Drawing.Charts.Index { Val = (uint)position },
            new Order { Val = (uint)position },
            new SeriesText(new StringReference(
                new Formula(table.Cell(position + 2)),
                new StringCache(new PointCount { Val = 1 }, Point(0, series.Name)))),
            new ChartShapeProperties(fill, new A.Outline(Solid(ChartPalette.Ink)) { Width = 6350 }),
            new InvertIfNegative { Val = false },
            new DataLabels(
                new NumberingFormat { FormatCode = format, SourceLinked = false },
                new ChartShapeProperties(new A.NoFill(), new A.Outline(new A.NoFill())),
                MakeText(size: 900, isStack ? ChartPalette.TextOn(look) : ChartPalette.Ink, isRightToLeft: false),
                new DataLabelPosition { Val = isStack ? DataLabelPositionValues.Center : DataLabelPositionValues.OutsideEnd },
                new ShowLegendKey { Val = false },
                new ShowValue { Val = true },
                new ShowCategoryName { Val = false },
                new ShowSeriesName { Val = false },
                new ShowPercent { Val = false },
                new ShowBubbleSize { Val = false }),
            new CategoryAxisData(new StringReference(
                new Formula(table.Column(1)),
                new StringCache(
                    chart.Categories.Select((category, index) => Point(index, category))
                        .Prepend<OpenXmlElement>(new PointCount { Val = (uint)chart.Categories.Count })))),
            new Values(new NumberReference(
                new Formula(table.Column(position + 2)),
                new NumberingCache(
                [
                    new FormatCode(chart.HasShares ? NumberFormatCode.Percent(chart.In) : "General"),
                    new PointCount { Val = (uint)series.Values.Count },
                    .. series.Values.Select((value, index) => new NumericPoint(new NumericValue(NumberOf(value)))
                    {
                        Index = (uint)index,
                    }),
                ]))));
    }

    // The first category stands at the top, as in the table.
    private static CategoryAxis MakeCategoryAxis(Chart chart) => new(
        new AxisId { Val = CategoryAxis },
        new Scaling(new Orientation { Val = OrientationValues.MaxMin }),
        new Delete { Val = false },
        new AxisPosition { Val = chart.In.IsRightToLeft ? AxisPositionValues.Right : AxisPositionValues.Left },
        new MajorTickMark { Val = TickMarkValues.None },
        new MinorTickMark { Val = TickMarkValues.None },
        new TickLabelPosition { Val = TickLabelPositionValues.NextTo },
        new CrossingAxis { Val = ValueAxis },
        new Crosses { Val = CrossesValues.AutoZero });

    // Every bar has its figure, so the axis itself is not drawn. In Arabic it runs from right to left.
    private static ValueAxis MakeValueAxis(Chart chart)
    {
        var scaling = new Scaling(
            new Orientation { Val = chart.In.IsRightToLeft ? OrientationValues.MaxMin : OrientationValues.MinMax },
            new MinAxisValue { Val = 0 });
        return new ValueAxis(
            new AxisId { Val = ValueAxis },
            scaling,
            new Delete { Val = true },
            new AxisPosition { Val = AxisPositionValues.Bottom },
            new NumberingFormat { FormatCode = "General", SourceLinked = false },
            new MajorTickMark { Val = TickMarkValues.None },
            new MinorTickMark { Val = TickMarkValues.None },
            new TickLabelPosition { Val = TickLabelPositionValues.NextTo },
            new CrossingAxis { Val = CategoryAxis },
            new Crosses { Val = CrossesValues.AutoZero });
    }

    private static RichText MakeTitle(Chart chart) => new(
        new A.BodyProperties(),
        new A.ListStyle(),
        new A.Paragraph(
            new A.ParagraphProperties(new A.DefaultRunProperties { FontSize = 1200, Bold = true }) { RightToLeft = chart.In.IsRightToLeft },
            new A.Run(
                new A.RunProperties { Language = chart.In.Tag, FontSize = 1200, Bold = true },
                new A.Text(Shorten(chart.Title)))));

    private static TextProperties MakeText(int size, string color, bool isRightToLeft) => new(
        new A.BodyProperties(),
        new A.ListStyle(),
        new A.Paragraph(
            new A.ParagraphProperties(new A.DefaultRunProperties(Solid(color)) { FontSize = size }) { RightToLeft = isRightToLeft },
            new A.EndParagraphRunProperties { Language = "en" }));

    private static StringPoint Point(int index, string text) =>
        new(new NumericValue(Shorten(text))) { Index = (uint)index };

    private static string Shorten(string text) => CellText.Cut(CellText.Clean(text), 250, "…");

    private static A.SolidFill Solid(string color) => new(Color(color));

    private static A.RgbColorModelHex Color(string color) => new() { Val = color };

    /// <summary>The table of a chart's figures. Columns are numbered from 1.</summary>
    private sealed record Table(string Sheet, int Row, int Rows)
    {
        public string Cell(int column) => FormulaText.FixedCell(Sheet, Row, column);

        public string Column(int column) =>
            $"{FormulaText.FixedCell(Sheet, Row + 1, column)}:{FormulaText.FixedCell(Row + Rows, column)}";
    }
}
