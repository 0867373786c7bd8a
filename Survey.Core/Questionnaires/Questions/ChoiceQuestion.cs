using Survey.Core.Questionnaires.Logic;

namespace Survey.Core.Questionnaires.Questions;

/// <summary>A question that is answered with entries of a list of choices.</summary>
/// <param name="Head">Code, label and other properties that every item has.</param>
/// <param name="Rules">Required, constraint, default and other rules that any question may have.</param>
/// <param name="Choices">The list to choose from.</param>
public abstract record ChoiceQuestion(ItemHead Head, QuestionRules Rules, ChoiceList Choices) : Question(Head, Rules)
{
    /// <summary>
    /// Condition for offering a choice, evaluated for each choice. It may use the choice's additional columns as
    /// variables. Null to offer all.
    /// </summary>
    public Expression? Filter { get; init; }

    /// <summary>True if a form may show the choices in random order.</summary>
    public bool Randomize { get; init; }

    /// <summary>Seed of the random order, a number or a reference to a question; null for a different order each time.</summary>
    public string? Seed { get; init; }
}
