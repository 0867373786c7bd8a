namespace Survey.Core.Rounds;

/// <summary>The codes of a response's status of recommendations.</summary>
public static class RecommendationStatus
{
    /// <summary>Final recommendations.</summary>
    public const string Final = "final";

    /// <summary>Recommendations that are not final yet; they count as recommending, and as in process.</summary>
    public const string Provisional = "provisional";

    /// <summary>Recommendations are being discussed: in process, not recommending.</summary>
    public const string InDiscussion = "in-discussion";

    /// <summary>There are some, which may not be shared.</summary>
    public const string NotShareable = "not-shareable";

    /// <summary>There are none.</summary>
    public const string None = "none";

    /// <summary>The statuses of those that formulated recommendations.</summary>
    public static IReadOnlyList<string> Recommending { get; } = [Final, Provisional];
}
