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

            LogicComparison.Run(output);
            FormCheck.Run(output, folder);
            return 0;
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static Dictionary<string, Measurement> Measure(TextWriter output, string folder, string kind, int count, string name)
    {
        var source = Path.Combine(folder, $"{kind}-{count}");
        var store = Path.Combine(folder, $"{kind}-{count}.db");
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
