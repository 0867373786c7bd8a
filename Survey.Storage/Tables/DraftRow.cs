namespace Survey.Storage.Tables;

/// <summary>A row of <c>draft</c>.</summary>
internal sealed class DraftRow
{
    public string Round { get; init; } = "";

    public string Respondent { get; init; } = "";

    public int Version { get; init; }

    /// <summary>Null once it was submitted or discarded; the version stays, so that it is never used again.</summary>
    public string? Document { get; init; }

    public string? AsTyped { get; init; }

    public string SavedAt { get; init; } = "";

    public string SavedBy { get; init; } = "";
}
