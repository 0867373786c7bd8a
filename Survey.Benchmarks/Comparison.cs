using System.Globalization;

namespace Survey.Benchmarks;

/// <summary>
/// Measures loading and counting of generated rounds. Each figure is compared with a baseline of the same run: times with
/// those of parsing alone, memory of a large open round with that of a round a tenth of its size.
/// </summary>
internal static class Comparison
{
    private const int Organizations = 500;
    private const int SmallOpen = 10_000;
    private const int LargeOpen = 100_000;

    // Size of one respondent's coverage: two sets of 512 bits.
    private const double CoverageBytes = 128;

    private static readonly string[] Steps = ["parse", "load", "reload", "overview", "verify"];

    // Steps that read every response of the store; the first only reads, and is what the others are compared with.
    private static readonly string[] ReadingSteps = ["read", "results", "csv", "xlsx", "parquet"];

    public static int Run(TextWriter output)
    {
        var folder = Directory.CreateTempSubdirectory("survey-benchmark-").FullName;
        try
        {
            output.WriteLine("round                                        step        seconds  × parse alone   peak MiB");
            Measure(output, folder, "invited", Organizations, $"{Organizations} organizations × 60 rows × 100 elements");
            var small = Measure(output, folder, "open", SmallOpen, $"open, {SmallOpen} respondents");
            var large = Measure(output, folder, "open", LargeOpen, $"open, {LargeOpen} respondents");
            foreach (var step in Steps)
            {
                var bytes = (large[step].PeakMebibytes - small[step].PeakMebibytes) * 1048576 / (LargeOpen - SmallOpen);
                output.WriteLine(
                    string.Create(
                        CultureInfo.InvariantCulture,
                        $"memory of {step,-9} grows by {bytes,7:F0} bytes for each further open response: "
                            + $"{bytes / CoverageBytes,6:F2} × its coverage ({CoverageBytes} bytes)"
                    ));
            }

            output.WriteLine();
            MeasureReading(output, folder);
            LogicComparison.Run(output);
            FormCheck.Run(output, folder);
            return 0;
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    /// <summary>
    /// Measures results and exports of the generated open rounds. Both the time and the memory are compared with reading the same
    /// responses and doing nothing.
    /// </summary>
    public static int RunReading(TextWriter output)
    {
        var folder = Directory.CreateTempSubdirectory("survey-benchmark-").FullName;
        try
        {
            foreach (var count in new[] { SmallOpen, LargeOpen })
            {
                GeneratedRound.Write("open", count, SourceOf(folder, "open", count));
                Measurement.Of("load", SourceOf(folder, "open", count), StoreOf(folder, "open", count));
            }

            MeasureReading(output, folder);
            return 0;
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static void MeasureReading(TextWriter output, string folder)
    {
        output.WriteLine("round                                        step        seconds  × reading alone   peak MiB  × reading alone");
        foreach (var count in new[] { SmallOpen, LargeOpen })
        {
            Measurement? alone = null;
            foreach (var step in ReadingSteps)
            {
                var result = Measurement.Of(step, SourceOf(folder, "open", count), StoreOf(folder, "open", count));
                alone ??= result;
                output.WriteLine(
                    string.Create(
                        CultureInfo.InvariantCulture,
                        $"{$"open, {count} respondents",-44} {step,-9} {result.Seconds,9:F2} {result.Seconds / alone.Seconds,16:F1} "
                            + $"{result.PeakMebibytes,10:F0} {result.PeakMebibytes / alone.PeakMebibytes,16:F1}"
                    ));
            }
        }
    }

    private static string SourceOf(string folder, string kind, int count) => Path.Combine(folder, $"{kind}-{count}");

    private static string StoreOf(string folder, string kind, int count) => Path.Combine(folder, $"{kind}-{count}.db");

    private static Dictionary<string, Measurement> Measure(TextWriter output, string folder, string kind, int count, string name)
    {
        var source = SourceOf(folder, kind, count);
        var store = StoreOf(folder, kind, count);
        GeneratedRound.Write(kind, count, source);
        var measured = new Dictionary<string, Measurement>(StringComparer.Ordinal);
        foreach (var step in kind == "invited" ? [.. Steps, "workbook"] : Steps)
        {
            var result = Measurement.Of(step, source, store);
            measured.Add(step, result);
            output.WriteLine(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"{name,-44} {step,-9} {result.Seconds,9:F2} "
                        + $"{result.Seconds / measured["parse"].Seconds,14:F1} {result.PeakMebibytes,10:F0}"
                ));
        }

        return measured;
    }
}
