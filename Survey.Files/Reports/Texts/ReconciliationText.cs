using Spectre.Console;
using Survey.Core.Analysis;
using Survey.Core.Rounds;

namespace Survey.Files.Reports.Texts;

/// <summary>
/// Prints a reconciliation as text: first how much agrees, then each difference with both values, and where the report contradicts itself.
/// </summary>
public sealed class ReconciliationText
{
    private readonly IAnsiConsole _console;
    private readonly Reconciliation _reconciliation;
    private readonly ReportWording _wording;
    private readonly FigureWording _figures;

    private ReconciliationText(IAnsiConsole console, Reconciliation reconciliation, ReportWording wording, Round round)
    {
        (_console, _reconciliation, _wording) = (console, reconciliation, wording);
        _figures = new FigureWording(wording, round, reconciliation.Categories);
    }

    /// <summary>Writes a reconciliation.</summary>
    /// <param name="console">Receives the text.</param>
    /// <param name="reconciliation">The reconciliation.</param>
    /// <param name="printedIn">The publication; null if it is not known.</param>
    /// <param name="wording">The texts and the language.</param>
    /// <param name="round">Gives codes their names.</param>
    public static void Write(
        IAnsiConsole console,
        Reconciliation reconciliation,
        string? printedIn,
        ReportWording wording,
        Round round)
    {
        if (printedIn is { } source)
        {
            console.WriteLine(wording.Fill("reconciliation.printed-in", ("source", CleanText.Of(source))));
        }

        if (reconciliation.IsEmpty)
        {
            console.WriteLine(wording["reconciliation.nothing"]);
            return;
        }

        var text = new ReconciliationText(console, reconciliation, wording, round);
        text.WriteCounts();
        text.WriteFigures();
        text.WriteClaims();
        text.WriteContradictions();
    }

    private void WriteCounts()
    {
        var sentences = _reconciliation.Figures.ToLookup(figure => figure.Figure.Sentence is not null);
        var listed = sentences[false].ToLookup(figure => figure.Figure.Kind.NeedsResponses);
        WriteCount("overall-figures", listed[false].Where(figure => figure.Figure.Region is null).Select(figure => figure.Agrees));
        WriteCount("regional-figures", listed[false].Where(figure => figure.Figure.Region is not null).Select(figure => figure.Agrees));
        if (listed[true].Any())
        {
            WriteCount("practices-footnotes", listed[true].Select(figure => figure.Agrees));
        }

        if (sentences[true].Any())
        {
            WriteCount("sentences", sentences[true].Select(figure => figure.Agrees));
        }

        WriteCount("claims", _reconciliation.Claims.Select(claim => claim.IsTrue));
        _console.WriteLine(_wording.Fill("reconciliation.contradictory-count", ("count", _reconciliation.Contradictions.Count)));

        void WriteCount(string key, IEnumerable<bool> agree)
        {
            var all = agree.ToList();
            _console.WriteLine(_wording.Fill($"reconciliation.{key}", ("share", _wording.OutOf(all.Count(each => each), all.Count))));
        }
    }

    private void WriteFigures()
    {
        var differing = _reconciliation.Figures.Where(figure => !figure.Agrees).ToList();
        WriteHead("differing-figures", differing.Count);
        foreach (var figure in differing)
        {
            _console.WriteLine();
            _console.WriteLine(_figures.NameOf(figure.Figure));
            WriteLines(
                Label("sentence", _figures.FindSentence(figure.Figure)),
                Label("printed", _figures.ValueOf(figure.Figure, figure.Figure.Printed)),
                Label("recomputed", _figures.RecomputedOf(figure)),
                LabelNames("only-printed", figure.OnlyPrinted, figure.Figure.Kind),
                LabelNames("only-recomputed", figure.OnlyRecomputed, figure.Figure.Kind));
        }
    }

    private void WriteClaims()
    {
        var untrue = _reconciliation.Claims.Where(claim => !claim.IsTrue).ToList();
        WriteHead("untrue-claims", untrue.Count);
        foreach (var claim in untrue)
        {
            _console.WriteLine();
            _console.WriteLine(Names.Of(claim.Element, _wording));
            _console.WriteLine(
                claim.Except.Count == 0
                    ? _wording["reconciliation.claim.printed"]
                    : _wording.Fill("reconciliation.claim.printed.except", ("regions", Names.Of(claim.Except, _wording))));
            _console.WriteLine(_wording.Fill("reconciliation.claim.recomputed", ("regions", Names.Of(claim.RecurrentIn, _wording))));
            _console.WriteLine(
                _wording.Fill(
                    "reconciliation.claim.where",
                    ("holds", Names.Of(claim.Holds, _wording)),
                    ("fails", Names.Of(claim.DoesNotHold, _wording))));
        }
    }

    private void WriteContradictions()
    {
        WriteHead("contradictory", _reconciliation.Contradictions.Count);
        foreach (var contradiction in _reconciliation.Contradictions)
        {
            _console.WriteLine();
            _console.WriteLine(_figures.Explain(contradiction));
            WriteLines(
            [
                .. contradiction.Figures.SelectMany(figure => new (string Label, string? Text)[]
                {
                    (
                        _wording.Fill("reconciliation.labelled", ("figure", _figures.ShortNameOf(figure))),
                        _figures.ValueOf(figure, figure.Printed)),
                    ("", _figures.FindSentence(figure)),
                }),
                LabelNames("concerns", contradiction.Names),
            ]);
        }
    }

    private void WriteHead(string key, int count)
    {
        if (count > 0)
        {
            _console.WriteLine();
            _console.WriteLine(_wording[$"reconciliation.{key}"]);
        }
    }

    /// <summary>Writes labels with their texts beside them; a line whose text is null is left out.</summary>
    private void WriteLines(params IReadOnlyList<(string Label, string? Text)> lines)
    {
        var grid = new Grid()
            .AddColumn(new GridColumn().NoWrap().Padding(left: 2, top: 0, right: 1, bottom: 0))
            .AddColumn(new GridColumn().Padding(left: 0, top: 0, right: 0, bottom: 0));
        foreach (var (label, text) in lines.Where(line => line.Text is not null))
        {
            grid.AddRow(new Text(label), new Text(text!));
        }

        _console.Write(grid);
    }

    private (string Label, string? Text) Label(string key, string? text) => (_wording[$"reconciliation.label.{key}"], text);

    private (string Label, string? Text) LabelNames(string key, IReadOnlyList<string> names, FigureKind? kind = null) =>
        Label(key, names.Count == 0 ? null : _figures.ListOf(names, kind));
}
