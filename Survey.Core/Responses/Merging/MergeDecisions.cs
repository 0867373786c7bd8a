using Survey.Core.Questionnaires.Questions;

namespace Survey.Core.Responses.Merging;

/// <summary>How somebody decided the conflicts of an earlier attempt.</summary>
/// <param name="Seen">Their version as it was shown. A decision about another version does not count.</param>
/// <param name="Choices">The choices by the code of the question.</param>
public sealed record MergeDecisions(ContentDigests Seen, IReadOnlyDictionary<string, MergeChoice> Choices)
{
    /// <summary>The choice for a question; null if there is none for the version that is there now.</summary>
    internal MergeChoice? Find(Question question, ContentDigests theirs) =>
        Choices.TryGetValue(question.Code, out var choice)
        && Seen.IsSame(question, theirs)
        && (choice != MergeChoice.Both || question is Repeat)
            ? choice
            : null;
}
