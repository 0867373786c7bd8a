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
    public static void Write(IReadOnlyList<ComparisonResult> results, string conditions)
    {
        var path = Path.Combine(RepositoryFolder.Find(), "docs", "performance.md");
        var text = File.ReadAllText(path);
        var (begin, end) = (text.IndexOf(Begin, StringComparison.Ordinal), text.IndexOf(End, StringComparison.Ordinal));
        if (begin < 0 || end < begin)
        {
            throw new InvalidOperationException($"{path} has no “{Begin}” before “{End}”.");
        }

        File.WriteAllText(path, $"{text[..begin]}{Begin}\n{ToTable(results, conditions)}{text[end..]}");
    }

    private static string ToTable(IReadOnlyList<ComparisonResult> results, string conditions)
    {
        var table = new StringBuilder();
        table.Append(conditions).Append("\n\n");
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
