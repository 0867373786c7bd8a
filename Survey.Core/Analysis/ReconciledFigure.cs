namespace Survey.Core.Analysis;

/// <summary>A printed figure beside the recomputed one.</summary>
/// <param name="Figure">The printed figure.</param>
/// <param name="Recomputed">The recomputed value; null if the round does not provide it, as an open round has nobody invited.</param>
public sealed record ReconciledFigure(PublishedFigure Figure, FigureValue? Recomputed)
{
    /// <summary>True if the printed and the recomputed value are the same: of lists the same set, in any order.</summary>
    public bool Agrees =>
        Recomputed is not null && (Figure.Kind.IsPartial ? OnlyPrinted.Count == 0 : Figure.Printed.IsSameAs(Recomputed));

    /// <summary>The names that were printed and not recomputed, in the order printed; empty unless both values are lists.</summary>
    public IReadOnlyList<string> OnlyPrinted => Figure.Printed.Without(Recomputed);

    /// <summary>
    /// The names that were recomputed and not printed, in order; empty unless both values are lists that must be the same.
    /// </summary>
    public IReadOnlyList<string> OnlyRecomputed => Figure.Kind.IsPartial ? [] : Recomputed?.Without(Figure.Printed) ?? [];
}
