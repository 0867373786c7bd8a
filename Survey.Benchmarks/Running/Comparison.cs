using Survey.Benchmarks.Figures;

namespace Survey.Benchmarks.Running;

/// <summary>Measures the product beside something else, and fills one or more lines of the table.</summary>
/// <param name="Name">Name in the command, unique.</param>
/// <param name="Work">What the product has to do, in the first column of the document.</param>
/// <param name="Measure">Measures and records.</param>
/// <param name="Lines">The lines it fills.</param>
internal sealed record Comparison(string Name, string Work, Func<Bench, Recorder, Task> Measure, params IReadOnlyList<Line> Lines);
