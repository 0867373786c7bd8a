namespace Survey.Core.Questionnaires.Logic;

/// <summary>Leaves an evaluation that cannot be finished; never leaves <see cref="Expression"/>.</summary>
/// <param name="message">What went wrong and what to do, as a part of a sentence.</param>
internal sealed class EvaluationException(string message) : Exception(message);
