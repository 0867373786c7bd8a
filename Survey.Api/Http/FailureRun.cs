using System.Numerics;

namespace Survey.Api.Http;

/// <summary>Counts how often work that is repeated has failed in a row, so that the log gets few lines while a store is away.</summary>
internal sealed class FailureRun
{
    /// <summary>Number of failures since the last success.</summary>
    public int Count { get; private set; }

    /// <summary>Counts a failure.</summary>
    /// <returns>True if it belongs into the log: the first, second, fourth, eighth and so on.</returns>
    public bool Add() => BitOperations.IsPow2(++Count);

    /// <summary>Records a success.</summary>
    /// <returns>Number of failures before it; 0 if the work succeeded the last time, too.</returns>
    public int End()
    {
        var count = Count;
        Count = 0;
        return count;
    }
}
