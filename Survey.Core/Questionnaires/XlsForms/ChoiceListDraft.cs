using Survey.Core.Reading;

namespace Survey.Core.Questionnaires.XlsForms;

/// <summary>A list of choices while the form is read.</summary>
/// <param name="code">Its code.</param>
internal sealed class ChoiceListDraft(string code)
{
    private const string Other = "other";

    /// <summary>Its code.</summary>
    public string Code => code;

    /// <summary>Its choices, in order.</summary>
    public List<ChoiceDraft> Choices { get; } = [];

    /// <summary>Whether the list was made for a coded question by the writer, and says nothing of its own.</summary>
    public bool IsGenerated { get; set; }

    /// <summary>Adds “other”, unless the list has it.</summary>
    /// <param name="languages">The languages its label is given in, all in English as other programs do; none for a plain one.</param>
    public void AddOther(IReadOnlyList<string> languages)
    {
        if (Choices.All(choice => choice.Name != Other))
        {
            var label = languages.Count == 0 ? LocalizedText.Plain("Other") : LocalizedText.Of([.. languages.Select(language => new KeyValuePair<string, string>(language, "Other"))]);
            Choices.Add(new ChoiceDraft(Other, Other, Row: null) { Label = label });
        }
    }

    /// <summary>The finished list.</summary>
    public ChoiceList ToList() => new(
        code,
        [.. Choices.Select((choice, position) => new Choice(position, choice.Code, choice.Label ?? LocalizedText.Plain(choice.Code)) { Columns = choice.Columns })]);
}
