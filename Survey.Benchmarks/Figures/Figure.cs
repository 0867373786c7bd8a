namespace Survey.Benchmarks.Figures;

/// <summary>The results of the alternations for one line.</summary>
/// <param name="Line">The line.</param>
/// <param name="Values">One value for each alternation, in the unit of the line; at least one.</param>
internal sealed record Figure(Line Line, IReadOnlyList<double> Values)
{
    private readonly double[] _sorted = [.. Values.Order()];

    /// <summary>The median.</summary>
    public double Median => Quantile(0.5);

    /// <summary>
    /// The noise of this run: half the distance between the quartiles. A single bad alternation on a busy machine does not widen it.
    /// </summary>
    public double Noise => (Quantile(0.75) - Quantile(0.25)) / 2;

    /// <summary>True if the line has a bound, and the median leaves it by more than the noise.</summary>
    public bool LeavesBound => Line.Bound is { } bound && bound.IsLeft(Median, Noise);

    /// <summary>True if the line has a bound, and the median itself keeps it.</summary>
    public bool KeepsBound => Line.Bound is { } bound && !bound.IsLeft(Median, noise: 0);

    /// <summary><c>kept</c>, <c>missed</c>, <c>within the noise</c>, or a dash if there is no bound.</summary>
    public string Verdict => Line.Bound is null ? "–" : KeepsBound ? "kept" : LeavesBound ? "**missed**" : "within the noise";

    /// <summary>Median and range, such as <c>0.62 × (0.58–0.66)</c>.</summary>
    public string Text => $"{Line.Format(Median)} {Line.Unit} ({Line.Format(_sorted[0])}–{Line.Format(_sorted[^1])})";

    private double Quantile(double share)
    {
        var position = share * (_sorted.Length - 1);
        var below = (int)position;
        var above = Math.Min(below + 1, _sorted.Length - 1);
        return _sorted[below] + ((position - below) * (_sorted[above] - _sorted[below]));
    }
}
