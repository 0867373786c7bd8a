using System.Globalization;

namespace Survey.Benchmarks.Running;

/// <summary>The memory of another process, as Linux reports it.</summary>
internal static class ProcessMemory
{
    /// <summary>The largest resident set so far, in units of 1,000,000 bytes; null if the process has ended.</summary>
    public static double? FindPeak(int process) => Find(process, "VmHWM:");

    /// <summary>The resident set now, in units of 1,000,000 bytes; null if the process has ended.</summary>
    public static double? FindCurrent(int process) => Find(process, "VmRSS:");

    /// <summary>Lets the peak begin again at what the process uses now.</summary>
    public static void ResetPeak(int process) => File.WriteAllText($"/proc/{process}/clear_refs", "5");

    private static double? Find(int process, string name)
    {
        try
        {
            var line = File.ReadLines($"/proc/{process}/status").FirstOrDefault(each => each.StartsWith(name, StringComparison.Ordinal));
            var kibibytes = line?.Split(' ', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)[^2];
            return kibibytes is null ? null : double.Parse(kibibytes, CultureInfo.InvariantCulture) * 1024 / 1_000_000;
        }
        catch (IOException)
        {
            return null;
        }
    }
}
