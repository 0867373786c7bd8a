using System.Globalization;
using Survey.Benchmarks.Data;
using Survey.Benchmarks.Running;

namespace Survey.Benchmarks.Comparisons;

/// <summary>
/// Commands that read every answer, beside a bare program that reads, parses and hashes as many bodies (<see cref="Bare.BareScan"/>).
/// </summary>
internal static class Reading
{
    /// <summary>Fills <c>verify</c>, <c>verify-memory</c>, <c>results</c> and <c>results-memory</c>.</summary>
    public static async Task Measure(Bench bench, Recorder recorder)
    {
        var count = bench.Sizes.Of(full: 240_000, quick: 300);
        var store = await bench.GetStore(RoundKind.Open, count);
        var bare = bench.NewPath("bare.db");
        var answers = Path.Combine(bench.GetRound(RoundKind.Open, count), "responses.ndjson");
        await ChildProcess.Run(ChildProcess.ToStep("bare-load", answers, bare));
        await Measure("verify", ["verify", "--store", store]);
        var output = bench.NewPath("results.json");
        await Measure("results", ["results", RoundKind.Open.ToCode(), "--store", store, "--format", "json", "--out", output]);

        async Task Measure(string line, string[] command)
        {
            var pairs = await bench.Alternate(
                _ => bench.Product.Run(command),
                _ => ChildProcess.Run(ChildProcess.ToStep("bare-scan", bare)));
            foreach (var (product, plain) in pairs)
            {
                recorder.Add(line, product.Seconds / plain.Seconds);
                recorder.Add($"{line}-memory", product.PeakMegabytes);
                recorder.Check("bodies read by the bare program", count, long.Parse(plain.Output, CultureInfo.InvariantCulture));
            }

            var seconds = Bench.Median(pairs.Select(pair => pair.Product.Seconds));
            recorder.Describe(
                line,
                $"{count:N0} answers; {seconds} s, bare {Bench.Median(pairs.Select(pair => pair.Bare.Seconds))} s");
            recorder.Describe($"{line}-memory", $"bare {Bench.Median(pairs.Select(pair => pair.Bare.PeakMegabytes))} MB");
        }
    }
}
