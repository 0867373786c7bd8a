using Survey.Core.Questionnaires.Answers;

namespace Survey.Collecting.Responses;

/// <summary>What a draft says.</summary>
/// <param name="Answers">The answers so far, relevant or not.</param>
/// <param name="Language">The language it is written in; null where not said.</param>
public sealed record DraftContent(AnswerSet Answers, string? Language)
{
    /// <summary>
    /// What was typed and is no answer to its question, by the question's place: <c>deadline</c>,
    /// <c>recommendations #2.link</c>. It is kept as typed, so that no word is lost, and stands in the way of submitting.
    /// </summary>
    public IReadOnlyDictionary<string, string> AsTyped { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);
}
