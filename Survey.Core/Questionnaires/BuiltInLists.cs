using System.Reflection;
using System.Text.Json;
using Survey.Core.Reading;

namespace Survey.Core.Questionnaires;

/// <summary>
/// Lists of choices that a questionnaire may name without having them: the countries, and “yes, no, don't know”. They are in
/// <c>Lists/lists.json</c>. A list of the questionnaire with the same code takes precedence. No choice is ever removed or renamed.
/// </summary>
public static class BuiltInLists
{
    private static readonly OrderedDictionary<string, ChoiceList> ByCode = ReadAll();

    /// <summary>The codes of the lists.</summary>
    public static IEnumerable<string> Codes => ByCode.Keys;

    /// <summary>The list with a code; null if there is none.</summary>
    public static ChoiceList? Find(string code) => ByCode.GetValueOrDefault(code);

    /// <summary>
    /// The built-in list, if a list of a questionnaire is a copy of it, perhaps in fewer languages, as a form has it; otherwise the list.
    /// </summary>
    internal static ChoiceList Recognize(ChoiceList list, string defaultLanguage) =>
        Find(list.Code) is { } known
        && known.Choices.Count == list.Choices.Count
        && known.Choices.Zip(list.Choices).All(pair => IsCopy(pair.Second, pair.First, defaultLanguage))
            ? known
            : list;

    private static bool IsCopy(Choice choice, Choice known, string defaultLanguage) =>
        choice.Code == known.Code
        && choice.Columns.Count == 0
        && choice.Label.Languages.DefaultIfEmpty(defaultLanguage).All(tag => choice.Label.In(tag) == known.Label.In(tag));

    private static OrderedDictionary<string, ChoiceList> ReadAll()
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream("Lists/lists.json")!;
        using var document = JsonDocument.Parse(stream);
        var lists = new OrderedDictionary<string, ChoiceList>(StringComparer.Ordinal);
        foreach (var list in document.RootElement.EnumerateObject())
        {
            lists.Add(list.Name, new ChoiceList(list.Name, [.. list.Value.GetProperty("choices").EnumerateArray().Select(ReadChoice)])
            {
                IsBuiltIn = true,
                IsAlphabetical = list.Value.TryGetProperty("alphabetical", out var given) && given.GetBoolean(),
            });
        }

        return lists;
    }

    private static Choice ReadChoice(JsonElement choice, int position) => new(
        position,
        choice.GetProperty("code").GetString()!,
        LocalizedText.Of(
            [.. choice.GetProperty("label").EnumerateObject().Select(each => KeyValuePair.Create(each.Name, each.Value.GetString()!))]));
}
