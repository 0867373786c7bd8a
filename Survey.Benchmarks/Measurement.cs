using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using Survey.Collecting.Loading;
using Survey.Core.Analysis;
using Survey.Files.Reports.Excel;
using Survey.Files.Reports.Tables;
using Survey.Storage;
using Survey.Storage.Sqlite;

namespace Survey.Benchmarks;

/// <summary>One measured step, run in a process of its own: how long it took and how much memory the process had at its peak.</summary>
/// <param name="Seconds">Wall time, without the start of the process.</param>
/// <param name="PeakMebibytes">The largest working set.</param>
internal sealed record Measurement(double Seconds, double PeakMebibytes)
{
    /// <summary>Runs a step and prints what it took.</summary>
    /// <param name="step"><c>parse</c>, <c>load</c>, <c>reload</c>, <c>overview</c>, <c>workbook</c> or <c>verify</c>.</param>
    /// <param name="folder">The round's folder.</param>
    /// <param name="store">The store.</param>
    /// <param name="output">Where to print.</param>
    public static int Run(string step, string folder, string store, TextWriter output)
    {
        var began = Stopwatch.GetTimestamp();
        switch (step)
        {
            case "parse":
                Parse(folder);
                break;
            case "load" or "reload":
                var outcome = RoundLoader.Load(folder, store, TimeProvider.System);
                if (!outcome.Succeeded)
                {
                    throw new InvalidOperationException(outcome.Problems[0].ToString());
                }

                break;
            case "overview":
                await using (var session = await SqliteStore.Open(store, TimeProvider.System, create: false).BeginReadAsync())
                {
                    OverviewJson.Write(Stream.Null, Count(reader));
                }

                break;
            case "workbook":
                await using (var session = await SqliteStore.Open(store, TimeProvider.System, create: false).BeginReadAsync())
                {
                    var overview = Count(reader);
                    OverviewWorkbook.Write(Stream.Null, new OverviewReport(overview, await session.Responses.Read(overview.Round).ToListAsync(), TimeProvider.System.GetUtcNow(), "0"));
                }

                break;
            case "verify":
                if (!(await StoreVerifier.Verify(SqliteStore.Open(store, TimeProvider.System, create: false))).Succeeded)
                {
                    throw new InvalidOperationException("The store is not in order.");
                }

                break;
            default:
                throw new ArgumentException($"No step {step}.", nameof(step));
        }

        var seconds = Stopwatch.GetElapsedTime(began).TotalSeconds;
        using var process = Process.GetCurrentProcess();
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{seconds:F3} {process.PeakWorkingSet64 / 1048576.0:F1}"));
        return 0;
    }

    /// <summary>Runs a step in a process of its own.</summary>
    public static Measurement Of(string step, string folder, string store)
    {
        var start = new ProcessStartInfo(Environment.ProcessPath!, ["measure", step, folder, store]) { UseShellExecute = false, RedirectStandardOutput = true };
        using var process = Process.Start(start)!;
        var parts = process.StandardOutput.ReadToEnd().Split(' ');
        process.WaitForExit();
        return process.ExitCode == 0
            ? new Measurement(double.Parse(parts[0], CultureInfo.InvariantCulture), double.Parse(parts[1], CultureInfo.InvariantCulture))
            : throw new InvalidOperationException($"The step {step} failed.");
    }

    /// <summary>The peer: the same file read and parsed line by line by System.Text.Json, and nothing done with it.</summary>
    private static void Parse(string folder)
    {
        foreach (var line in File.ReadLines(Path.Combine(folder, "responses.ndjson")))
        {
            using var document = JsonDocument.Parse(line);
        }
    }

    private static Overview Count(StoreReader reader)
    {
        var round = reader.FindRound(reader.GetRoundCodes()[0])!;
        return Overview.Of(round, round.Rule, reader.ReadDigests(round));
    }
}
