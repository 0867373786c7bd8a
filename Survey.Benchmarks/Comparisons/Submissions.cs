using Survey.Benchmarks.Bare;
using Survey.Benchmarks.Client;
using Survey.Benchmarks.Data;
using Survey.Benchmarks.Running;
using Survey.Storage;

namespace Survey.Benchmarks.Comparisons;

/// <summary>
/// Answers of 2.4 KB with eight coded rows, submitted over 64 connections. Both servers run the whole time; one at a time is put under
/// load. The bare one is <see cref="BareServer"/>.
/// </summary>
internal static class Submissions
{
    private const int Connections = 64;
    private const int Bodies = 512;
    private const string ProductPath = $"/v1/rounds/{Grcp7AsOpenRound.Code}/submissions";

    // What ODK Central stored a second on a machine whose bare server stored 3,800 (issue 13).
    private const double CentralPerSecond = 115;
    private const double CeilingBesideCentral = 3_800;

    /// <summary>Fills <c>submissions-sqlite</c> and <c>submissions-sqlite-p99</c>.</summary>
    public static async Task MeasureSqlite(Bench bench, Recorder recorder)
    {
        var store = bench.NewPath("survey.db");
        var pairs = await Measure(bench, recorder, store, bench.NewPath("bare.db"));
        foreach (var (product, bare) in pairs)
        {
            recorder.Add("submissions-sqlite", product.PerSecond / bare.PerSecond);
            recorder.Add("submissions-sqlite-p99", product.Milliseconds99);
        }

        recorder.Describe("submissions-sqlite", Describe(pairs));
        recorder.Describe(
            "submissions-sqlite-p99",
            $"median {Bench.Median(pairs.Select(pair => pair.Product.MedianMilliseconds))} ms; "
                + $"bare: 99 of 100 under {Bench.Median(pairs.Select(pair => pair.Bare.Milliseconds99))} ms");
    }

    /// <summary>Fills <c>submissions-postgres</c> and <c>submissions-postgres-central</c>.</summary>
    public static async Task MeasurePostgres(Bench bench, Recorder recorder)
    {
        await using var postgres = await Postgres.Start();
        var store = await postgres.Create("survey");
        await postgres.Create("bare");
        var pairs = await Measure(bench, recorder, store, postgres.ToConnectionString("bare"));
        foreach (var (product, bare) in pairs)
        {
            var ratio = product.PerSecond / bare.PerSecond;
            recorder.Add("submissions-postgres", ratio);
            recorder.Add("submissions-postgres-central", ratio * CeilingBesideCentral / CentralPerSecond);
        }

        recorder.Describe("submissions-postgres", $"{Describe(pairs)}; {postgres.Version}");
        recorder.Describe(
            "submissions-postgres-central",
            $"computed from the ratio above: ODK Central stored {CentralPerSecond}/s beside a ceiling of {CeilingBesideCentral}/s");
    }

    private static string Describe(IReadOnlyList<(LoadResult Product, LoadResult Bare)> pairs) =>
        $"{Connections} connections; {Bench.Median(pairs.Select(pair => pair.Product.PerSecond))}/s, "
        + $"bare {Bench.Median(pairs.Select(pair => pair.Bare.PerSecond))}/s";

    private static async Task<IReadOnlyList<(LoadResult Product, LoadResult Bare)>> Measure(
        Bench bench,
        Recorder recorder,
        string store,
        string bareStore)
    {
        var round = bench.NewPath("round");
        Grcp7AsOpenRound.Write(round);
        await bench.Load(round, store);
        var bodies = bench.NewPath("bodies.ndjson");
        Grcp7AsOpenRound.WriteBodies(Bodies, bodies);
        await using var product = await bench.Product.Serve(store, bench.NewPath("log"));
        await using var bare = await Server.Start(
            bench.NewPath("log"),
            BareServer.Health,
            address => ChildProcess.ToStep("bare-server", bareStore, address));
        var pairs = await bench.Alternate(
            _ => LoadClient.Run(product, ProductPath, bodies, Connections, bench.Sizes),
            _ => LoadClient.Run(bare, BareServer.Path, bodies, Connections, bench.Sizes));
        recorder.Check("refused submissions", 0, pairs.Sum(pair => pair.Product.Refused + pair.Bare.Refused));
        recorder.Check("stored submissions", pairs.Sum(pair => pair.Product.Accepted), await Count(store));
        return pairs;
    }

    /// <summary>Compares all derived data with the answers, and counts these.</summary>
    private static async Task<int> Count(string store)
    {
        var opened = StoreAddress.Open(store, TimeProvider.System, create: false);
        var outcome = await StoreVerifier.Verify(opened);
        opened.Close();
        return outcome.Value?.Responses ?? throw new InvalidOperationException(outcome.Problems[0].ToString());
    }
}
