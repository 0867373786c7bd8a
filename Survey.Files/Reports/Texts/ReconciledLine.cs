using Survey.Core.Analysis;
using Survey.Core.Rounds;

namespace Survey.Files.Reports.Texts;

/// <summary>A printed figure or claim beside the recomputed one, in words: a line of the sheet and of the page.</summary>
/// <param name="Place">The region, or all regions.</param>
/// <param name="Figure">Which figure, with the sentence that says it; for a claim the element.</param>
/// <param name="Printed">The printed value.</param>
/// <param name="Recomputed">The recomputed value.</param>
/// <param name="Agrees">Whether they agree.</param>
/// <param name="OnlyPrinted">The names that were only printed; empty if there are none.</param>
/// <param name="OnlyRecomputed">The names that were only recomputed; empty if there are none.</param>
public sealed record ReconciledLine(
    string Place,
    string Figure,
    string Printed,
    string Recomputed,
    bool Agrees,
    string OnlyPrinted,
    string OnlyRecomputed)
{
    /// <summary>The figure of the line; null for a claim.</summary>
    public ReconciledFigure? Source { get; init; }

    /// <summary>The columns in order: keys of texts <c>workbook.reconciliation.…</c>.</summary>
    public static IReadOnlyList<string> Heads { get; } =
        ["place", "figure", "printed", "recomputed", "agrees", "only-printed", "only-recomputed"];

    /// <summary>The figures in the order of the file, then the claims.</summary>
    public static IReadOnlyList<ReconciledLine> AllOf(
        Reconciliation reconciliation,
        ReportWording wording,
        Round round)
    {
        var figures = new FigureWording(wording, round, reconciliation.Categories);
        return
        [
            .. reconciliation.Figures.Select(figure => new ReconciledLine(
                figures.PlaceOf(figure.Figure),
                figures.FindSentence(figure.Figure) is { } sentence
                    ? $"{figures.ShortNameOf(figure.Figure)}: {sentence}"
                    : figures.ShortNameOf(figure.Figure),
                figures.ValueOf(figure.Figure, figure.Figure.Printed),
                figures.RecomputedOf(figure),
                figure.Agrees,
                figure.OnlyPrinted.Count == 0 ? "" : figures.ListOf(figure.OnlyPrinted, figure.Figure.Kind),
                figure.OnlyRecomputed.Count == 0 ? "" : figures.ListOf(figure.OnlyRecomputed, figure.Figure.Kind))
            {
                Source = figure,
            }),
            .. reconciliation.Claims.Select(claim => new ReconciledLine(
                wording["reconciliation.all-regions"],
                wording.Of(claim.Element),
                figures.ClaimOf(claim),
                figures.FoundOf(claim),
                claim.IsTrue,
                OnlyPrinted: "",
                OnlyRecomputed: "")),
        ];
    }
}
