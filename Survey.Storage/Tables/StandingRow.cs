namespace Survey.Storage.Tables;

/// <summary>The state of a response, and since when.</summary>
public sealed class StandingRow
{
    /// <summary>The organization's code, or an open round's id.</summary>
    public string Respondent { get; init; } = "";

    /// <summary>Code of the state.</summary>
    public string State { get; init; } = "";

    /// <summary>True if it was submitted after the deadline.</summary>
    public bool IsLate { get; init; }

    /// <summary>When the revision was stored: ISO 8601, UTC.</summary>
    public string StoredAt { get; init; } = "";

    /// <summary>The document of a response that was loaded from a folder; null for other responses.</summary>
    public string? LoadedDocument { get; init; }
}
