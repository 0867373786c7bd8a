using System.Globalization;
using System.Runtime.InteropServices;
using Survey.Benchmarks.Data;
using Survey.Benchmarks.Running;
using Survey.Core.Rounds;
using Survey.Storage;

namespace Survey.Benchmarks.Comparisons;

/// <summary>
/// Counts all answers of an open round from the start, beside DuckDB (<c>Peers/DuckDb.cs</c>), which counts elements by region over the
/// same answers. Both are processes that open their own file.
/// </summary>
internal static class Recount
{
    private const int Queries = 2;

    /// <summary>Fills <c>recount</c>. DuckDB is downloaded, so quick mode leaves it out and compares only the counts.</summary>
    public static async Task Measure(Bench bench, Recorder recorder)
    {
        var count = bench.Sizes.Of(full: 1_000_000, quick: 300);
        var store = await bench.GetStore(RoundKind.Open, count);
        var answers = Path.Combine(bench.GetRound(RoundKind.Open, count), "responses.ndjson");
        if (bench.Sizes.IsQuick)
        {
            var (_, counts) = await CountProduct(store);
            recorder.Check("answers that were counted", count, long.Parse(counts[0], CultureInfo.InvariantCulture));
            return;
        }

        var program = bench.NewPath("duckdb");
        var source = Path.Combine(RepositoryFolder.Find(), "Survey.Benchmarks", "Peers", "DuckDb.cs");
        await ChildProcess.Run("dotnet", "build", source, "-c", "Release", "-r", RuntimeInformation.RuntimeIdentifier, "-o", program);
        var database = bench.NewPath("answers.duckdb");
        await ChildProcess.Run(Path.Combine(program, "DuckDb"), "prepare", answers, database);
        var pairs = await bench.Alternate(_ => CountProduct(store), _ => CountDuckDb(program, database));
        foreach (var (product, duckDb) in pairs)
        {
            recorder.Add("recount", product.Run.Seconds / duckDb.Run.Seconds);
            recorder.Check("counts that differ", 0, product.Counts.Except(duckDb.Counts, StringComparer.Ordinal).Count());
        }

        recorder.Describe(
            "recount",
            $"{count:N0} answers; {Bench.Median(pairs.Select(pair => pair.Product.Run.Seconds))} s, "
                + $"DuckDB {pairs[0].Bare.Version} {Bench.Median(pairs.Select(pair => pair.Bare.Run.Seconds))} s "
                + "from its own file of the nested answers, the faster of two queries");
    }

    /// <summary>The step <c>recount</c>: prints the number of answers, and of those that name each element in each region.</summary>
    public static async Task Run(string store)
    {
        var opened = StoreAddress.Open(store, TimeProvider.System, create: false);
        await using var session = await opened.BeginReadAsync();
        var round = (await session.Rounds.Find(RoundKind.Open.ToCode()))!.Value.Round;
        var overview = await session.Responses.CountOverview(round, round.Rule);
        Console.WriteLine(overview.Overall.Responded.Count);
        foreach (var region in overview.Regions)
        {
            foreach (var element in region.Elements)
            {
                Console.WriteLine($"{region.Region.Code} {element.Element.Code} {element.Named}");
            }
        }
    }

    private static async Task<(ChildProcess Run, string[] Counts)> CountProduct(string store)
    {
        var run = await ChildProcess.Run(ChildProcess.ToStep("recount", store));
        return (run, run.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries));
    }

    private static async Task<(ChildProcess Run, string Version, string[] Counts)> CountDuckDb(string program, string database)
    {
        var runs = new List<ChildProcess>();
        for (var query = 0; query < Queries; query++)
        {
            var number = query.ToString(CultureInfo.InvariantCulture);
            runs.Add(await ChildProcess.Run(Path.Combine(program, "DuckDb"), "count", database, number));
        }

        var lines = runs[0].Output.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        return (runs.MinBy(run => run.Seconds)!, lines[0], lines[1..]);
    }
}
