using Survey.Core.Questionnaires.Answers;
using Survey.Core.Reading;

namespace Survey.Core.Questionnaires.Questions;

/// <summary>An item that has an answer.</summary>
/// <param name="Head">What every item has.</param>
/// <param name="Rules">What holds for a question of any type.</param>
public abstract record Question(ItemHead Head, QuestionRules Rules) : Item(Head)
{
    /// <summary>Reads an answer that is present and not blank, noting all problems with its place.</summary>
    /// <returns>The answer; null if it is empty or could not be read.</returns>
    public abstract Answer? Read(JsonValue value, AnswerContext context);
}
