using System.Diagnostics;
using System.Text.Json;
using System.Text.Json.Serialization;
using Survey.Benchmarks.Figures;

namespace Survey.Benchmarks.Running;

/// <summary>Runs comparisons one after the other and judges what they found.</summary>
internal static class Run
{
    // On a machine that is too busy, a rate of 0 makes a ratio that is not a number.
    private static readonly JsonSerializerOptions Readable = new()
    {
        WriteIndented = true,
        NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals,
    };

    /// <summary>Prints the comparisons, their lines and bounds.</summary>
    public static void List(TextWriter output)
    {
        foreach (var comparison in ComparisonTable.All)
        {
            output.WriteLine($"{comparison.Name}: {comparison.Work}");
            foreach (var line in comparison.Lines)
            {
                output.WriteLine($"  {line.Name}: {line.Measure}: {line.BoundText}");
            }
        }
    }

    /// <summary>Runs the comparisons.</summary>
    /// <returns>
    /// 0 if all counts were right and no figure leaves its bound by more than the noise; otherwise 1. Quick mode judges counts only.
    /// </returns>
    public static async Task<int> All(RunOptions options, TextWriter output)
    {
        var folder = Directory.CreateTempSubdirectory("survey-benchmark-").FullName;
        try
        {
            var product = options.Sizes.IsQuick ? Product.Built : await Product.Publish(Path.Combine(folder, "published"));
            var conditions = Conditions.Of(product, options.Sizes);
            output.WriteLine(conditions);
            var bench = new Bench(options.Sizes, product, folder);
            var results = new List<ComparisonResult>();
            foreach (var comparison in options.Comparisons)
            {
                results.Add(await Measure(comparison, bench));
                results[^1].Print(output, options.Sizes);
            }

            if (options.WritesDocument)
            {
                PerformanceDocument.Write(results, conditions, options.Sizes);
            }

            if (options.Report is not null)
            {
                var report = results.Select(result => result.ToReport());
                await File.WriteAllTextAsync(options.Report, JsonSerializer.Serialize(report, Readable));
            }

            var failed = results.Where(result => result.Fails(options.Sizes)).Select(result => result.Comparison.Name).ToList();
            output.WriteLine(failed.Count == 0 ? "All as it must be." : $"Failed: {string.Join(", ", failed)}.");
            return failed.Count == 0 ? 0 : 1;
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static async Task<ComparisonResult> Measure(Comparison comparison, Bench bench)
    {
        var recorder = new Recorder();
        var began = Stopwatch.GetTimestamp();
        string? failure = null;
        try
        {
            await comparison.Measure(bench, recorder);
        }
        catch (Exception unexpected)
        {
            // The other comparisons still run.
            failure = unexpected.Message;
        }

        return new ComparisonResult(comparison, recorder, failure, Stopwatch.GetElapsedTime(began));
    }
}
