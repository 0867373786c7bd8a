using System.Globalization;
using Survey.Benchmarks.Bare;
using Survey.Benchmarks.Client;
using Survey.Benchmarks.Comparisons;
using Survey.Benchmarks.Data;
using Survey.Benchmarks.Running;

const string Usage =
    """
    Measures SurveyEngine beside bare programs, and compares the figures with their bounds. See docs/performance.md.

    Usage: dotnet run -c Release --project Survey.Benchmarks -- all | NAME... | list [OPTIONS]
           dotnet run -c Release --project Survey.Benchmarks -- generate invited|open|flat COUNT FOLDER

      all            every comparison
      NAME           single comparisons; list prints their names and bounds
      generate       writes the folder of a generated round

      --quick        tiny sizes, in less than a minute; only counts are judged, not times
      --divide N     sizes divided by N, for a shorter run
      --write        write the table of docs/performance.md (only with all)
      --report FILE  write the results as JSON

    Ends with 1 if a count is wrong, or a figure leaves its bound by more than the noise of the run.
    """;

// Reports and the arguments of steps are written in one way everywhere.
CultureInfo.DefaultThreadCurrentCulture = CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;

switch (args)
{
    case ["generate", var kind, var count, var folder]
        when Enum.TryParse<RoundKind>(kind, ignoreCase: true, out var known)
            && int.TryParse(count, CultureInfo.InvariantCulture, out var number):
        GeneratedRound.Write(known, number, folder);
        return 0;

    case ["step", var step, .. var arguments]:
        await RunStep(step, arguments);
        return 0;

    case ["list"]:
        Run.List(Console.Out);
        return 0;

    default:
        if (RunOptions.Parse(args) is { } options)
        {
            return await Run.All(options, Console.Out);
        }

        Console.Error.WriteLine(Usage);
        return 2;
}

// What comparisons start in a process of its own.
static async Task RunStep(string step, string[] arguments)
{
    switch (step)
    {
        case "nothing":
            break;
        case "client":
            await LoadClient.Run(arguments);
            break;
        case "bare-server":
            await BareServer.Run(arguments[0], arguments[1]);
            break;
        case "bare-load":
            BareLoad.Run(arguments[0], arguments[1]);
            break;
        case "bare-scan":
            BareScan.Run(arguments[0]);
            break;
        case "bare-csv":
            BareWriters.WriteCsv(arguments[0], arguments[1]);
            break;
        case "bare-xlsx":
            BareWriters.WriteSheetXml(arguments[0], arguments[1]);
            break;
        case "bare-workbook":
            await BareWriters.WriteWorkbook(arguments[0], arguments[1]);
            break;
        case "recount":
            await Recount.Run(arguments[0]);
            break;
        case "validate":
            Validation.Run(arguments[0], arguments[1], double.Parse(arguments[2], CultureInfo.InvariantCulture));
            break;
        default:
            throw new ArgumentException($"No step {step}.", nameof(step));
    }
}
