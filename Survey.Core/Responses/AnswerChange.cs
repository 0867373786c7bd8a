using Survey.Core.Questionnaires.Answers;
using Survey.Core.Questionnaires.Questions;

namespace Survey.Core.Responses;

/// <summary>One difference between two revisions of a response.</summary>
/// <param name="Question">The question whose answer changed; for an added, removed or moved row, its repeat group.</param>
/// <param name="Kind">What happened to the answer or row.</param>
/// <param name="PlaceBefore">
/// Place in the earlier revision, such as <c>recommendations #2.text</c> with rows counted from 1; null if it was
/// added.
/// </param>
/// <param name="PlaceAfter">Place in the later revision, in the same form; null if it was removed.</param>
/// <param name="Before">The earlier answer; for a row, a <see cref="RowsAnswer"/> with only that row. Null if it was added.</param>
/// <param name="After">The later answer, in the same form; null if it was removed.</param>
public sealed record AnswerChange(
    Question Question,
    AnswerChangeKind Kind,
    string? PlaceBefore,
    string? PlaceAfter,
    Answer? Before,
    Answer? After)
{
    /// <summary>Place in the later revision, or in the earlier one if it was removed.</summary>
    public string Place => PlaceAfter ?? PlaceBefore!;
}
