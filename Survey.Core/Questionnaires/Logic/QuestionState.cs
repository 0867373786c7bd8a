using Survey.Core.Problems;

namespace Survey.Core.Questionnaires.Logic;

/// <summary>The evaluation result of a question that has a condition or a calculation.</summary>
/// <param name="IsRelevant">
/// True if the question is asked. Also true if the condition failed, so that a mistake in the form hides no question.
/// </param>
/// <param name="Value">The calculated value as text; empty for none.</param>
/// <param name="FailedMember">
/// The member of the file whose expression failed, <c>relevant</c> or <c>calculation</c>; null if none failed.
/// </param>
/// <param name="Failure">The reason of the failure; null if there was none.</param>
internal sealed record QuestionState(bool IsRelevant, string Value, string? FailedMember, Phrase? Failure)
{
    /// <summary>The state of a question without conditions and without a calculation: always asked.</summary>
    public static QuestionState Asked { get; } = new(IsRelevant: true, "", FailedMember: null, Failure: null);
}
