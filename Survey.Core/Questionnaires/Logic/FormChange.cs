using Survey.Core.Questionnaires.Questions;

namespace Survey.Core.Questionnaires.Logic;

/// <summary>A question whose relevance or calculated value is different since an answer changed.</summary>
/// <param name="Scope">The scope it is asked in: the questionnaire's, or that of a row.</param>
/// <param name="Question">The question.</param>
public sealed record FormChange(AnswerScope Scope, ScopedQuestion Question);
