namespace Survey.Benchmarks.Client;

/// <summary>What a server did under load.</summary>
/// <param name="Accepted">Requests answered with 201, also before and after the measured seconds.</param>
/// <param name="Refused">Requests answered otherwise.</param>
/// <param name="PerSecond">Requests answered with 201 in each of the measured seconds.</param>
/// <param name="MedianMilliseconds">Time from sending to the whole answer; half took less.</param>
/// <param name="Milliseconds99">99 of 100 took less.</param>
internal sealed record LoadResult(int Accepted, int Refused, double PerSecond, double MedianMilliseconds, double Milliseconds99);
