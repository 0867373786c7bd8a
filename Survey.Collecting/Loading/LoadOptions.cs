namespace Survey.Collecting.Loading;

/// <summary>Options of a load.</summary>
public sealed record LoadOptions
{
    /// <summary>
    /// The largest number of errors in responses with which the other responses are stored; 0 for nothing to be stored after any error.
    /// </summary>
    public int MaxProblems { get; init; }

    /// <summary>Receives how far the load is; may be null.</summary>
    public IProgress<LoadProgress>? Progress { get; init; }
}
