namespace Survey.Core.Rounds;

/// <summary>The codes of the decisions about a round.</summary>
public static class RoundDecisions
{
    /// <summary>The decision's code in stores.</summary>
    public static string ToCode(this RoundDecision decision) => decision switch
    {
        RoundDecision.Prepared => "prepared",
        RoundDecision.Published => "published",
        RoundDecision.Closed => "closed",
        _ => throw new ArgumentOutOfRangeException(nameof(decision)),
    };

    /// <summary>The decision of that code; null if there is none.</summary>
    public static RoundDecision? Find(string code) => code switch
    {
        "prepared" => RoundDecision.Prepared,
        "published" => RoundDecision.Published,
        "closed" => RoundDecision.Closed,
        _ => null,
    };
}
