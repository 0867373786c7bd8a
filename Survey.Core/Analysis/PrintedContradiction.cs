namespace Survey.Core.Analysis;

/// <summary>Printed figures that contradict each other, whatever the answers were.</summary>
/// <param name="Rule">Why they cannot all be true.</param>
/// <param name="Figures">The figures, in the order of the file, at least one. All belong to the same region.</param>
/// <param name="Total">
/// The number that the figures before the last one give together; for <see cref="ContradictionRule.PrintedTwice"/> the first value.
/// </param>
/// <param name="Names">
/// The organizations that explain it, in the directory's order: in one of the figures and not in the other, or in both; empty if the
/// report does not name them.
/// </param>
public sealed record PrintedContradiction(
    ContradictionRule Rule,
    IReadOnlyList<PublishedFigure> Figures,
    decimal Total,
    IReadOnlyList<string> Names)
{
    /// <summary>The figure that contradicts the others.</summary>
    public PublishedFigure Last => Figures[^1];
}
