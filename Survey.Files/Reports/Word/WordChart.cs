using System.Globalization;
using DocumentFormat.OpenXml.Drawing.Wordprocessing;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;
using Survey.Files.Reports.Charts;
using Survey.Files.Workbooks;
using C = DocumentFormat.OpenXml.Drawing.Charts;

namespace Survey.Files.Reports.Word;

/// <summary>A chart in a Word document. Word draws it, and “Edit Data” opens the workbook with its figures, which is part of it.</summary>
/// <param name="Chart">The chart.</param>
/// <param name="Sheet">The name of the sheet with its figures.</param>
/// <param name="Number">From 1, in the order of the document.</param>
internal sealed record WordChart(Chart Chart, string Sheet, int Number)
{
    private const string DataId = "data";
    private const string WorkbookType = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
    private const int EmuOfTwentieth = 635;

    // With its title and source, a chart fits on a page.
    private const int MostPixels = 800;

    // Word shows the title above the chart, not in it.
    private const int TitlePixels = 30;

    private string Id => string.Create(CultureInfo.InvariantCulture, $"chart{Number}");

    /// <summary>The place of the chart in the text, with its alternative text.</summary>
    public Run MakeRun() => new(new Drawing(new Inline(
        new Extent
        {
            Cx = ChartDrawing.Width * ChartDrawing.EmuOfPixel,
            Cy = Math.Min(MostPixels, ChartDrawing.HeightOf(Chart) - TitlePixels) * ChartDrawing.EmuOfPixel,
        },
        new DocProperties
        {
            Id = (uint)Number,
            Name = Id,
            Title = CellText.Clean(Chart.Title),
            Description = CellText.Clean($"{Chart.Title}. {Chart.Description}"),
        },
        new NonVisualGraphicFrameDrawingProperties(),
        ChartDrawing.Refer(Id))
    {
        DistanceFromTop = 0,
        DistanceFromBottom = 0,
        DistanceFromLeft = 0,
        DistanceFromRight = 0,
    }));

    /// <summary>Adds the chart to the package.</summary>
    /// <param name="main">The document.</param>
    /// <param name="place">Its place in the document, from <see cref="MakeRun"/>.</param>
    /// <param name="textWidth">The width of the text in twentieths of a point; a wider chart shrinks.</param>
    /// <param name="hasFixedId">
    /// True for the same id each time, so that the same report has the same parts; a template may have any id.
    /// </param>
    public void AddTo(MainDocumentPart main, Inline place, int textWidth, bool hasFixedId)
    {
        var part = hasFixedId ? main.AddNewPart<ChartPart>(Id) : main.AddNewPart<ChartPart>();
        part.ChartSpace = ChartDrawing.Make(Chart, Sheet, ChartWorkbook.HeadRow, hasTitle: false);
        part.ChartSpace.Append(new C.ExternalData(new C.AutoUpdate { Val = false }) { Id = DataId });
        main.OpenXmlPackage.PartExtensionProvider.MakeSurePartExtensionExist(WorkbookType, ".xlsx");
        using (var data = new MemoryStream(ChartWorkbook.Make(Chart, Sheet)))
        {
            part.AddNewPart<EmbeddedPackagePart>(WorkbookType, DataId).FeedData(data);
        }

        place.Descendants<C.ChartReference>().Single().Id = main.GetIdOfPart(part);
        var most = (long)textWidth * EmuOfTwentieth;
        if (most > 0 && place.Extent!.Cx! > most)
        {
            place.Extent.Cy = place.Extent.Cy! * most / place.Extent.Cx!;
            place.Extent.Cx = most;
        }
    }
}
