using Survey.Core.Problems;

namespace Survey.Core.Questionnaires.Logic;

/// <summary>Aborts an evaluation. <see cref="Expression"/> catches it and returns a failed <see cref="ExpressionResult"/>.</summary>
/// <param name="reason">The reason and what to do, as part of a sentence.</param>
internal sealed class EvaluationException(Phrase reason) : Exception
{
    /// <summary>The reason, as a part of a sentence.</summary>
    public Phrase Reason { get; } = reason;
}
