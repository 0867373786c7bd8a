using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using Survey.Collecting.Loading;
using Survey.Core.Analysis;
using Survey.Core.Responses;
using Survey.Core.Results;
using Survey.Core.Rounds;
using Survey.Files.Exports;
using Survey.Files.Reports.Excel;
using Survey.Files.Reports.Tables;
using Survey.Storage;
using Survey.Storage.Sqlite;

namespace Survey.Benchmarks;

/// <summary>The duration and peak memory of one step, measured in a process of its own.</summary>
/// <param name="Seconds">Elapsed time in seconds, without the start of the process.</param>
/// <param name="PeakMebibytes">The largest working set of the process, in MiB.</param>
internal sealed record Measurement(double Seconds, double PeakMebibytes)
{
    /// <summary>Runs a step in this process and prints its duration and peak memory.</summary>
    /// <param name="step">
    /// <c>parse</c>, <c>load</c>, <c>reload</c>, <c>overview</c>, <c>workbook</c>, <c>verify</c>, <c>read</c> (each response of the store,
    /// and nothing done with it), <c>results</c>, or the format of an export.
    /// </param>
    /// <param name="folder">The folder of the round.</param>
    /// <param name="store">The path of the store.</param>
    /// <param name="output">Receives the two numbers, in seconds and MiB.</param>
    public static async Task<int> Run(string step, string folder, string store, TextWriter output)
    {
        var began = Stopwatch.GetTimestamp();
        switch (step)
        {
            case "parse":
                Parse(folder);
                break;
            case "load" or "reload":
                var outcome = await RoundLoader.Load(folder, store, TimeProvider.System, new Actor(ActorRole.Operator, "benchmark"));
                if (!outcome.Succeeded)
                {
                    throw new InvalidOperationException(outcome.Problems[0].ToString());
                }

                break;
            case "overview":
                await using (var session = await SqliteStore.Open(store, TimeProvider.System, create: false).BeginReadAsync())
                {
                    OverviewJson.Write(Stream.Null, await Count(session));
                }

                break;
            case "workbook":
                await using (var session = await SqliteStore.Open(store, TimeProvider.System, create: false).BeginReadAsync())
                {
                    var overview = await Count(session);
                    OverviewWorkbook.Write(
                        Stream.Null,
                        new OverviewReport(
                            overview,
                            await ReportAnswers.Read(overview, session.Responses.Read(overview.Round), session.Cancellation),
                            TimeProvider.System.GetUtcNow(),
                            "0"));
                }

                break;
            case "read":
                await using (var session = await SqliteStore.Open(store, TimeProvider.System, create: false).BeginReadAsync())
                {
                    // The baseline of results and export.
                    await session.Responses.ReadWithoutDrafts(await GetRound(session)).CountAsync(session.Cancellation);
                }

                break;
            case "results":
                await using (var session = await SqliteStore.Open(store, TimeProvider.System, create: false).BeginReadAsync())
                {
                    var round = await GetRound(session);
                    var responses = session.Responses.ReadWithoutDrafts(round);
                    ResultsJson.Write(Stream.Null, await RoundResults.Of(round, ResultSelection.All, responses, session.Cancellation));
                }

                break;
            case "csv" or "xlsx" or "parquet":
                await using (var session = await SqliteStore.Open(store, TimeProvider.System, create: false).BeginReadAsync())
                {
                    var round = await GetRound(session);
                    await Export(new AnswersExport(round, session.Responses.ReadWithoutDrafts(round)), step, session.Cancellation);
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

    /// <summary>Runs a step in a new process and returns what it printed.</summary>
    public static Measurement Of(string step, string folder, string store)
    {
        var start = new ProcessStartInfo(Environment.ProcessPath!, ["measure", step, folder, store])
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
        };
        using var process = Process.Start(start)!;
        var parts = process.StandardOutput.ReadToEnd().Split(' ');
        process.WaitForExit();
        return process.ExitCode == 0
            ? new Measurement(double.Parse(parts[0], CultureInfo.InvariantCulture), double.Parse(parts[1], CultureInfo.InvariantCulture))
            : throw new InvalidOperationException($"The step {step} failed.");
    }

    /// <summary>The baseline: parses the responses line by line with System.Text.Json and discards them.</summary>
    private static void Parse(string folder)
    {
        foreach (var line in File.ReadLines(Path.Combine(folder, "responses.ndjson")))
        {
            using var document = JsonDocument.Parse(line);
        }
    }

    /// <summary>Writes the files of an export, and deletes each before the next one.</summary>
    private static async Task Export(AnswersExport export, string format, CancellationToken cancellationToken)
    {
        using var files = await AnswerFiles.Read(export, cancellationToken);
        foreach (var (_, write) in files.ToFiles(AnswerFiles.Formats.First(each => each.Name == format), cancellationToken))
        {
            await using var file = TemporaryFile.Create();
            await write(file);
        }
    }

    private static async Task<Round> GetRound(StoreSession session) =>
        (await session.Rounds.Find((await session.Rounds.GetCodes())[0]))!.Value.Item1;

    private static async Task<Overview> Count(StoreSession session)
    {
        var round = await GetRound(session);
        return await Overview.Of(round, round.Rule, session.Responses.ReadDigests(round), session.Cancellation);
    }
}
