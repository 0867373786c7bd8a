using Survey.Core.Reading;
using Survey.Core.Reading.Typed;

namespace Survey.Core.Questionnaires;

/// <summary>A named list of choices that several questions may share.</summary>
public sealed class ChoiceList
{
    private readonly Lazy<TypedChoices> _typed;

    /// <summary>Makes a list.</summary>
    /// <param name="code">Unique in the questionnaire.</param>
    /// <param name="choices">The choices in order.</param>
    public ChoiceList(string code, IReadOnlyList<Choice> choices)
    {
        Code = code;
        Choices = choices;
        Distinct = [.. choices.DistinctBy(choice => choice.Code, StringComparer.Ordinal)];
        ByCode = new CodeTable<Choice>(Distinct, choice => choice.Code);
        _typed = new(() => new TypedChoices(choices.Select(choice => (choice.Code, choice.Label))));
    }

    /// <summary>Code of the list, unique in the questionnaire.</summary>
    public string Code { get; }

    /// <summary>The choices in order.</summary>
    public IReadOnlyList<Choice> Choices { get; }

    /// <summary>
    /// The choices in order, each code once. Where duplicate codes are allowed, the first choice represents all of them: they
    /// differ only in the columns that filters read.
    /// </summary>
    public IReadOnlyList<Choice> Distinct { get; }

    /// <summary>The choices by code.</summary>
    internal CodeTable<Choice> ByCode { get; }

    /// <summary>Reads its choices as people type or pick them.</summary>
    public TypedChoices Typed => _typed.Value;

    /// <summary>The first choice with that code, or null.</summary>
    public Choice? Find(string choiceCode) => ByCode.Find(choiceCode);
}
