using Survey.Core.Analysis;
using Survey.Files.Reports.Charts;

namespace Survey.Files.Reports.Word;

/// <summary>Background and summary across regions, and the practices of respondents without a region.</summary>
internal static class SummaryPart
{
    /// <summary>Writes the part.</summary>
    public static void Write(ReportDocument document)
    {
        document.BeginPart(region: null);
        if (document.HasText(ReportText.Introduction))
        {
            document.File.Head(1, document["background"]);
            document.WriteText(ReportText.Introduction);
        }

        WriteSummary(document);
        WritePracticesWithoutRegion(document);
    }

    private static void WriteSummary(ReportDocument document)
    {
        var overall = document.Report.Overview.Overall;
        document.BeginPart(region: null);
        document.File.Head(1, document["summary"], document.FindNote(FootnoteFigures.Title));
        document.File.Head(2, document["feedback"]);
        document.WriteSentences("survey", "response", "rate");
        WriteByType(document, overall.Responded, overall.RespondentsByType);
        document.WriteSentences("groups", "no-feedback", "late");
        document.WriteChart(OverviewCharts.Response);
        document.File.Head(2, document.Wording.RowsHeading);
        document.WriteSentences("gave-final");
        WriteByType(document, overall.RecommendingFinal, overall.RecommendingByType);
        document.WriteSentences("in-process");
        WriteByType(document, overall.InProcess, overall.InProcessByType);
        document.WriteSentences("all-themes");
        document.WriteChart(OverviewCharts.Themes);
        document.WriteText(ReportText.Commonalities, level: 3);
        document.WriteText(ReportText.Variations, level: 3);
        document.File.Head(2, document["recurrent"]);
        document.WriteRule();
        WriteRecurrence(document);
        if (document.HasText(ReportText.Practices))
        {
            document.File.Head(2, document.Wording.PracticesHeading);
            document.WriteText(ReportText.Practices);
        }

        document.WriteText(ReportText.Remarks, level: 2);
    }

    /// <summary>A list of respondents by type with their names.</summary>
    private static void WriteByType(ReportDocument document, RespondentGroup group, IReadOnlyList<TypeCount> types)
    {
        foreach (var type in types.Where(type => type.Respondents > 0))
        {
            var label = document.Wording.Fill(
                "sentence.of-type",
                ("type", document.Wording.Heading(type.Type.Name)),
                ("count", type.Respondents));
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

    private static void WritePracticesWithoutRegion(ReportDocument document)
    {
        var categories = document.Report.FindPractices(region: null);
        if (categories.Count > 0)
        {
            document.HeadAppendix(
                document.Wording.Fill("workbook.practices.without-region", ("practices", document.Wording.PracticesHeading)));
            document.File.Add(document.Wording["workbook.practices.without-region.remark"]);
            document.WriteSentences("practices");
            document.WritePractices(categories, level: 2);
        }
    }
}
