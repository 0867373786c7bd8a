using Survey.Core.Questionnaires.Logic;

namespace Survey.Core.Questionnaires.Questions;

/// <summary>A question with all conditions under which it is asked.</summary>
/// <param name="Question">The question, without the sections around it.</param>
/// <param name="Conditions">
/// Its own condition and those of the sections around it, outermost first. All must be true; none means always asked.
/// </param>
public sealed record ScopedQuestion(Question Question, IReadOnlyList<Expression> Conditions)
{
    /// <summary>True if the question has a condition or a calculation.</summary>
    internal bool HasLogic { get; } = Conditions.Count > 0 || Question is CalculatedQuestion;
}
