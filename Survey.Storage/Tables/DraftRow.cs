namespace Survey.Storage.Tables;

/// <summary>A row of <c>draft</c>.</summary>
public sealed class DraftRow
{
    /// <summary>The bucket of the respondent.</summary>
    public int Bucket => Storage.Bucket.Of(Respondent);

    /// <summary>The round's code.</summary>
    public string Round { get; init; } = "";

    /// <summary>The organization's code.</summary>
    public string Respondent { get; init; } = "";

    /// <summary>From 1; grows with every save and is never reused. 0 if only saves of pages are stored.</summary>
    public int Version { get; init; }

    /// <summary>The response in canonical form. Null after it was submitted or discarded, and in rows read without it.</summary>
    public string? Document { get; init; }

    /// <summary>Typed values that are not valid answers, as JSON by place; null if there are none.</summary>
    public string? AsTyped { get; init; }

    /// <summary>
    /// The ids of rows as JSON, by the code of their repeat group: those of the document, or without one those of the latest
    /// revision. Null if the ids are the positions.
    /// </summary>
    public string? RowIds { get; init; }

    /// <summary>The last saves of open pages, as JSON; null for none. They stay when the draft is submitted or discarded.</summary>
    public string? PageSaves { get; init; }

    /// <summary>
    /// The entity tag in the answer workbook that the document was read from; null if it came in another way, or after the document was
    /// cleared.
    /// </summary>
    public string? Workbook { get; init; }

    /// <summary>When it was saved: ISO 8601, UTC.</summary>
    public string SavedAt { get; init; } = "";

    /// <summary>Display name of who saved it.</summary>
    public string SavedBy { get; init; } = "";
}
