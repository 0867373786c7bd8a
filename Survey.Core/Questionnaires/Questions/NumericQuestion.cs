using Survey.Core.Languages;

namespace Survey.Core.Questionnaires.Questions;

/// <summary>A question whose values are numbers. A calculated value may also be a text.</summary>
/// <param name="Head">Code, label and other properties that every item has.</param>
/// <param name="Rules">Required, constraint, default and other rules that any question may have.</param>
public abstract record NumericQuestion(ItemHead Head, QuestionRules Rules) : Question(Head, Rules)
{
    /// <summary>What the numbers count; null for plain numbers.</summary>
    public NumberUnit? Unit { get; init; }

    /// <summary>A number with all its decimals and the unit of the question, if it has one.</summary>
    public static string Write(Question question, decimal number, Language language) =>
        (question as NumericQuestion)?.Unit is { } unit ? unit.Write(number, language) : language.Write(number);

    /// <summary>A figure computed from the answers to a question, with its unit if it has one.</summary>
    public static string WriteFigure(Question question, decimal number, Language language) =>
        (question as NumericQuestion)?.Unit is { } unit ? unit.WriteFigure(number, language) : language.Write(number);
}
