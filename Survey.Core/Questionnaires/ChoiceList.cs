namespace Survey.Core.Questionnaires;

/// <summary>A named list of choices that questions share.</summary>
/// <param name="code">Unique in the questionnaire.</param>
/// <param name="choices">In order.</param>
public sealed class ChoiceList(string code, IReadOnlyList<Choice> choices)
{
    // Where doubled codes are allowed, the first stands for all: they differ in what a filter reads, not in what is stored.
    private readonly Dictionary<string, Choice> _choices = choices.DistinctBy(choice => choice.Code, StringComparer.Ordinal).ToDictionary(choice => choice.Code, StringComparer.Ordinal);

    /// <summary>Unique in the questionnaire.</summary>
    public string Code => code;

    /// <summary>In order.</summary>
    public IReadOnlyList<Choice> Choices => choices;

    /// <summary>The (first) choice of that code, or null.</summary>
    public Choice? Find(string choiceCode) => _choices.GetValueOrDefault(choiceCode);
}
