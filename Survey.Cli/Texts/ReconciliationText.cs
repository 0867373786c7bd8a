using Spectre.Console;
using Survey.Core.Analysis;
using Survey.Files.Reports;
using Survey.Files.Reports.Texts;

namespace Survey.Cli.Texts;

/// <summary>Prints a reconciliation as text: first how many figures agree, then each difference with both values.</summary>
internal static class ReconciliationText
{
    /// <summary>Writes a reconciliation.</summary>
    public static void Write(IAnsiConsole console, Reconciliation reconciliation, PublishedFigures published, ReportWording wording)
    {
        if (published.Source is { } source)
        {
            console.WriteLine(wording.Fill("reconciliation.printed-in", ("source", CleanText.Of(source))));
        }

        if (reconciliation.Figures.Count + reconciliation.Claims.Count == 0)
        {
            console.WriteLine(wording["reconciliation.nothing"]);
            return;
        }

        WriteCounts(console, reconciliation, wording);
        WriteFigures(console, reconciliation, wording);
        WriteClaims(console, reconciliation, wording);
    }

    private static void WriteCounts(IAnsiConsole console, Reconciliation reconciliation, ReportWording wording)
    {
        var figures = reconciliation.Figures;
        WriteCount("reconciliation.overall-figures", [.. figures.Where(figure => figure.Region is null).Select(figure => figure.Agrees)]);
        WriteCount("reconciliation.regional-figures", [.. figures.Where(figure => figure.Region is not null).Select(figure => figure.Agrees)]);
        WriteCount("reconciliation.claims", [.. reconciliation.Claims.Select(claim => claim.IsTrue)]);

        void WriteCount(string key, IReadOnlyList<bool> agree) =>
            console.WriteLine(wording.Fill(key, ("share", wording.OutOf(agree.Count(each => each), agree.Count))));
    }

    private static void WriteFigures(IAnsiConsole console, Reconciliation reconciliation, ReportWording wording)
    {
        var differing = reconciliation.Figures.Where(figure => !figure.Agrees).ToList();
        if (differing.Count == 0)
        {
            return;
        }

        var table = new Table().Border(TableBorder.Simple).Expand();
        table.AddColumns(
            wording["reconciliation.region"],
            wording["reconciliation.theme"],
            wording["reconciliation.figure"],
            wording["reconciliation.printed"],
            wording["reconciliation.recomputed"]);
        foreach (var figure in differing)
        {
            table.AddRow(
                new Text(figure.Region is { } region ? Names.Of(region, wording) : wording["reconciliation.all"]),
                new Text(figure.Theme is null ? "" : Names.Of(figure.Theme, wording)),
                new Text(figure.Name),
                new Text(figure.Printed),
                new Text(figure.Recomputed));
        }

        console.WriteLine();
        console.WriteLine(wording["reconciliation.differing-figures"]);
        console.Write(table);
    }

    private static void WriteClaims(IAnsiConsole console, Reconciliation reconciliation, ReportWording wording)
    {
        var untrue = reconciliation.Claims.Where(claim => !claim.IsTrue).ToList();
        if (untrue.Count == 0)
        {
            return;
        }

        console.WriteLine();
        console.WriteLine(wording["reconciliation.untrue-claims"]);
        foreach (var claim in untrue)
        {
            console.WriteLine();
            console.WriteLine(Names.Of(claim.Element, wording));
            console.WriteLine(
                claim.Except.Count == 0
                    ? wording["reconciliation.claim.printed"]
                    : wording.Fill("reconciliation.claim.printed.except", ("regions", Names.Of(claim.Except, wording))));
            console.WriteLine(
                wording.Fill("reconciliation.claim.recomputed", ("regions", Names.Of(claim.RecurrentIn, wording))));
            console.WriteLine(
                wording.Fill(
                    "reconciliation.claim.where",
                    ("holds", Names.Of(claim.Holds, wording)),
                    ("fails", Names.Of(claim.DoesNotHold, wording))));
        }
    }
}
