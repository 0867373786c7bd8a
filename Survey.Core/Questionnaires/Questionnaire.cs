using Survey.Core.Questionnaires.Questions;
using Survey.Core.Reading;

namespace Survey.Core.Questionnaires;

/// <summary>One version of a questionnaire: what is asked, and when.</summary>
/// <param name="Code">The same for all its versions.</param>
/// <param name="Version">Which version this is.</param>
/// <param name="Framework">The code of the framework its coded questions refer to; null where it does not say.</param>
/// <param name="DefaultLanguage">The language of plain texts, and what is shown where a translation is missing.</param>
/// <param name="Title">Its title.</param>
/// <param name="Items">In order.</param>
public sealed record Questionnaire(
    string Code,
    string Version,
    string? Framework,
    string DefaultLanguage,
    LocalizedText Title,
    IReadOnlyList<Item> Items)
{
    /// <summary>All lists of choices by code, in order; those no question uses too.</summary>
    public IReadOnlyList<ChoiceList> ChoiceLists { get; init; } = [];

    /// <summary>Whether a list may hold the same code twice.</summary>
    public bool AllowsChoiceDuplicates { get; init; }

    /// <summary>Further settings of XLSForm that are kept as they are, by name and in order.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Settings { get; init; } = [];

    /// <summary>The questions outside of repeat groups, and the repeat groups.</summary>
    public QuestionScope Scope { get; } = new(Items);
}
