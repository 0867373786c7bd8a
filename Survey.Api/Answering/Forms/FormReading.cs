using Survey.Core.Questionnaires.Answers;

namespace Survey.Api.Answering.Forms;

/// <summary>The result of reading a form.</summary>
/// <param name="Answers">What could be read, without the answers that have a problem; rows without an answer are rows all the same.</param>
/// <param name="Problems">What could not be read, in the order of the questionnaire.</param>
public sealed record FormReading(AnswerSet Answers, IReadOnlyList<FieldProblem> Problems);
