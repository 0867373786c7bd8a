using System.Globalization;
using Spectre.Console;
using Survey.Core.Analysis;
using Survey.Core.Rounds;
using Survey.Files.Reports.Texts;

namespace Survey.Cli.Texts;

/// <summary>Prints a reconciliation as text: first how many figures agree, then each difference with both values.</summary>
internal static class ReconciliationText
{
    /// <summary>Writes a reconciliation.</summary>
    public static void Write(IAnsiConsole console, Reconciliation reconciliation, PublishedFigures published, Round round)
    {
        if (published.Source is { } source)
        {
            console.WriteLine($"Printed in: {CleanText.Of(source)}");
        }

        if (reconciliation.Figures.Count + reconciliation.Claims.Count == 0)
        {
            console.WriteLine("The file has no figure to compare.");
            return;
        }

        WriteCounts(console, reconciliation);
        WriteFigures(console, reconciliation, round);
        WriteClaims(console, reconciliation, round);
    }

    private static void WriteCounts(IAnsiConsole console, Reconciliation reconciliation)
    {
        var figures = reconciliation.Figures;
        console.WriteLine($"Overall figures: {Agree([.. figures.Where(figure => figure.Region is null)])}");
        console.WriteLine($"Regional figures: {Agree([.. figures.Where(figure => figure.Region is not null)])}");
        var claims = reconciliation.Claims;
        console.WriteLine(
            string.Create(
                CultureInfo.InvariantCulture,
                $"Claims across regions: {claims.Count(claim => claim.IsTrue)} of {claims.Count} hold"));

        static string Agree(IReadOnlyList<ReconciledFigure> figures) =>
            string.Create(CultureInfo.InvariantCulture, $"{figures.Count(figure => figure.Agrees)} of {figures.Count} agree");
    }

    private static void WriteFigures(IAnsiConsole console, Reconciliation reconciliation, Round round)
    {
        var differing = reconciliation.Figures.Where(figure => !figure.Agrees).ToList();
        if (differing.Count == 0)
        {
            return;
        }

        var table = new Table().Border(TableBorder.Simple).Expand();
        table.AddColumns("Region", "Theme", "Figure", "Printed", "Recomputed");
        foreach (var figure in differing)
        {
            table.AddRow(
                new Text(figure.Region?.Code ?? "all"),
                new Text(figure.Theme is null ? "" : Names.Of(figure.Theme, round)),
                new Text(figure.Name),
                new Text(figure.Printed),
                new Text(figure.Recomputed));
        }

        console.WriteLine();
        console.WriteLine("Figures that differ:");
        console.Write(table);
    }

    private static void WriteClaims(IAnsiConsole console, Reconciliation reconciliation, Round round)
    {
        var untrue = reconciliation.Claims.Where(claim => !claim.IsTrue).ToList();
        if (untrue.Count == 0)
        {
            return;
        }

        console.WriteLine();
        console.WriteLine("Claims that do not hold:");
        foreach (var claim in untrue)
        {
            console.WriteLine();
            console.WriteLine(Names.Of(claim.Element, round));
            var exceptions = claim.Except.Count == 0 ? "" : $" but {Names.Of(claim.Except)}, and not there";
            console.WriteLine($"  printed:    recurrent in all regions{exceptions}");
            console.WriteLine($"  recomputed: recurrent in {Names.Of(claim.RecurrentIn)}");
            console.WriteLine($"  the claim holds in {Names.Of(claim.Holds)}; it does not hold in {Names.Of(claim.DoesNotHold)}");
        }
    }
}
