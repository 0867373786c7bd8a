namespace Survey.Benchmarks.Data;

/// <summary>What a generated round is like.</summary>
internal enum RoundKind
{
    /// <summary>Organizations with 60 rows each, a framework of 100 elements.</summary>
    Invited,

    /// <summary>Respondents with up to three rows each, a framework of 24 elements.</summary>
    Open,

    /// <summary>Respondents who answer three plain questions; one line of ten columns each in an export.</summary>
    Flat,
}

/// <summary>What follows from the kind.</summary>
internal static class RoundKinds
{
    /// <summary>The kind's name, which is the code of its rounds.</summary>
    public static string ToCode(this RoundKind kind) =>
        kind switch
        {
            RoundKind.Invited => "invited",
            RoundKind.Open => "open",
            RoundKind.Flat => "flat",
        };

    /// <summary>True if anybody may answer.</summary>
    public static bool IsOpen(this RoundKind kind) => kind != RoundKind.Invited;
}
