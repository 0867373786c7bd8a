using Survey.Core.Questionnaires.Questions;

namespace Survey.Core.Questionnaires.Logic;

/// <summary>A question whose relevance or calculated value has changed because of an answer.</summary>
/// <param name="Scope">The scope that contains the question: the questionnaire's, or that of a row.</param>
/// <param name="Question">The question that changed.</param>
public sealed record FormChange(AnswerScope Scope, ScopedQuestion Question);
