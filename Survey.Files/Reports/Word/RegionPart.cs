using Survey.Core.Analysis;
using Survey.Files.Reports.Charts;

namespace Survey.Files.Reports.Word;

/// <summary>The overview of a region: figures in sentences, respondents by type, themes and practices.</summary>
internal static class RegionPart
{
    /// <summary>Writes the part.</summary>
    public static void Write(ReportDocument document, RegionalOverview region)
    {
        document.BeginPart(region.Region);
        document.HeadAppendix(document.Wording.Of(region.Region), document.FindNote(FootnoteFigures.Title));
        document.WriteText(ReportText.Introduction);
        document.File.Head(2, document["feedback"]);
        document.WriteSentences("survey", "response", "subregions");
        RespondentTable.Write(document, region.Responded, region.RespondentsByType, region.Invited);
        document.WriteSentences("no-feedback", "late");
        document.File.Head(2, document["first", ("title", document.Wording.RowsHeading)]);
        document.WriteSentences("gave", "gave-none", "subregions-gave", "all-themes");
        document.WriteChart(OverviewCharts.Themes, region);
        document.WriteText(ReportText.Commonalities, level: 3);
        document.WriteText(ReportText.Variations, level: 3);
        document.File.Head(3, document["recurrent"]);
        document.WriteRule();
        foreach (var theme in region.Themes)
        {
            WriteTheme(document, theme);
        }

        WritePractices(document);
        document.WriteText(ReportText.Remarks, level: 2);
    }

    private static void WriteTheme(ReportDocument document, ThemeFinding finding)
    {
        var theme = finding.Theme;
        if (theme.Code is { } code)
        {
            document.File.Head(
                4,
                document[
                    "theme",
                    ("code", code),
                    ("respondents", document.Wording.CountInWords("respondents", finding.Respondents.Count))],
                document.FindNote(FootnoteFigures.OfTheme(code)));
            document.File.Add(new WordText(document.Wording.Of(theme.Title), IsStrong: true));
        }

        document.WriteText(ReportText.Introduction, theme: theme);
        document.WriteSentence(SentenceKeys.Recurrent, theme);
        foreach (var each in finding.Recurrent)
        {
            document.File.AddEntry(
                WordStyles.List,
                new WordText(
                    $"{document.NameOf(each.Element)}: {document.Wording.OutOf(each.Named, each.Denominator)}",
                    Note: document.FindNote($"{FigureKind.Named.Code}.{each.Element.Code}")),
                each.By.Organizations is null ? "" : $" – {document.Wording.ListNames(each.By)}");
        }

        foreach (var part in (string[])[ReportText.Commonalities, ReportText.Variations, ReportText.Remarks])
        {
            document.WriteText(part, level: ReportDocument.LeadIn, theme);
        }
    }

    private static void WritePractices(ReportDocument document)
    {
        var categories = document.Report.FindPractices(document.Region);
        if (categories.Count == 0 && !document.HasText(ReportText.Practices))
        {
            return;
        }

        document.File.Head(2, document["second", ("title", document.Wording.PracticesHeading)]);
        document.WriteText(ReportText.Practices);
        document.WriteSentences("practices");
        var innovative = categories.Where(category => category.IsInnovative).ToList();
        var others = categories.Except(innovative).ToList();
        document.WritePractices(innovative, level: 3);
        if (innovative.Count > 0 && others.Count > 0)
        {
            document.File.Head(3, document["highlights"]);
        }

        document.WritePractices(others, level: innovative.Count > 0 ? 4 : 3);
    }
}
