using Survey.Benchmarks.Figures;

namespace Survey.Benchmarks.Running;

/// <summary>The result of a comparison.</summary>
/// <param name="Comparison">The comparison.</param>
/// <param name="Recorder">What it found.</param>
/// <param name="Failure">Why it did not come to its end, such as a wrong count; null if it did.</param>
/// <param name="Duration">How long it took.</param>
internal sealed record ComparisonResult(Comparison Comparison, Recorder Recorder, string? Failure, TimeSpan Duration)
{
    /// <summary>The figures of the lines that were measured.</summary>
    public IReadOnlyList<Figure> Figures { get; } =
    [
        .. Comparison.Lines
            .Where(line => Recorder.Values.ContainsKey(line.Name))
            .Select(line => new Figure(line, Recorder.Values[line.Name])),
    ];

    /// <summary>True if it did not end, or compared no count, or a figure leaves its bound. Quick mode does not judge figures.</summary>
    public bool Fails(Sizes sizes) =>
        Failure is not null || Recorder.Checks == 0 || (!sizes.IsQuick && Figures.Any(figure => figure.LeavesBound));

    /// <summary>The conditions of a line; empty if none were recorded.</summary>
    public string ConditionsOf(Line line) => Recorder.Conditions.GetValueOrDefault(line.Name, "");

    /// <summary>Prints a line for each figure.</summary>
    public void Print(TextWriter output, Sizes sizes)
    {
        output.WriteLine();
        output.WriteLine(FormattableString.Invariant($"{Comparison.Name} ({Duration.TotalSeconds:F0} s): {Comparison.Work}"));
        foreach (var figure in Figures)
        {
            var verdict = sizes.IsQuick ? "" : $"; bound {figure.Line.BoundText}: {figure.Verdict.Trim('*')}";
            output.WriteLine($"  {figure.Line.Name}: {figure.Line.Measure}: {figure.Text}{verdict}");
            output.WriteLine($"    {ConditionsOf(figure.Line)}");
        }

        if (Failure is not null)
        {
            output.WriteLine($"  FAILED: {Failure}");
        }
    }

    /// <summary>The result for programs.</summary>
    public object ToReport() =>
        new
        {
            comparison = Comparison.Name,
            seconds = Duration.TotalSeconds,
            checks = Recorder.Checks,
            failure = Failure,
            figures = Figures.Select(figure => new
            {
                line = figure.Line.Name,
                values = figure.Values,
                median = figure.Median,
                noise = figure.Noise,
                leavesBound = figure.LeavesBound,
            }),
        };
}
