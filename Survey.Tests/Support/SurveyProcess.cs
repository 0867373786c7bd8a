using System.Diagnostics;
using System.Globalization;
using System.Text;

namespace Survey.Tests.Support;

/// <summary>The command line as a separate process, for tests that need one.</summary>
public static class SurveyProcess
{
    /// <summary>Starts a command in a folder; its output is read later.</summary>
    public static Process Start(string folder, params string[] arguments)
    {
        var program = Path.Combine(TestContext.CurrentContext.TestDirectory, "survey.dll");
        var start = new ProcessStartInfo("dotnet", [program, .. arguments])
        {
            UseShellExecute = false,
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardOutputEncoding = Encoding.UTF8,
        };
        start.Environment["NO_COLOR"] = "1";
        start.Environment.Remove("SURVEY_STORE");
        return Process.Start(start)!;
    }

    /// <summary>Runs a command to its end.</summary>
    public static async Task<(int ExitCode, string Output, string Error)> Run(string folder, params string[] arguments)
    {
        using var process = Start(folder, arguments);
        var output = process.StandardOutput.ReadToEndAsync();
        var error = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        return (process.ExitCode, await output, await error);
    }

    /// <summary>Runs a command that serves at a free port; once it responds, stops it as an operator does.</summary>
    public static async Task<(int ExitCode, string Output, string Error)> Serve(string folder, params string[] arguments)
    {
        var at = Array.IndexOf(arguments, "--urls");
        string[] withoutPort = at < 0 ? arguments : [.. arguments[..at], .. arguments[(at + 2)..]];
        using var process = Start(folder, [.. withoutPort, "--urls", "http://127.0.0.1:0"]);
        var error = process.StandardError.ReadToEndAsync();
        var output = new StringBuilder();
        string? address = null;
        while (address is null && await process.StandardOutput.ReadLineAsync() is { } line)
        {
            output.AppendLine(line);
            address = line.StartsWith("Serving ", StringComparison.Ordinal)
                ? line[line.LastIndexOf("http", StringComparison.Ordinal)..]
                : null;
        }

        var rest = process.StandardOutput.ReadToEndAsync();
        if (address is not null)
        {
            using var client = new HttpClient();
            (await client.GetStringAsync(new Uri(new Uri(address), "/health/ready"))).ShouldContain("ready");
            using var stop = Process.Start("kill", ["-TERM", process.Id.ToString(CultureInfo.InvariantCulture)]);
            await stop.WaitForExitAsync();
        }

        await process.WaitForExitAsync();
        return (process.ExitCode, output + await rest, await error);
    }
}
