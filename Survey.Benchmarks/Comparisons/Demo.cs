using Survey.Benchmarks.Running;

namespace Survey.Benchmarks.Comparisons;

/// <summary>
/// The first command that anybody runs: <c>survey demo</c> loads GRCP 7, prints its overview and writes the workbook.
/// </summary>
internal static class Demo
{
    /// <summary>Fills <c>demo</c> and <c>demo-memory</c>.</summary>
    public static async Task Measure(Bench bench, Recorder recorder)
    {
        var warm = new List<double>();
        var pairs = await bench.Alternate(
            async _ =>
            {
                await DropFromPageCache(bench.Product.Folder);
                var cold = await Run(bench, recorder);
                warm.Add((await Run(bench, recorder)).Seconds);
                return cold;
            },
            _ => ChildProcess.Run(ChildProcess.ToStep("nothing")));
        foreach (var (product, _) in pairs)
        {
            recorder.Add("demo", product.Seconds);
            recorder.Add("demo-memory", product.PeakMegabytes);
        }

        var nothing = Bench.Median(pairs.Select(pair => pair.Bare.Seconds));
        recorder.Describe(
            "demo",
            $"{bench.Product.Description}, its files dropped from the page cache; {Bench.Median(warm)} s if they are in it; "
                + $"a .NET program that does nothing: {nothing} s");
        var memory = Bench.Median(pairs.Select(pair => pair.Bare.PeakMegabytes));
        recorder.Describe("demo-memory", $"a .NET program that does nothing: {memory} MB");
    }

    // With nocache and nothing to copy, dd only lets Linux drop the pages of the file.
    private static Task DropFromPageCache(string folder) =>
        ChildProcess.Run("find", folder, "-type", "f", "-exec", "dd", "if={}", "iflag=nocache", "count=0", "status=none", ";");

    private static async Task<ChildProcess> Run(Bench bench, Recorder recorder)
    {
        var folder = bench.NewPath("demo");
        var result = await bench.Product.Run("demo", "--out", folder);
        recorder.Check("workbooks of the demo", 1, Directory.GetFiles(folder, "*.xlsx").Length);
        Directory.Delete(folder, recursive: true);
        return result;
    }
}
