using Survey.Core.Questionnaires.Answers;
using Survey.Core.Questionnaires.Questions;

namespace Survey.Core.Responses;

/// <summary>One thing that changed from one revision of a response to another.</summary>
/// <param name="Question">The question; of a row that was added, removed or moved, its repeat group.</param>
/// <param name="Kind">What happened.</param>
/// <param name="PlaceBefore">Where it stood, as <c>recommendations #2.text</c>, rows counted from 1; null if it was added.</param>
/// <param name="PlaceAfter">Where it stands; null if it was removed.</param>
/// <param name="Before">What it said; of a row, a <see cref="RowsAnswer"/> of that row alone; null if it was added.</param>
/// <param name="After">What it says; null if it was removed.</param>
public sealed record AnswerChange(
    Question Question,
    AnswerChangeKind Kind,
    string? PlaceBefore,
    string? PlaceAfter,
    Answer? Before,
    Answer? After)
{
    /// <summary>Where it stands, or stood if it was removed.</summary>
    public string Place => PlaceAfter ?? PlaceBefore!;
}
