using System.Diagnostics;
using Survey.Benchmarks.Client;
using Survey.Benchmarks.Data;
using Survey.Benchmarks.Running;

namespace Survey.Benchmarks.Comparisons;

/// <summary>The first requests to a service that has just started, whose round has many organizations.</summary>
internal static class ColdStart
{
    private const int Requests = 64;

    /// <summary>Fills <c>cold-start</c>: 64 requests at once beside one alone, each on a service of its own.</summary>
    public static async Task Measure(Bench bench, Recorder recorder)
    {
        var organizations = bench.Sizes.Of(full: 20_000, quick: 100);
        var round = bench.NewPath("round");
        GeneratedRound.Write(RoundKind.Invited, organizations, round, responses: 0);
        var store = await bench.Load(round, bench.NewPath("survey.db"));
        var token = await bench.AddToken(store);
        var pairs = await bench.Alternate(_ => Start(bench, store, token, Requests), _ => Start(bench, store, token, requests: 1));
        foreach (var (all, one) in pairs)
        {
            recorder.Add("cold-start", all.Seconds / one.Seconds);
        }

        recorder.Check("answers", pairs.Count * (Requests + 1), pairs.Sum(pair => pair.Product.Answers + pair.Bare.Answers));
        recorder.Describe(
            "cold-start",
            $"{organizations:N0} organizations; the last of {Requests} after {Bench.Median(pairs.Select(pair => pair.Product.Seconds))} s, "
                + $"one alone after {Bench.Median(pairs.Select(pair => pair.Bare.Seconds))} s");
    }

    private static async Task<(double Seconds, int Answers)> Start(Bench bench, string store, string token, int requests)
    {
        await using var server = await bench.Product.Serve(store, bench.NewPath("log"));
        using var client = new ApiClient(server, token);
        var began = Stopwatch.GetTimestamp();
        var answers = await Task.WhenAll(Enumerable.Range(0, requests)
            .Select(number => client.Measure($"/v1/rounds/{RoundKind.Invited.ToCode()}/responses/o{number}")));
        return (Stopwatch.GetElapsedTime(began).TotalSeconds, answers.Length);
    }
}
