using Survey.Core.Reading.Typed;

namespace Survey.Core.Questionnaires;

/// <summary>A named list of choices that several questions may share.</summary>
/// <param name="code">Unique in the questionnaire.</param>
/// <param name="choices">The choices in order.</param>
public sealed class ChoiceList(string code, IReadOnlyList<Choice> choices)
{
    private readonly OrderedDictionary<string, Choice> _choices = new(
        choices.DistinctBy(choice => choice.Code, StringComparer.Ordinal).Select(choice => KeyValuePair.Create(choice.Code, choice)),
        StringComparer.Ordinal);

    private readonly Lazy<TypedChoices> _typed = new(() => new TypedChoices(choices.Select(choice => (choice.Code, choice.Label))));

    /// <summary>Code of the list, unique in the questionnaire.</summary>
    public string Code => code;

    /// <summary>The choices in order.</summary>
    public IReadOnlyList<Choice> Choices => choices;

    /// <summary>
    /// The choices in order, each code once. Where duplicate codes are allowed, the first choice represents all of them: they
    /// differ only in the columns that filters read.
    /// </summary>
    public IReadOnlyList<Choice> Distinct => _choices.Values;

    /// <summary>Reads its choices as people type or pick them.</summary>
    public TypedChoices Typed => _typed.Value;

    /// <summary>The first choice with that code, or null.</summary>
    public Choice? Find(string choiceCode) => _choices.GetValueOrDefault(choiceCode);
}
