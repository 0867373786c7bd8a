using Survey.Benchmarks.Figures;
using Survey.Benchmarks.Running;
using Survey.Tests.Support;

namespace Survey.Tests.Benchmarks;

public sealed class PerformanceDocumentTests
{
    [Test]
    public void Table_InTheDocument_HasTheLinesAndBoundsOfTheCode()
    {
        var text = File.ReadAllText(Repository.PathOf("docs", "performance.md"));
        var part = text[IndexOf(PerformanceDocument.Begin)..IndexOf(PerformanceDocument.End)];

        // Two lines are the head.
        var rows = part.Split('\n').Where(row => row.StartsWith('|')).Skip(2).Select(row => row.Split(" | "));
        rows.Select(cells => (cells[0].TrimStart('|', ' '), cells[1], cells[2], cells[3])).ShouldBe(
            ComparisonTable.All.SelectMany(comparison => comparison.Lines.Select((line, position) =>
                (line.Name, position == 0 ? comparison.Work : "", line.Measure, line.BoundText))));

        int IndexOf(string marker) => text.IndexOf(marker, StringComparison.Ordinal);
    }

    [Test]
    public void Names_OfComparisonsAndLines_AreUnique()
    {
        ComparisonTable.All.Select(comparison => comparison.Name).ShouldBeUnique();
        ComparisonTable.All.SelectMany(comparison => comparison.Lines).Select(line => line.Name).ShouldBeUnique();
    }
}
