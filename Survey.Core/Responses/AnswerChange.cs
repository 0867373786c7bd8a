using Survey.Core.Questionnaires.Answers;
using Survey.Core.Questionnaires.Questions;

namespace Survey.Core.Responses;

/// <summary>An answer that is another one than before.</summary>
/// <param name="Rows">The rows it stands in, the outermost first; none outside of repeat groups.</param>
/// <param name="Question">The question; never a repeat group.</param>
/// <param name="Before">The answer before; null for none.</param>
/// <param name="After">The answer after; null for none. One of the two is there.</param>
public sealed record AnswerChange(IReadOnlyList<AnswerRow> Rows, Question Question, Answer? Before, Answer? After);
