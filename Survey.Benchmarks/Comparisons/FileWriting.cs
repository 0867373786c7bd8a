using Survey.Benchmarks.Client;
using Survey.Benchmarks.Data;
using Survey.Benchmarks.Running;

namespace Survey.Benchmarks.Comparisons;

/// <summary>Large files, beside the plainest writers of the same cells (<see cref="Bare.BareWriters"/>).</summary>
internal static class FileWriting
{
    private const int RowsOfOrganization = 60;

    /// <summary>Fills <c>export-xlsx</c> and <c>export-xlsx-memory</c>.</summary>
    public static async Task MeasureExport(Bench bench, Recorder recorder)
    {
        var rows = bench.Sizes.Of(full: 1_000_000, quick: 500);
        var store = await bench.GetStore(RoundKind.Flat, rows);
        var folder = bench.NewPath("export");
        Task<ChildProcess> Export() =>
            bench.Product.Run("export", RoundKind.Flat.ToCode(), "--store", store, "--out", folder, "--format", "xlsx");

        await Export();
        var cells = bench.NewPath("cells");
        var (found, _) = CellExtraction.OfWorkbook(Directory.GetFiles(folder).Single(), cells);
        recorder.Check("rows of the export", rows + 1, found);
        var pairs = await bench.Alternate(_ => Export(), _ => RunBare(bench, "bare-xlsx", cells));
        Record(recorder, "export-xlsx", pairs, $"{rows:N0} rows × 10 columns");
    }

    /// <summary>Fills <c>workbook</c> and <c>workbook-memory</c>.</summary>
    public static async Task MeasureWorkbook(Bench bench, Recorder recorder)
    {
        var organizations = bench.Sizes.Of(full: 500, quick: 5);
        var store = await bench.GetStore(RoundKind.Invited, organizations);
        var file = bench.NewPath("overview.xlsx");
        Task<ChildProcess> Write() => bench.Product.Run("overview", RoundKind.Invited.ToCode(), "--store", store, "--out", file);

        await Write();
        var cells = bench.NewPath("cells");
        var (_, count) = CellExtraction.OfWorkbook(file, cells);
        var bare = bench.NewPath("bare.xlsx");
        var pairs = await bench.Alternate(_ => Write(), _ => ChildProcess.Run(ChildProcess.ToStep("bare-workbook", cells, bare)));
        recorder.Check("cells of the bare workbook", count, CellExtraction.OfWorkbook(bare, bench.NewPath("cells")).Cells);
        Record(recorder, "workbook", pairs, $"{organizations:N0} organizations × {RowsOfOrganization} rows, {count:N0} cells");
    }

    /// <summary>Fills <c>csv-command</c>, <c>csv-api</c> and <c>csv-api-memory</c>.</summary>
    public static async Task MeasureCsv(Bench bench, Recorder recorder)
    {
        // They have 400,000 rows.
        var respondents = bench.Sizes.Of(full: 240_000, quick: 300);
        var store = await bench.GetStore(RoundKind.Open, respondents);
        var file = bench.NewPath("rows.csv");
        Task<ChildProcess> Write() => bench.Product.Run("rows", RoundKind.Open.ToCode(), "--store", store, "--out", file);

        await Write();
        var cells = bench.NewPath("cells");
        var (rows, _) = CellExtraction.OfCsv(file, cells);
        var ofCommand = await bench.Alternate(_ => Write(), _ => RunBare(bench, "bare-csv", cells));
        Record(recorder, "csv-command", ofCommand, $"{rows:N0} rows × 16 columns");

        var token = await bench.AddToken(store);
        await using var server = await bench.Product.Serve(store, bench.NewPath("log"));
        using var client = new ApiClient(server, token);
        await client.Measure("/v1/rounds");
        var length = new FileInfo(file).Length;
        var ofApi = await bench.Alternate(
            async _ =>
            {
                var before = ProcessMemory.FindCurrent(server.Id)!.Value;
                ProcessMemory.ResetPeak(server.Id);
                var answer = await client.Measure($"/v1/rounds/{RoundKind.Open.ToCode()}/rows.csv");
                recorder.Check("bytes of the download", length, answer.Bytes);
                return (answer.Seconds, Growth: ProcessMemory.FindPeak(server.Id)!.Value - before);
            },
            _ => RunBare(bench, "bare-csv", cells));
        foreach (var (product, bare) in ofApi)
        {
            recorder.Add("csv-api", product.Seconds / bare.Seconds);
            recorder.Add("csv-api-memory", product.Growth);
        }

        recorder.Describe("csv-api", $"{Bench.Median(ofApi.Select(pair => pair.Product.Seconds))} s");
        recorder.Describe("csv-api-memory", $"{length / 1e6:N0} MB are sent");
    }

    private static Task<ChildProcess> RunBare(Bench bench, string step, string cells) =>
        ChildProcess.Run(ChildProcess.ToStep(step, cells, bench.NewPath("bare")));

    private static void Record(
        Recorder recorder,
        string line,
        IReadOnlyList<(ChildProcess Product, ChildProcess Bare)> pairs,
        string size)
    {
        foreach (var (product, bare) in pairs)
        {
            recorder.Add(line, product.Seconds / bare.Seconds);
            recorder.Add($"{line}-memory", product.PeakMegabytes);
        }

        var seconds = Bench.Median(pairs.Select(pair => pair.Product.Seconds));
        recorder.Describe(
            line,
            $"{size}; {seconds} s, bare {Bench.Median(pairs.Select(pair => pair.Bare.Seconds))} s");
        recorder.Describe($"{line}-memory", $"bare {Bench.Median(pairs.Select(pair => pair.Bare.PeakMegabytes))} MB");
    }
}
