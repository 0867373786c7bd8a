using Survey.Core.Questionnaires.Logic;

namespace Survey.Core.Questionnaires.Questions;

/// <summary>A question with all that decides whether it is asked.</summary>
/// <param name="Question">The question.</param>
/// <param name="Conditions">Its own condition and those of the sections around it; all must hold.</param>
public sealed record ScopedQuestion(Question Question, IReadOnlyList<Expression> Conditions);
