using Survey.Core.Questionnaires;
using Survey.Files.Workbooks;

namespace Survey.Files.AnswerWorkbooks;

/// <summary>The names under which the choices of a list are shown in a workbook: their labels, each only once.</summary>
/// <param name="list">The list.</param>
/// <param name="language">The workbook's language.</param>
/// <param name="fallback">The questionnaire's default language.</param>
internal sealed class ChoiceNames(ChoiceList list, string language, string fallback)
{
    /// <summary>Each choice's code with its name, in the order in which people see them.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> All { get; } =
    [
        .. list.Arrange(list.Typed.GetNames(language, fallback), each => each.Value, language)
            .Select(each => KeyValuePair.Create(each.Key, CellText.Fit(each.Value))),
    ];

    /// <summary>The name of a choice; its code if the list does not have it.</summary>
    public string NameOf(string code) => All.FirstOrDefault(each => each.Key == code) is { Value: { } name } ? name : code;
}
