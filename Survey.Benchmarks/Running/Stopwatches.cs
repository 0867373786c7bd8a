using System.Diagnostics;

namespace Survey.Benchmarks.Running;

/// <summary>Measures work inside this process.</summary>
internal static class Stopwatches
{
    /// <summary>The median duration in seconds, after as many runs that are not counted.</summary>
    public static double MedianSeconds(int runs, Action run)
    {
        var times = new List<double>();
        for (var i = 0; i < 2 * runs; i++)
        {
            var began = Stopwatch.GetTimestamp();
            run();
            times.Add(Stopwatch.GetElapsedTime(began).TotalSeconds);
        }

        return times.Skip(runs).Order().ElementAt(runs / 2);
    }
}
