namespace Survey.Collecting.Loading;

/// <summary>What loading a round's folder changed.</summary>
/// <param name="Round">The round's code.</param>
/// <param name="RoundRevision">The revision of its definition that holds now, from 1.</param>
/// <param name="DefinitionChanged">Whether the folder's definition was new or another than the stored one.</param>
/// <param name="Added">How many respondents have their first response.</param>
/// <param name="Revised">How many responses changed and have one revision more.</param>
/// <param name="Unchanged">How many responses were stored already as they are.</param>
/// <param name="NotInFolder">How many stored responses the folder does not hold; they stay as they are.</param>
public sealed record LoadResult(
    string Round,
    int RoundRevision,
    bool DefinitionChanged,
    int Added,
    int Revised,
    int Unchanged,
    int NotInFolder);
