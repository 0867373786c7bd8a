using System.Globalization;
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
    public static void Write(IAnsiConsole console, Sensitivity sensitivity)
    {
        var overview = sensitivity.Overview;
        console.WriteLine(Names.Of(overview.Round.Title, overview.Round));
        console.WriteLine(RuleInWords.Of(overview.Rule, overview.Round.Framework));
        console.WriteLine(
            "To flip: how many more (+) or fewer (−) respondents naming the element would turn the finding around, "
                + "all else staying as it is."
        );
        console.WriteLine(
            "If all answered: the share if none or all of those who gave no feedback named the element; "
                + "! marks a finding this could overturn."
        );
        foreach (var region in sensitivity.Regions)
        {
            OverviewText.Heading(console, Names.Of(region.Region.Region, overview.Round));
            console.Write(CreateTable(region, overview));
        }
    }

    private static Table CreateTable(RegionalSensitivity region, Overview overview)
    {
        var table = new Table().Border(TableBorder.Simple).Expand();
        table.AddColumn("Element");
        table.AddColumn(new TableColumn("Named").RightAligned());
        table.AddColumn("Recurrent");
        table.AddColumn(new TableColumn("To flip").RightAligned());
        table.AddColumn("Without provisional");
        table.AddColumn(new TableColumn("If all answered").RightAligned());
        foreach (var element in region.Elements.Where(element => element.Finding.Named > 0 || element.CanBeOverturned))
        {
            var without = element.WithoutProvisional;
            table.AddRow(
                new Text(Names.Of(element.Finding.Element, overview.Round)),
                new Text(string.Create(CultureInfo.InvariantCulture, $"{element.Finding.Named} of {element.Finding.Denominator}")),
                new Text(element.Finding.Recurrent ? "yes" : "no"),
                new Text(ToFlip(element.RespondentsToFlip)),
                new Text(
                    element.RestsOnProvisional
                        ? $"{(without.Recurrent ? "recurrent" : "not recurrent")} ({without.Named} of {without.Denominator})"
                        : "the same"),
                new Text(Range(element.IfAllAnswered)));
        }

        return table;
    }

    private static string ToFlip(int? respondents) => respondents switch
    {
        null => "cannot",
        > 0 => string.Create(CultureInfo.InvariantCulture, $"+{respondents}"),
        _ => string.Create(CultureInfo.InvariantCulture, $"−{-respondents}"),
    };

    private static string Range(ShareRange? range) =>
        range is null
            ? "–"
            : $"{Names.Percent(range.Least, range.Denominator)} to {Names.Percent(range.Most, range.Denominator)}"
                + (range.Overturned ? " !" : "");
}
