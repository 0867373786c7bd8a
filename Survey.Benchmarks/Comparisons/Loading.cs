using System.Globalization;
using Survey.Benchmarks.Data;
using Survey.Benchmarks.Running;

namespace Survey.Benchmarks.Comparisons;

/// <summary>Loading a folder of an open round, and the size of the store that comes of it.</summary>
internal static class Loading
{
    /// <summary>Fills <c>load</c> and <c>load-memory</c>; the bare program is <see cref="Bare.BareLoad"/>.</summary>
    public static async Task Measure(Bench bench, Recorder recorder)
    {
        var count = Count(bench);
        var round = bench.GetRound(RoundKind.Open, count);
        var pairs = await bench.Alternate(
            async _ =>
            {
                var store = bench.NewPath("survey.db");
                var result = await bench.Product.Run("load", round, "--store", store);
                recorder.Check("loaded answers", count, await CountResponses(store));
                File.Delete(store);
                return result;
            },
            async _ =>
            {
                var store = bench.NewPath("bare.db");
                var result = await ChildProcess.Run(ChildProcess.ToStep("bare-load", AnswersOf(round), store));
                recorder.Check("answers loaded by the bare program", count, long.Parse(result.Output, CultureInfo.InvariantCulture));
                File.Delete(store);
                return result;
            });
        foreach (var (product, bare) in pairs)
        {
            recorder.Add("load", bare.Seconds / product.Seconds);
            recorder.Add("load-memory", product.PeakMegabytes);
        }

        recorder.Describe(
            "load",
            $"{count:N0} answers; {Bench.Median(pairs.Select(pair => count / pair.Product.Seconds))}/s, "
                + $"bare {Bench.Median(pairs.Select(pair => count / pair.Bare.Seconds))}/s");
        recorder.Describe("load-memory", $"bare {Bench.Median(pairs.Select(pair => pair.Bare.PeakMegabytes))} MB");
    }

    /// <summary>Fills <c>store-size</c>.</summary>
    public static async Task MeasureSize(Bench bench, Recorder recorder)
    {
        var count = Count(bench);
        var store = await bench.GetStore(RoundKind.Open, count);
        recorder.Check("loaded answers", count, await CountResponses(store));
        var documents = new FileInfo(AnswersOf(bench.GetRound(RoundKind.Open, count))).Length;
        var stored = new FileInfo(store).Length;
        recorder.Add("store-size", (double)stored / documents);
        recorder.Describe("store-size", $"{count:N0} answers; {stored / 1e6:N1} MB, documents {documents / 1e6:N1} MB; it does not vary");
    }

    private static int Count(Bench bench) => bench.Sizes.Of(full: 1_000_000, quick: 300);

    private static Task<int> CountResponses(string store) =>
        Bench.Read(store, session => session.Responses.Count(RoundKind.Open.ToCode()));

    private static string AnswersOf(string round) => Path.Combine(round, "responses.ndjson");
}
