using Survey.Core.Analysis;
using Survey.Files.Reports.Charts;

namespace Survey.Files.Reports.Word;

/// <summary>
/// The tables of dots as tables: how many of how many name each element in each region, and which organizations address which themes. Dots
/// are characters, and colours repeat what the text says.
/// </summary>
internal static class MatrixPart
{
    private const string Dot = "●";
    private const string Circle = "○";

    // An upright page has room for the names of so many regions or themes, a wide one for so many.
    private const int MostUpright = 4;
    private const int MostWide = 10;

    /// <summary>Writes the annex; nothing if there are no regions.</summary>
    public static void Write(ReportDocument document)
    {
        var overview = document.Report.Overview;
        if (overview.Regions.Count == 0 || document.Report.Only is not null)
        {
            return;
        }

        document.HeadAppendix(document.Wording["workbook.matrix.title"], isWide: overview.Regions.Count > MostUpright);
        document.File.Add(document["matrix.remark", ("dot", Dot), ("circle", Circle)]);
        foreach (var regions in overview.Regions.Chunk(MostWide))
        {
            document.File.AddTable(
                [6, .. regions.Select(_ => 2)],
                [[(document.Wording["workbook.element"], 1), .. regions.Select(region => (document.Wording.Of(region.Region), 1))]],
                document.Round.Framework.Elements.Select(IReadOnlyList<WordCell> (element) =>
                [
                    new($"({element.Code}) {document.Wording.Of(element.Short)}"),
                    .. regions.Select(region => CellOf(document, region.Elements[element.Position])),
                ]),
                document.Wording["workbook.matrix.title"]);
        }

        if (document.FindChart(OverviewCharts.Organizations) is { } chart)
        {
            WriteOrganizations(document, chart);
        }
    }

    private static WordCell CellOf(ReportDocument document, ElementFinding finding)
    {
        var mark = finding.Recurrent ? $"{Dot} " : finding.Named > 0 ? $"{Circle} " : "";
        return new WordCell(new WordText(mark + document.Wording.OutOf(finding.Named, finding.Denominator), finding.Recurrent))
        {
            Fill = ChartPalette.ShareOf(finding.Share),
        };
    }

    private static void WriteOrganizations(ReportDocument document, Chart chart)
    {
        document.File.SetPages(isWide: chart.Series.Count > MostUpright);
        document.File.Head(2, chart.Title);
        document.File.Add(document["organizations.remark", ("dot", Dot)]);
        foreach (var themes in chart.Series.Chunk(MostWide))
        {
            document.File.AddTable(
                [4, .. themes.Select(_ => 3)],
                [[(chart.CategoryName, 1), .. themes.Select(theme => (theme.Name, 1))]],
                chart.Categories.Select(IReadOnlyList<WordCell> (name, row) =>
                [
                    new(name),
                    .. themes.Select(theme => theme.Values[row]).Select(value => new WordCell(value.IsMarked ? Dot : "–")
                    {
                        Fill = value.IsMarked ? ChartPalette.ShareOf(1) : null,
                        IsCentered = true,
                    }),
                ]),
                chart.Title);
        }
    }
}
