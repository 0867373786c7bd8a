using System.Text;

namespace Survey.Benchmarks.Running;

/// <summary>The table in <c>docs/performance.md</c>, between two markers.</summary>
internal static class PerformanceDocument
{
    /// <summary>Stands before the part that is written here.</summary>
    public const string Begin = "<!-- begin: written by Survey.Benchmarks -->";

    /// <summary>Stands after it.</summary>
    public const string End = "<!-- end -->";

    /// <summary>Writes the table of a run of all comparisons.</summary>
    public static void Write(IReadOnlyList<ComparisonResult> results, string conditions, Sizes sizes)
    {
        var path = Path.Combine(RepositoryFolder.Find(), "docs", "performance.md");
        var text = File.ReadAllText(path);
        var (begin, end) = (text.IndexOf(Begin, StringComparison.Ordinal), text.IndexOf(End, StringComparison.Ordinal));
        if (begin < 0 || end < begin)
        {
            throw new InvalidOperationException($"{path} has no “{Begin}” before “{End}”.");
        }

        File.WriteAllText(path, $"{text[..begin]}{Begin}\n{conditions}\n\n{Summarize(results, sizes)}\n\n{ToTable(results)}{text[end..]}");
    }

    /// <summary>Says in sentences which sizes were measured and which lines miss their bound.</summary>
    internal static string Summarize(IReadOnlyList<ComparisonResult> results, Sizes sizes)
    {
        var measured = sizes.Divisor == 1
            ? "The sizes are those of the column *work*."
            : $"The sizes in the column *work* were divided by {sizes.Divisor}; the column *conditions* says what was measured.";
        var bounds = results.Sum(result => result.Comparison.Lines.Count(line => line.Bound is not null));
        var missed = results.SelectMany(result => result.Figures).Where(figure => figure.LeavesBound).Select(figure => figure.Line.Name);
        return missed.ToList() switch
        {
            [] => $"{measured} Of {bounds} bounds none is missed.",
            [var one] => $"{measured} Of {bounds} bounds 1 is missed: {one}.",
            var names => $"{measured} Of {bounds} bounds {names.Count} are missed: {string.Join(", ", names)}.",
        };
    }

    private static string ToTable(IReadOnlyList<ComparisonResult> results)
    {
        var table = new StringBuilder();
        table.Append("| line | work | measure | bound | median (range) | | conditions |\n| --- | --- | --- | --- | --- | --- | --- |\n");
        foreach (var result in results)
        {
            foreach (var line in result.Comparison.Lines)
            {
                var figure = result.Figures.FirstOrDefault(each => each.Line == line);
                string[] cells =
                [
                    line.Name,
                    line == result.Comparison.Lines[0] ? result.Comparison.Work : "",
                    line.Measure,
                    line.BoundText,
                    figure?.Text ?? "not measured",
                    figure?.Verdict ?? "–",
                    figure is null ? result.Failure?.ReplaceLineEndings(" ") ?? "" : result.ConditionsOf(line),
                ];
                table.Append("| ").AppendJoin(" | ", cells).Append(" |\n");
            }
        }

        return table.ToString();
    }
}
