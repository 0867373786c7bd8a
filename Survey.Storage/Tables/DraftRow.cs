namespace Survey.Storage.Tables;

/// <summary>A row of <c>draft</c>.</summary>
public sealed class DraftRow
{
    /// <summary>The round's code.</summary>
    public string Round { get; init; } = "";

    /// <summary>The organization's code.</summary>
    public string Respondent { get; init; } = "";

    /// <summary>From 1; grows with every save and is never reused.</summary>
    public int Version { get; init; }

    /// <summary>The response in canonical form. Null after it was submitted or discarded, and in rows read without it.</summary>
    public string? Document { get; init; }

    /// <summary>Typed values that are not valid answers, as JSON by place; null if there are none.</summary>
    public string? AsTyped { get; init; }

    /// <summary>When it was saved: ISO 8601, UTC.</summary>
    public string SavedAt { get; init; } = "";

    /// <summary>Display name of who saved it.</summary>
    public string SavedBy { get; init; } = "";
}
