using Survey.Core.Questionnaires.Questions;

namespace Survey.Core.Questionnaires.Logic;

/// <summary>Which question a reference means, seen from where it stands.</summary>
/// <param name="Base">The scope around both: that of the questionnaire, or of a row around the reference.</param>
/// <param name="Below">The repeat groups that lead from there to the question, outermost first; none for a single answer.</param>
/// <param name="Question">The question.</param>
/// <param name="IsAmbiguous">Whether another repeat group has a question of that code, and nothing says which is meant.</param>
internal sealed record Resolution(ScopeChain Base, IReadOnlyList<Repeat> Below, ScopedQuestion Question, bool IsAmbiguous)
{
    /// <summary>Whether the reference means the answers of many rows.</summary>
    public bool IsSet => Below.Count > 0;
}
