using Survey.Core.Questionnaires.Questions;
using Survey.Core.Reading;

namespace Survey.Core.Questionnaires;

/// <summary>One version of a questionnaire: the questions and the rules for when they are asked.</summary>
/// <param name="Code">Code of the questionnaire; the same for all versions.</param>
/// <param name="Version">Identifies the version; any text.</param>
/// <param name="Framework">Code of the framework that its coded questions refer to; null if not given.</param>
/// <param name="DefaultLanguage">Language of texts without a language, and the fallback where a translation is missing.</param>
/// <param name="Title">Display title; the code if the file gives none.</param>
/// <param name="Items">The top-level items in order.</param>
/// <param name="ChoiceLists">All lists of choices in order, including those that no question uses.</param>
public sealed record Questionnaire(
    string Code,
    string Version,
    string? Framework,
    string DefaultLanguage,
    LocalizedText Title,
    IReadOnlyList<Item> Items,
    IReadOnlyList<ChoiceList> ChoiceLists)
{
    /// <summary>True if a list of choices may contain the same code more than once.</summary>
    public bool AllowsChoiceDuplicates { get; init; }

    /// <summary>Other XLSForm settings by name, in order. They are kept unchanged and have no effect.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Settings { get; init; } = [];

    /// <summary>The questions outside repeat groups, including the repeat groups themselves.</summary>
    public QuestionScope Scope { get; } = new(Items, ChoiceLists);
}
