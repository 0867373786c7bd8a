using Survey.Core.Problems;

namespace Survey.Core.Questionnaires.Logic;

/// <summary>The result of evaluating an expression.</summary>
/// <param name="Text">The value as text; empty if the evaluation failed.</param>
/// <param name="Number">The value as a number; NaN if it is not a number or the evaluation failed.</param>
/// <param name="Truth">The value as a truth value; false if the evaluation failed.</param>
/// <param name="Failure">The reason of the failure, as part of a sentence; null if the evaluation succeeded.</param>
public readonly record struct ExpressionResult(string Text, double Number, bool Truth, Phrase? Failure)
{
    /// <summary>The result of a failed evaluation.</summary>
    internal static ExpressionResult OfFailure(Phrase failure) => new("", double.NaN, false, failure);
}
