using Survey.Core.Questionnaires;
using Survey.Files.Workbooks;

namespace Survey.Files.AnswerWorkbooks;

/// <summary>The names under which the choices of a list stand in a workbook: their labels, each only once.</summary>
internal sealed class ChoiceNames
{
    private readonly List<KeyValuePair<string, string>> _names = [];
    private readonly Dictionary<string, string> _codes = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>The names in a language.</summary>
    /// <param name="list">The list.</param>
    /// <param name="language">The workbook's language.</param>
    /// <param name="fallback">The questionnaire's default language.</param>
    public ChoiceNames(ChoiceList list, string language, string fallback)
    {
        // Doubled codes differ in what a filter reads; one of them can be chosen.
        var choices = list.Choices.DistinctBy(choice => choice.Code, StringComparer.Ordinal).ToList();
        var labels = choices.Select(choice => Normalize(choice.Label.In(language, fallback))).ToList();
        foreach (var (choice, label) in choices.Zip(labels))
        {
            var shown = choice.Label.In(language, fallback).ReplaceLineEndings(" ").Trim();
            var isClear = label.Length > 0
                && labels.Count(other => other.Equals(label, StringComparison.OrdinalIgnoreCase)) == 1
                && !choices.Any(other => other != choice && other.Code.Equals(label, StringComparison.OrdinalIgnoreCase));
            var name = CellText.Fit(isClear ? shown : $"{shown} ({choice.Code})".Trim());
            _names.Add(new(choice.Code, name));
        }

        // What the workbook shows comes first, then codes, then what its texts are in other languages.
        AddAll(_names.Select(each => (each.Value, each.Key)));
        AddAll(choices.Select(choice => (choice.Code, choice.Code)));
        var translated = choices.SelectMany(choice => choice.Label.Languages.Append(fallback).Select(tag => (Text: Normalize(choice.Label.In(tag, fallback)), choice.Code))).ToList();
        AddAll(translated.Select(each => ($"{each.Text} ({each.Code})", each.Code)));

        // A label that two choices share says neither.
        AddAll(translated.GroupBy(each => each.Text, StringComparer.OrdinalIgnoreCase).Where(group => group.Select(each => each.Code).Distinct(StringComparer.Ordinal).Count() == 1).SelectMany(group => group));
    }

    /// <summary>Each choice's code with its name, in the order of the list.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> All => _names;

    /// <summary>The name of a choice; its code if the list does not have it.</summary>
    public string NameOf(string code) => _names.Find(each => each.Key == code) is { Value: { } name } ? name : code;

    /// <summary>The code that a text stands for: a name, a code, or a label in any language, in capitals or not; null if none.</summary>
    public string? Find(string text) => _codes.GetValueOrDefault(Normalize(text));

    /// <summary>The text on one line, with single spaces, straight quotes and hyphens: as people type it.</summary>
    public static string Normalize(string text) => WorkbookText.OfOneLine(text);

    private void AddAll(IEnumerable<(string Text, string Code)> texts)
    {
        foreach (var (text, code) in texts)
        {
            _codes.TryAdd(Normalize(text), code);
        }
    }
}
