using System.Globalization;
using Spectre.Console;
using Survey.Core.Analysis;
using Survey.Core.Rounds;
using Survey.Files.Reports.Texts;

namespace Survey.Cli.Texts;

/// <summary>
/// Prints a reconciliation as text: first how much agrees, then each difference with both values, and what the report contradicts itself in.
/// </summary>
internal static class ReconciliationText
{
    /// <summary>Writes a reconciliation.</summary>
    public static void Write(IAnsiConsole console, Reconciliation reconciliation, PublishedFigures published, Round round)
    {
        if (published.Source is { } source)
        {
            console.WriteLine($"Printed in: {CleanText.Of(source)}");
        }

        if (reconciliation.IsEmpty)
        {
            console.WriteLine("The file has no figure to compare.");
            return;
        }

        var wording = new FigureWording(round);
        WriteCounts(console, reconciliation);
        WriteFigures(console, reconciliation, wording);
        WriteClaims(console, reconciliation, round);
        WriteContradictions(console, reconciliation, wording);
    }

    private static void WriteCounts(IAnsiConsole console, Reconciliation reconciliation)
    {
        var sentences = reconciliation.Figures.ToLookup(figure => figure.Figure.Sentence is not null);
        var listed = sentences[false].ToLookup(figure => figure.Figure.Kind.NeedsResponses);
        Agree("Overall figures", listed[false].Where(figure => figure.Figure.Region is null));
        Agree("Regional figures", listed[false].Where(figure => figure.Figure.Region is not null));
        if (listed[true].Any())
        {
            Agree("Practices and footnotes", listed[true]);
        }

        if (sentences[true].Any())
        {
            Agree("Figures in sentences", sentences[true]);
        }

        var claims = reconciliation.Claims;
        console.WriteLine(
            string.Create(
                CultureInfo.InvariantCulture,
                $"Claims across regions: {claims.Count(claim => claim.IsTrue)} of {claims.Count} hold"));
        console.WriteLine(
            string.Create(CultureInfo.InvariantCulture, $"Printed figures that contradict each other: {reconciliation.Contradictions.Count}"));

        void Agree(string what, IEnumerable<ReconciledFigure> figures)
        {
            var all = figures.ToList();
            console.WriteLine(
                string.Create(CultureInfo.InvariantCulture, $"{what}: {all.Count(figure => figure.Agrees)} of {all.Count} agree"));
        }
    }

    private static void WriteFigures(IAnsiConsole console, Reconciliation reconciliation, FigureWording wording)
    {
        var differing = reconciliation.Figures.Where(figure => !figure.Agrees).ToList();
        Head(console, "Figures that differ:", differing.Count);
        foreach (var figure in differing)
        {
            console.WriteLine();
            console.WriteLine(wording.NameOf(figure.Figure));
            if (figure.Figure.Sentence is not null)
            {
                console.WriteLine($"  sentence:        {wording.SentenceOf(figure.Figure)}");
            }

            console.WriteLine($"  printed:         {FigureWording.ValueOf(figure.Figure.Printed)}");
            console.WriteLine($"  recomputed:      {(figure.Recomputed is { } value ? FigureWording.ValueOf(value) : "not known")}");
            WriteNames(console, "  only printed:    ", figure.OnlyPrinted);
            WriteNames(console, "  only recomputed: ", figure.OnlyRecomputed);
        }
    }

    private static void WriteClaims(IAnsiConsole console, Reconciliation reconciliation, Round round)
    {
        var untrue = reconciliation.Claims.Where(claim => !claim.IsTrue).ToList();
        Head(console, "Claims that do not hold:", untrue.Count);
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

    private static void WriteContradictions(IAnsiConsole console, Reconciliation reconciliation, FigureWording wording)
    {
        Head(console, "Printed figures that contradict each other:", reconciliation.Contradictions.Count);
        foreach (var contradiction in reconciliation.Contradictions)
        {
            console.WriteLine();
            console.WriteLine(wording.Explain(contradiction));
            foreach (var figure in contradiction.Figures)
            {
                var sentence = figure.Sentence is null ? "" : $" ({wording.SentenceOf(figure)})";
                console.WriteLine($"  {FigureWording.ShortNameOf(figure)}: {FigureWording.ValueOf(figure.Printed)}{sentence}");
            }

            WriteNames(console, "  concerns: ", contradiction.Names);
        }
    }

    private static void Head(IAnsiConsole console, string text, int count)
    {
        if (count > 0)
        {
            console.WriteLine();
            console.WriteLine(text);
        }
    }

    private static void WriteNames(IAnsiConsole console, string label, IReadOnlyList<string> names)
    {
        if (names.Count > 0)
        {
            console.WriteLine(label + CleanText.Of(string.Join(", ", names)));
        }
    }
}
