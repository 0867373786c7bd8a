using Survey.Core.Problems;

namespace Survey.Core.Questionnaires.Logic;

/// <summary>Aborts an evaluation. <see cref="Expression"/> catches it and returns a failed <see cref="ExpressionResult"/>.</summary>
/// <param name="reason">The reason and what to do, as part of a sentence.</param>
/// <param name="isTooMuchWork">True if a limit of work was reached, so that the expression is not evaluated in other rows either.</param>
internal sealed class EvaluationException(Phrase reason, bool isTooMuchWork = false) : Exception
{
    /// <summary>The reason, as a part of a sentence.</summary>
    public Phrase Reason { get; } = reason;

    /// <summary>True if a limit of work was reached.</summary>
    public bool IsTooMuchWork { get; } = isTooMuchWork;
}
