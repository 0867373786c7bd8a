namespace Survey.Api.Pages;

/// <summary>The parts of a round that coordinators choose as files, and their fields.</summary>
internal static class RoundPart
{
    /// <summary>The round's framework.</summary>
    public const string Framework = "framework";

    /// <summary>The questionnaire.</summary>
    public const string Questionnaire = "questionnaire";

    /// <summary>The directory.</summary>
    public const string Directory = "directory";

    /// <summary>The frameworks beside the round's own.</summary>
    public const string Further = "frameworks";

    /// <summary>All parts.</summary>
    public static IReadOnlyList<string> All { get; } = [Framework, Questionnaire, Directory, Further];

    /// <summary>The field in which the file of a part is chosen.</summary>
    public static string FieldOf(string part) => $"{part}-file";
}
