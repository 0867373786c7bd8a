using System.Diagnostics;

namespace Survey.Tests.Support;

/// <summary>Another program that a test needs. If it is missing, the test is ignored; in CI it fails.</summary>
internal static class ExternalTool
{
    /// <summary>Runs a program to its end and returns what it printed.</summary>
    public static async Task<string> Run(string program, params string[] arguments)
    {
        var start = new ProcessStartInfo(Find(program), arguments)
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync();
        var error = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        process.ExitCode.ShouldBe(0, await error);
        return await output;
    }

    /// <summary>The path of the first of some programs that is installed.</summary>
    public static string Find(params string[] programs)
    {
        var folders = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator);
        var program = programs.FirstOrDefault(each => folders.Any(folder => File.Exists(Path.Combine(folder, each)))) ?? programs[0];
        return Path.Combine(FindFolder(program, folders), program);
    }

    /// <summary>The first of some folders that has a program.</summary>
    public static string FindFolder(string program, params IEnumerable<string> folders)
    {
        var found = folders.FirstOrDefault(folder => File.Exists(Path.Combine(folder, program)));
        if (found is null && Environment.GetEnvironmentVariable("CI") == "true")
        {
            Assert.Fail($"{program} is missing, and in CI every test runs. Install it in .ci/run.");
        }
        else if (found is null)
        {
            Assert.Ignore($"{program} is not installed.");
        }

        return found!;
    }
}
