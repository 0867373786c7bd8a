namespace Survey.Storage.Tables;

/// <summary>Where a response stands, and since when.</summary>
internal sealed class StandingRow
{
    public string Respondent { get; init; } = "";

    public string State { get; init; } = "";

    public bool IsLate { get; init; }

    public string StoredAt { get; init; } = "";
}
