namespace Survey.Collecting.Loading;

/// <summary>How far a load is. All responses are read before the first one is stored.</summary>
/// <param name="Read">Number of responses read.</param>
/// <param name="Stored">Number of responses stored in transactions that were committed.</param>
public readonly record struct LoadProgress(int Read, int Stored);
