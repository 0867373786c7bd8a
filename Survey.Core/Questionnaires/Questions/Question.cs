using Survey.Core.Questionnaires.Answers;

namespace Survey.Core.Questionnaires.Questions;

/// <summary>An item that can be answered.</summary>
/// <param name="Head">Code, label and other properties that every item has.</param>
/// <param name="Rules">Required, constraint, default and other rules that any question may have.</param>
public abstract record Question(ItemHead Head, QuestionRules Rules) : Item(Head)
{
    /// <summary>How many texts make up an answer when it is typed.</summary>
    public abstract AnswerParts Parts { get; }

    /// <summary>The answer; null if nothing was given, or if it could not be read, which is a problem in the input's log.</summary>
    public Answer? ReadAnswer(AnswerInput input, AnswerContext context) => input.IsBlank ? null : Read(input, context);

    /// <summary>Reads an answer that is not blank, noting all problems with its place.</summary>
    /// <returns>The answer; null if it is empty or could not be read.</returns>
    internal abstract Answer? Read(AnswerInput input, AnswerContext context);
}
