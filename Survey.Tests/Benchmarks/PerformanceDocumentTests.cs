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

    [TestCase(
        20,
        0.5,
        300,
        "The sizes in the column *work* were divided by 20; the column *conditions* says what was measured. Of 2 bounds none is missed.")]
    [TestCase(1, 0.4, 300, "The sizes are those of the column *work*. Of 2 bounds 1 is missed: load.")]
    [TestCase(1, 0.4, 301, "The sizes are those of the column *work*. Of 2 bounds 2 are missed: load, load-memory.")]
    public void Summarize_Results_NamesSizesAndMissedBounds(int divisor, double rate, double memory, string expected)
    {
        var recorder = new Recorder();
        recorder.Add("load", rate);
        recorder.Add("load-memory", memory);
        var load = ComparisonTable.All.Single(comparison => comparison.Name == "load");

        var result = new ComparisonResult(load, recorder, Failure: null, TimeSpan.Zero);
        PerformanceDocument.Summarize([result], new Sizes(divisor, IsQuick: false)).ShouldBe(expected);
    }

    [Test]
    public void Names_OfComparisonsAndLines_AreUnique()
    {
        ComparisonTable.All.Select(comparison => comparison.Name).ShouldBeUnique();
        ComparisonTable.All.SelectMany(comparison => comparison.Lines).Select(line => line.Name).ShouldBeUnique();
    }
}
