namespace Survey.Storage.Tables;

/// <summary>A row of <c>analysis_entry</c>: one revision of an entry.</summary>
public sealed record AnalysisRow
{
    /// <summary>Key of the row.</summary>
    public Guid Id { get; init; }

    /// <summary>The round's code.</summary>
    public string Round { get; init; } = "";

    /// <summary>The key of the entry.</summary>
    public string Entry { get; init; } = "";

    /// <summary>Number of the revision, from 1.</summary>
    public int Revision { get; init; }

    /// <summary>The entry as compact JSON; null if this revision removed it.</summary>
    public string? Document { get; init; }

    /// <summary>When it was stored.</summary>
    public string StoredAt { get; init; } = "";

    /// <summary>Code of the author's role.</summary>
    public string Role { get; init; } = "";

    /// <summary>Name of the author.</summary>
    public string MadeBy { get; init; } = "";
}
