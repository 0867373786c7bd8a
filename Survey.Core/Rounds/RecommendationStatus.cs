namespace Survey.Core.Rounds;

/// <summary>The codes of the status of a response's recommendations.</summary>
public static class RecommendationStatus
{
    /// <summary>The recommendations are final.</summary>
    public const string Final = "final";

    /// <summary>The recommendations are not final yet. They count as recommending, and also as in process.</summary>
    public const string Provisional = "provisional";

    /// <summary>The recommendations are still being discussed. They count as in process, but not as recommending.</summary>
    public const string InDiscussion = "in-discussion";

    /// <summary>There are recommendations, but they may not be shared.</summary>
    public const string NotShareable = "not-shareable";

    /// <summary>There are no recommendations.</summary>
    public const string None = "none";

    /// <summary>The statuses that count as recommending.</summary>
    public static IReadOnlyList<string> Recommending { get; } = [Final, Provisional];
}
