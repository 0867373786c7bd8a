using Survey.Core.Questionnaires.Answers;
using Survey.Core.Questionnaires.Questions;

namespace Survey.Core.Questionnaires.Logic;

/// <summary>
/// The answers an expression may refer to: those side by side with it and, from inside a row, those around it. What is
/// not relevant counts as not answered, whatever a draft still holds.
/// </summary>
/// <param name="questions">The questions of this scope.</param>
/// <param name="answers">Their answers.</param>
/// <param name="outer">The scope around a row; null outside of repeat groups.</param>
/// <remarks>
/// Relevance is worked out when first asked for and kept. The verifier has refused circles, so that this ends.
/// </remarks>
public sealed class AnswerScope(QuestionScope questions, AnswerSet answers, AnswerScope? outer)
{
    private readonly Dictionary<string, bool> _relevant = new(StringComparer.Ordinal);

    /// <summary>Whether a question of this scope is asked, given the answers.</summary>
    public bool IsRelevant(ScopedQuestion question)
    {
        if (question.Conditions.Count == 0)
        {
            return true;
        }

        var code = question.Question.Code;
        if (!_relevant.TryGetValue(code, out var relevant))
        {
            relevant = question.Conditions.All(condition => condition.Holds(this));
            _relevant.Add(code, relevant);
        }

        return relevant;
    }

    /// <summary>Whether a question hangs on an answer that could not be read, so that nobody can say if it is asked.</summary>
    internal bool IsInDoubt(ScopedQuestion question) =>
        question.Conditions.Any(condition => condition.References.Any(code => FindAnswer(code) is UnreadableAnswer));

    /// <summary>The answer to the nearest question of that code as a text; empty if there is none or it is not relevant.</summary>
    internal string GetText(string code)
    {
        if (questions.Find(code) is not { } question)
        {
            return outer?.GetText(code) ?? "";
        }

        if (!IsRelevant(question))
        {
            return "";
        }

        return question.Question is CalculatedQuestion calculated
            ? calculated.Calculation.ToText(this)
            : answers.Find(code)?.ToText() ?? "";
    }

    private Answer? FindAnswer(string code) => questions.Find(code) is null ? outer?.FindAnswer(code) : answers.Find(code);
}
