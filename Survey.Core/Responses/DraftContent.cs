using Survey.Core.Questionnaires.Answers;
using Survey.Core.Questionnaires.Questions;

namespace Survey.Core.Responses;

/// <summary>The content of a draft.</summary>
/// <param name="Answers">The answers so far, whether relevant or not.</param>
/// <param name="Language">The language in which it is written; null if unknown.</param>
public sealed record DraftContent(AnswerSet Answers, string? Language)
{
    /// <summary>
    /// Texts that are not valid answers to their questions, by the place of the question: <c>deadline</c>,
    /// <c>recommendations #2.link</c>. They are kept as typed, so that nothing is lost, and must be corrected before the
    /// draft can be submitted.
    /// </summary>
    public IReadOnlyDictionary<string, string> AsTyped { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>
    /// The ids of rows (see <see cref="Responses.RowIds"/>) by the code of their repeat group, in the order of the rows. Only
    /// repeat groups that are not inside another one. Groups may be missing: see <see cref="GetRowIds"/>.
    /// </summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>> RowIds { get; init; } =
        new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal);

    /// <summary>The ids of the rows of a repeat group, one for each row: the positions from 1 if the rows have no ids yet.</summary>
    public IReadOnlyList<string> GetRowIds(string repeat)
    {
        var count = Answers.GetRows(repeat).Count;
        return HasRowIds(repeat) ? RowIds[repeat] : [.. Enumerable.Range(1, count).Select(Responses.RowIds.OfPosition)];
    }

    /// <summary>The texts that are not valid answers to a question, or to the questions in its rows.</summary>
    public IEnumerable<KeyValuePair<string, string>> GetAsTyped(Question question) =>
        AsTyped.Where(typed =>
            typed.Key == question.Code || (question is Repeat && typed.Key.StartsWith($"{question.Code} #", StringComparison.Ordinal)));

    /// <summary>True if the rows of a repeat group have ids of their own.</summary>
    internal bool HasRowIds(string repeat) => RowIds.TryGetValue(repeat, out var ids) && ids.Count == Answers.GetRows(repeat).Count;
}
