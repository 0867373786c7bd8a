namespace Survey.Core.Questionnaires.Logic;

/// <summary>What was worked out about a question that has a condition or a calculation.</summary>
/// <param name="IsRelevant">Whether it is asked. True, too, if that could not be worked out: nobody is kept from a question by a mistake in the form.</param>
/// <param name="Value">The value of a calculation; empty for none.</param>
/// <param name="FailedMember">The member of the file whose expression failed; null for none.</param>
/// <param name="Failure">Why it failed; null if it did not.</param>
internal sealed record QuestionState(bool IsRelevant, string Value, string? FailedMember, string? Failure)
{
    /// <summary>A question that nothing is said about.</summary>
    public static QuestionState Asked { get; } = new(IsRelevant: true, "", FailedMember: null, Failure: null);
}
