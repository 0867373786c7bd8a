namespace Survey.Storage.Tables;

/// <summary>A row of <c>draft</c>.</summary>
public sealed class DraftRow
{
    /// <summary>The round's code.</summary>
    public string Round { get; init; } = "";

    /// <summary>The organization's code.</summary>
    public string Respondent { get; init; } = "";

    /// <summary>From 1; grows with every save and is never used again.</summary>
    public int Version { get; init; }

    /// <summary>A response in its canonical form. Null once it was submitted or discarded, and where only the rest was read.</summary>
    public string? Document { get; init; }

    /// <summary>What was typed and is no answer yet, as JSON by place; null for nothing.</summary>
    public string? AsTyped { get; init; }

    /// <summary>When: ISO 8601, UTC.</summary>
    public string SavedAt { get; init; } = "";

    /// <summary>Who saved it, as shown.</summary>
    public string SavedBy { get; init; } = "";
}
