using System.Diagnostics;

namespace Survey.Benchmarks.Running;

/// <summary>The result of a program that ran to its end.</summary>
/// <param name="Seconds">Elapsed time, with the start of the process.</param>
/// <param name="PeakMegabytes">The largest resident set of the process, in units of 1,000,000 bytes.</param>
/// <param name="Output">What it printed.</param>
internal sealed record ChildProcess(double Seconds, double PeakMegabytes, string Output)
{
    private const int MillisecondsBetweenLooks = 5;

    /// <summary>Runs a program to its end.</summary>
    /// <param name="command">The program and its arguments.</param>
    /// <exception cref="InvalidOperationException">It did not end with 0; the message has the end of what it said.</exception>
    public static async Task<ChildProcess> Run(params string[] command)
    {
        var start = new ProcessStartInfo(command[0], command[1..])
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        var began = Stopwatch.GetTimestamp();
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync();
        var error = process.StandardError.ReadToEndAsync();
        var ending = process.WaitForExitAsync();
        var peak = 0.0;
        while (!ending.IsCompleted)
        {
            peak = Math.Max(peak, ProcessMemory.FindPeak(process.Id) ?? 0);
            await Task.WhenAny(ending, Task.Delay(MillisecondsBetweenLooks));
        }

        var seconds = Stopwatch.GetElapsedTime(began).TotalSeconds;
        var said = await error;
        return process.ExitCode == 0
            ? new ChildProcess(seconds, peak, await output)
            : throw new InvalidOperationException($"{string.Join(' ', command)} ended with {process.ExitCode}: {End(await output + said)}");
    }

    /// <summary>The command that runs a step of this program in a process of its own.</summary>
    public static string[] ToStep(params IEnumerable<string> arguments) =>
        ["dotnet", typeof(ChildProcess).Assembly.Location, "step", .. arguments];

    private static string End(string text) => text.Length > 2000 ? text[^2000..] : text;
}
