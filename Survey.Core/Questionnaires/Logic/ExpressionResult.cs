namespace Survey.Core.Questionnaires.Logic;

/// <summary>What came of evaluating an expression.</summary>
/// <param name="Text">The value as a text; empty after a failure.</param>
/// <param name="Number">The value as a number; NaN if it tells none, and after a failure.</param>
/// <param name="Truth">The value as a truth value; false after a failure.</param>
/// <param name="Failure">Why it could not be finished, as a part of a sentence; null if it was.</param>
public readonly record struct ExpressionResult(string Text, double Number, bool Truth, string? Failure)
{
    /// <summary>The result of an evaluation that could not be finished.</summary>
    internal static ExpressionResult OfFailure(string failure) => new("", double.NaN, false, failure);
}
