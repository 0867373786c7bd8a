using Survey.Core.Questionnaires.Answers;
using Survey.Core.Reading;

namespace Survey.Core.Questionnaires.Questions;

/// <summary>An item that can be answered.</summary>
/// <param name="Head">Code, label and other properties that every item has.</param>
/// <param name="Rules">Required, constraint, default and other rules that any question may have.</param>
public abstract record Question(ItemHead Head, QuestionRules Rules) : Item(Head)
{
    /// <summary>Reads an answer that is present and not an empty string, and reports all problems with their places.</summary>
    /// <returns>The answer; null if it is empty or could not be read.</returns>
    public abstract Answer? Read(JsonValue value, AnswerContext context);
}
