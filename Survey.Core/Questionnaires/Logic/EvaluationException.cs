namespace Survey.Core.Questionnaires.Logic;

/// <summary>Aborts an evaluation. <see cref="Expression"/> catches it and returns a failed <see cref="ExpressionResult"/>.</summary>
/// <param name="message">The reason and what to do, as part of a sentence.</param>
internal sealed class EvaluationException(string message) : Exception(message);
