using Spectre.Console;
using Survey.Core.Analysis;

namespace Survey.Files.Reports.Texts;

/// <summary>
/// Writes the sensitivity of findings as text for a terminal. Lists, per region, the elements that a respondent names, and
/// those that missing respondents could make recurrent.
/// </summary>
public static class SensitivityText
{
    /// <summary>Writes an explanation and one table per region.</summary>
    public static void Write(IAnsiConsole console, Sensitivity sensitivity, ReportWording wording)
    {
        var overview = sensitivity.Overview;
        console.WriteLine(Names.Of(overview.Round.Title, wording));
        console.WriteLine(RuleInWords.Of(overview.Rule, overview.Round.Framework, wording));
        console.WriteLine(wording["sensitivity.to-flip.meaning"]);
        console.WriteLine(wording["sensitivity.if-all-answered.meaning"]);
        foreach (var region in sensitivity.Regions)
        {
            OverviewText.Heading(console, Names.Of(region.Region.Region, wording));
            console.Write(CreateTable(region, wording));
        }
    }

    private static Table CreateTable(RegionalSensitivity region, ReportWording wording)
    {
        var table = new Table().Border(TableBorder.Simple).Expand();
        table.AddColumn(wording["sensitivity.element"]);
        table.AddColumn(new TableColumn(wording["sensitivity.named"]).RightAligned());
        table.AddColumn(wording["sensitivity.recurrent"]);
        table.AddColumn(new TableColumn(wording["sensitivity.to-flip"]).RightAligned());
        table.AddColumn(wording["sensitivity.without-provisional"]);
        table.AddColumn(new TableColumn(wording["sensitivity.if-all-answered"]).RightAligned());
        foreach (var element in region.Elements.Where(element => element.Finding.Named > 0 || element.CanBeOverturned))
        {
            table.AddRow(
                new Text(Names.Of(element.Finding.Element, wording)),
                new Text(wording.OutOf(element.Finding.Named, element.Finding.Denominator)),
                new Text(element.Finding.Recurrent ? wording["yes"] : wording["no"]),
                new Text(ToFlip(element.RespondentsToFlip, wording)),
                new Text(WithoutProvisional(element, wording)),
                new Text(Range(element.IfAllAnswered, wording)));
        }

        return table;
    }

    private static string WithoutProvisional(ElementSensitivity element, ReportWording wording)
    {
        if (!element.RestsOnProvisional)
        {
            return wording["sensitivity.the-same"];
        }

        var without = element.WithoutProvisional;
        return wording.Fill(
            without.Recurrent ? "sensitivity.then-recurrent" : "sensitivity.then-not-recurrent",
            ("share", wording.OutOf(without.Named, without.Denominator)));
    }

    private static string ToFlip(int? respondents, ReportWording wording) => respondents switch
    {
        null => wording["sensitivity.cannot"],
        > 0 => $"+{wording.Number(respondents.Value)}",
        _ => $"−{wording.Number(-respondents.Value)}",
    };

    private static string Range(ShareRange? range, ReportWording wording) =>
        range is null
            ? "–"
            : wording.Fill(
                range.Overturned ? "sensitivity.range.overturned" : "sensitivity.range",
                ("least", wording.Percent(range.Least, range.Denominator)),
                ("most", wording.Percent(range.Most, range.Denominator)));
}
