using System.Diagnostics;

namespace Survey.Tests.Support;

/// <summary>The command line as a process of its own, for what one process cannot show.</summary>
public static class SurveyProcess
{
    /// <summary>Starts a command in a folder, its output read later.</summary>
    public static Process Start(string folder, params string[] arguments)
    {
        var program = Path.Combine(TestContext.CurrentContext.TestDirectory, "survey.dll");
        var start = new ProcessStartInfo("dotnet", [program, .. arguments])
        {
            UseShellExecute = false,
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardOutputEncoding = System.Text.Encoding.UTF8,
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
}
