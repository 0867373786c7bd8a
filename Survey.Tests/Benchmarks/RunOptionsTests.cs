using Survey.Benchmarks.Figures;
using Survey.Benchmarks.Running;

namespace Survey.Tests.Benchmarks;

public sealed class RunOptionsTests
{
    [Test]
    public void Parse_All_RunsEveryComparisonInFullSize()
    {
        var options = RunOptions.Parse(["all", "--write", "--report", "report.json"]).ShouldNotBeNull();

        options.Comparisons.ShouldBe(ComparisonTable.All);
        options.Sizes.ShouldBe(new Sizes(Divisor: 1, IsQuick: false));
        options.Sizes.Of(full: 1_000, quick: 10).ShouldBe(1_000);
        options.Sizes.Alternations.ShouldBe(5);
        options.WritesDocument.ShouldBeTrue();
        options.Report.ShouldBe("report.json");
    }

    [Test]
    public void Parse_NamesInAnyOrder_RunInTheOrderOfTheTable()
    {
        var options = RunOptions.Parse(["load", "cold-start", "--divide", "20"]).ShouldNotBeNull();

        options.Comparisons.Select(comparison => comparison.Name).ShouldBe(["cold-start", "load"]);
        options.Sizes.Of(full: 1_000, quick: 10).ShouldBe(50);
    }

    // The document shows all lines, measured in earnest.
    [TestCase]
    [TestCase("everything")]
    [TestCase("all", "other")]
    [TestCase("all", "--divide", "0")]
    [TestCase("all", "--divide")]
    [TestCase("all", "--report")]
    [TestCase("all", "--slow")]
    [TestCase("load", "--write")]
    [TestCase("all", "--quick", "--write")]
    public void Parse_WrongArguments_GivesNull(params string[] arguments) => RunOptions.Parse(arguments).ShouldBeNull();
}
