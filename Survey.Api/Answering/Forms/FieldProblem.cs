using Survey.Core.Problems;
using Survey.Core.Questionnaires.Questions;

namespace Survey.Api.Answering.Forms;

/// <summary>A problem with what stands in a field.</summary>
/// <param name="Field">The field's name.</param>
/// <param name="Question">The question it belongs to.</param>
/// <param name="Problem">The problem as the engine tells it.</param>
public sealed record FieldProblem(string Field, Question Question, Problem Problem);
