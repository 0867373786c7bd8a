namespace Survey.Benchmarks.Running;

/// <summary>How much a run measures.</summary>
/// <param name="Divisor">The sizes of the full table are divided by it.</param>
/// <param name="IsQuick">True if only the counts are judged: one alternation of tiny sizes, and nothing that must be downloaded.</param>
internal sealed record Sizes(int Divisor, bool IsQuick)
{
    /// <summary>Number of alternations of each comparison.</summary>
    public int Alternations => IsQuick ? 1 : 5;

    /// <summary>Seconds for which a server is put under load in each alternation.</summary>
    public double LoadSeconds => IsQuick ? 0.5 : 4;

    /// <summary>Seconds of load before those, whose requests are not counted.</summary>
    public double WarmUpSeconds => IsQuick ? 0.2 : 1;

    /// <summary>A size of the full table, made smaller for this run.</summary>
    /// <param name="full">The size of the full table.</param>
    /// <param name="quick">The size in quick mode.</param>
    public int Of(int full, int quick) => IsQuick ? quick : Math.Max(quick, full / Divisor);
}
