namespace Survey.Collecting.Loading;

/// <summary>What loading a round's folder changed.</summary>
/// <param name="Round">The round's code.</param>
/// <param name="RoundRevision">Number of the current revision of its definition, from 1.</param>
/// <param name="DefinitionChanged">True if the folder's definition is new or differs from the stored one.</param>
/// <param name="Added">Number of respondents with their first response.</param>
/// <param name="Revised">Number of changed responses, each with a new revision.</param>
/// <param name="Unchanged">Number of responses that were stored already.</param>
/// <param name="NotInFolder">Number of stored responses that the folder does not have; they are not changed.</param>
public sealed record LoadResult(
    string Round,
    int RoundRevision,
    bool DefinitionChanged,
    int Added,
    int Revised,
    int Unchanged,
    int NotInFolder)
{
    /// <summary>Number of entries of <c>analysis.json</c> that are new or changed.</summary>
    public int Entries { get; init; }

    /// <summary>Number of responses with errors that were left out, because <see cref="LoadOptions.MaxProblems"/> allows it.</summary>
    public int LeftOut { get; init; }

    /// <summary>Number of responses that were not stored because the load was stopped; 0 if it came to its end.</summary>
    public int NotStored { get; init; }

    /// <summary>
    /// True if <c>published.json</c> or <c>analysis.json</c> has errors: it was not stored, while the rest of the folder was.
    /// </summary>
    public bool IsPartial { get; init; }
}
