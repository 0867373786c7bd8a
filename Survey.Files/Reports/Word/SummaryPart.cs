using Survey.Core.Analysis;

namespace Survey.Files.Reports.Word;

/// <summary>The summary across regions, and the practices of respondents without a region.</summary>
internal static class SummaryPart
{
    // More columns would be too narrow for the names of regions.
    private const int MostRegionsOfTable = 6;

    /// <summary>Writes the part.</summary>
    public static void Write(ReportDocument document)
    {
        WriteSummary(document);
        WritePracticesWithoutRegion(document);
    }

    private static void WriteSummary(ReportDocument document)
    {
        var overall = document.Report.Overview.Overall;
        document.BeginPart();
        document.File.Head(1, document["summary"]);
        document.WriteResponse("asked", overall.Invited, overall.Responded, overall.RespondentsByType);
        document.WriteNames("no-feedback", overall.NoFeedback);
        document.File.Head(2, document.Wording.RowsHeading);
        WriteGave(document, "gave-final", overall.RecommendingFinal, overall.RecommendingByType);
        WriteGave(document, "in-process", overall.InProcess, overall.InProcessByType);
        if (document.Round.Framework.HasThemes)
        {
            document.WriteGroup("all-themes", overall.AllThemes);
        }

        document.WriteLate(overall.Late);
        document.File.Head(2, document["recurrent"]);
        document.WriteRule();
        WriteRecurrence(document);
        WriteMatrix(document);
    }

    /// <summary>Respondents in one sentence, then by type with their names.</summary>
    private static void WriteGave(ReportDocument document, string key, RespondentGroup group, IReadOnlyList<TypeCount> types)
    {
        document.File.Add(document["sentence", ("text", document.Count(key, group.Count, ("rows", document.Wording.Rows)))]);
        foreach (var type in types.Where(type => type.Respondents > 0))
        {
            var label = document["of-type", ("type", document.Wording.Heading(type.Type.Name)), ("count", type.Respondents)];
            document.File.AddEntry(
                WordStyles.List,
                group.OfType(type.Type) is { } organizations ? [new WordText($"{label}: "), .. document.Names(organizations)] : [label]);
        }
    }

    /// <summary>The recurrent elements by number of regions and theme.</summary>
    private static void WriteRecurrence(ReportDocument document)
    {
        var overview = document.Report.Overview;
        var groups = overview.Overall.Recurrence.Where(group => group.Elements.Count > 0).ToList();
        if (groups.Count == 0)
        {
            document.File.Add(document.Wording["overview.no-recurrence"]);
        }

        foreach (var group in groups)
        {
            var all = group.Regions == overview.Regions.Count;
            document.File.Head(
                3,
                all && group.Regions > 1
                    ? document["recurrent-in-all", ("count", group.Regions)]
                    : document["recurrent-in", ("regions", document.Wording.OutOf(group.Regions, overview.Regions.Count))]);
            foreach (var theme in document.Round.Framework.Themes)
            {
                var elements = group.Elements.Where(element => theme.Positions.Contains(element.Position)).ToList();
                if (elements.Count > 0 && theme.Code is not null)
                {
                    document.File.AddEntry(WordStyles.List, new WordText($"{document.Wording.Of(theme.Title)}", IsStrong: true));
                }

                foreach (var element in elements)
                {
                    var name = document.NameOf(element);
                    document.File.AddEntry(
                        theme.Code is null ? WordStyles.List : WordStyles.SecondList,
                        all ? name : $"{name}: {document.Wording.ListNames(overview.GetRegionsWhereRecurrent(element))}");
                }
            }
        }
    }

    /// <summary>How many of how many name each element in each region; recurrent ones in bold.</summary>
    private static void WriteMatrix(ReportDocument document)
    {
        var overview = document.Report.Overview;
        if (overview.Regions.Count == 0)
        {
            return;
        }

        document.File.Head(2, document.Wording["workbook.matrix.title"]);
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

    private static void WritePracticesWithoutRegion(ReportDocument document)
    {
        var categories = PracticeCategory.Of(document.Round, document.Report.Content, region: null, document.Report.Answers.Shown);
        if (categories.Count > 0)
        {
            document.HeadAppendix(
                document.Wording.Fill("workbook.practices.without-region", ("practices", document.Wording.PracticesHeading)));
            document.File.Add(document.Wording["workbook.practices.without-region.remark"]);
            document.WritePractices(categories);
        }
    }
}
