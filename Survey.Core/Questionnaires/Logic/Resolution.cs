using Survey.Core.Questionnaires.Questions;

namespace Survey.Core.Questionnaires.Logic;

/// <summary>The question that a reference stands for, seen from the place of the reference.</summary>
/// <param name="Base">The innermost scope that contains both: that of the questionnaire, or of a row around the reference.</param>
/// <param name="Below">The repeat groups from there down to the question, outermost first; empty for a single answer.</param>
/// <param name="Question">The question that was found.</param>
/// <param name="IsAmbiguous">True if another repeat group has a question with the same code, and nothing tells which one is meant.</param>
internal sealed record Resolution(ScopeChain Base, IReadOnlyList<Repeat> Below, ScopedQuestion Question, bool IsAmbiguous)
{
    /// <summary>True if the reference stands for the answers of many rows.</summary>
    public bool IsSet => Below.Count > 0;
}
