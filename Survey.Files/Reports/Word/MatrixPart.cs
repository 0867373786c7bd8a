namespace Survey.Files.Reports.Word;

/// <summary>How many of how many name each element in each region; recurrent ones in bold.</summary>
internal static class MatrixPart
{
    // More columns would be too narrow for the names of regions.
    private const int MostRegionsOfTable = 6;

    /// <summary>Writes the annex; nothing if there are no regions.</summary>
    public static void Write(ReportDocument document)
    {
        var overview = document.Report.Overview;
        if (overview.Regions.Count == 0 || document.Report.Only is not null)
        {
            return;
        }

        document.HeadAppendix(document.Wording["workbook.matrix.title"]);
        document.File.Add(document["matrix.remark"]);
        foreach (var regions in overview.Regions.Chunk(MostRegionsOfTable))
        {
            document.File.AddTable(
                [4, .. regions.Select(_ => 2)],
                [[(document.Wording["workbook.element"], 1), .. regions.Select(region => (document.Wording.Of(region.Region), 1))]],
                document.Round.Framework.Elements.Select(IReadOnlyList<IReadOnlyList<WordText>> (element) =>
                [
                    [$"({element.Code}) {document.Wording.Of(element.Short)}"],
                    .. regions.Select(region => region.Elements[element.Position]).Select(IReadOnlyList<WordText> (finding) =>
                        [new WordText(document.Wording.OutOf(finding.Named, finding.Denominator), finding.Recurrent)]),
                ]),
                document.Wording["workbook.matrix.title"]);
        }
    }
}
