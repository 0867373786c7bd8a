using System.Diagnostics;
using System.Text.Json;
using Survey.Benchmarks.Client;
using Survey.Benchmarks.Data;
using Survey.Benchmarks.Running;

namespace Survey.Benchmarks.Comparisons;

/// <summary>The overview after each new answer, in a small and in a large open round.</summary>
internal static class OverviewGrowth
{
    private const int SmallCount = 1_000;
    private const string Path = "/v1/rounds/open/overview.json";
    private const string Submissions = "/v1/rounds/open/submissions";

    private static readonly TimeSpan MostTime = TimeSpan.FromSeconds(6);

    /// <summary>Fills <c>overview-growth</c> and <c>overview-p99</c>.</summary>
    public static async Task Measure(Bench bench, Recorder recorder)
    {
        var largeCount = bench.Sizes.Of(full: 5_000_000, quick: 2_000);
        var bodies = bench.NewPath("bodies.ndjson");
        GeneratedRound.WriteBodies(bench.Sizes.IsQuick ? 20 : 300, bodies);
        var answers = await File.ReadAllLinesAsync(bodies);
        await using var large = await Start(bench, largeCount);
        await using var small = await Start(bench, SmallCount);
        await large.MeasureNext(answers);
        await small.MeasureNext(answers);
        var pairs = await bench.Alternate(_ => large.MeasureNext(answers), _ => small.MeasureNext(answers));
        foreach (var (ofLarge, ofSmall) in pairs)
        {
            recorder.Add("overview-growth", ofLarge / ofSmall);
            recorder.Add("overview-p99", ofLarge);
        }

        recorder.Check("responses of the small round", SmallCount + small.Submitted, await small.Count());
        recorder.Check("responses of the large round", largeCount + large.Submitted, await large.Count());
        recorder.Describe(
            "overview-growth",
            $"{largeCount:N0} and {SmallCount:N0} stored; up to {answers.Length} answers each time; "
                + $"small round {Bench.Median(pairs.Select(pair => pair.Bare))} ms");
        recorder.Describe("overview-p99", $"{largeCount:N0} stored");
    }

    private static async Task<Counted> Start(Bench bench, int count)
    {
        var store = await bench.Load(bench.GetRound(RoundKind.Open, count), bench.NewPath("survey.db"));
        var server = await bench.Product.Serve(store, bench.NewPath("log"));
        return new Counted(server, new ApiClient(server, await bench.AddToken(store)));
    }

    private sealed class Counted(Server server, ApiClient client) : IAsyncDisposable
    {
        /// <summary>Number of answers that were submitted.</summary>
        public int Submitted { get; private set; }

        /// <summary>Submits answers and reads the overview after each, for some seconds at most.</summary>
        /// <returns>The time under which 99 of 100 overviews were read, in milliseconds.</returns>
        public async Task<double> MeasureNext(IReadOnlyList<string> answers)
        {
            var times = new List<double>();
            var began = Stopwatch.GetTimestamp();
            foreach (var answer in answers.TakeWhile(_ => times.Count == 0 || Stopwatch.GetElapsedTime(began) < MostTime))
            {
                await client.Post(Submissions, answer);
                Submitted++;
                times.Add((await client.Measure(Path)).Seconds * 1000);
            }

            times.Sort();
            return times[times.Count * 99 / 100];
        }

        /// <summary>The number of responses that the overview counts.</summary>
        public async Task<int> Count()
        {
            using var overview = JsonDocument.Parse(await client.Get(Path));
            return overview.RootElement.GetProperty("overall").GetProperty("responded").GetInt32();
        }

        public async ValueTask DisposeAsync()
        {
            client.Dispose();
            await server.DisposeAsync();
        }
    }
}
