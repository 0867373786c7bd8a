using Survey.Core.Questionnaires.Answers;

namespace Survey.Collecting.Responses;

/// <summary>Content of a draft.</summary>
/// <param name="Answers">The answers so far, including those to questions that are not asked.</param>
/// <param name="Language">Language of the answers; null if unknown.</param>
public sealed record DraftContent(AnswerSet Answers, string? Language)
{
    /// <summary>
    /// Typed values that are not valid answers, by the question's place: <c>deadline</c>, <c>recommendations #2.link</c>. They are kept so
    /// that nothing is lost, and must be corrected before submitting.
    /// </summary>
    public IReadOnlyDictionary<string, string> AsTyped { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);
}
