namespace Survey.Storage.Tables;

/// <summary>Where a response stands, and since when.</summary>
public sealed class StandingRow
{
    /// <summary>The organization's code, or an open round's id.</summary>
    public string Respondent { get; init; } = "";

    /// <summary>The state, as a code.</summary>
    public string State { get; init; } = "";

    /// <summary>Whether it was submitted after the deadline.</summary>
    public bool IsLate { get; init; }

    /// <summary>Since when: ISO 8601, UTC.</summary>
    public string StoredAt { get; init; } = "";
}
