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

    /// <summary>
    /// True if the filter offers a choice with the other answers; also if it fails, so that a mistake in the form takes no
    /// answer away.
    /// </summary>
    /// <param name="choice">A choice of the list.</param>
    /// <param name="scope">The scope of the question.</param>
    public bool IsOffered(Choice choice, AnswerScope scope) =>
        Filter is null || Evaluate(choice, scope) is not { Failure: null, Truth: false };

    /// <summary>The result of the filter for one choice. The question must have a filter.</summary>
    internal ExpressionResult Evaluate(Choice choice, AnswerScope scope) =>
        Filter!.Evaluate(scope, current: "", choice.FindColumn);

    /// <summary>True if a form may show the choices in random order.</summary>
    public bool Randomize { get; init; }

    /// <summary>Seed of the random order, a number or a reference to a question; null for a different order each time.</summary>
    public string? Seed { get; init; }
}
