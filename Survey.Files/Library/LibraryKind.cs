namespace Survey.Files.Library;

/// <summary>The kinds of items of a library, as in <c>library.json</c>. Each is a part of a round.</summary>
public static class LibraryKind
{
    /// <summary>A framework.</summary>
    public const string Framework = "framework";

    /// <summary>A questionnaire.</summary>
    public const string Questionnaire = "questionnaire";

    /// <summary>Regions, types and groups of types to begin a directory with.</summary>
    public const string Directory = "directory";

    /// <summary>All kinds, in the order in which they are shown.</summary>
    public static IReadOnlyList<string> All { get; } = [Questionnaire, Framework, Directory];
}
