using System.Diagnostics;
using System.Text.Json;
using Survey.Benchmarks.Figures;
using Survey.Tests.Support;

namespace Survey.Tests.Benchmarks;

/// <summary>Runs all comparisons in tiny sizes, as a person would. They compare their counts; no time is judged.</summary>
public sealed class QuickRunTests
{
    [Test]
    public async Task QuickRun_EveryComparison_EndsWithTheRightCounts()
    {
        if (!OperatingSystem.IsLinux())
        {
            Assert.Ignore("The comparisons measure memory as Linux reports it.");
        }

        ExternalTool.FindFolder("postgres", "/usr/lib/postgresql/15/bin");
        using var folder = new TemporaryFolder();
        var report = folder.PathOf("report.json");
        var program = Path.Combine(TestContext.CurrentContext.TestDirectory, "Survey.Benchmarks.dll");
        using var process = Process.Start(new ProcessStartInfo("dotnet", [program, "all", "--quick", "--report", report])
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        var output = process.StandardOutput.ReadToEndAsync();
        var error = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();

        process.ExitCode.ShouldBe(0, await output + await error);
        using var results = JsonDocument.Parse(await File.ReadAllTextAsync(report));
        var comparisons = results.RootElement.EnumerateArray().ToList();
        comparisons.Select(each => each.GetProperty("comparison").GetString()).ShouldBe(ComparisonTable.All.Select(each => each.Name));
        comparisons.ShouldAllBe(each => each.GetProperty("checks").GetInt32() > 0);
    }
}
