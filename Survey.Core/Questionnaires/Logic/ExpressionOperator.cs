namespace Survey.Core.Questionnaires.Logic;

/// <summary>An operator of two values.</summary>
/// <param name="Symbol">As it is written.</param>
/// <param name="Apply">What it does.</param>
internal sealed record ExpressionOperator(string Symbol, Func<ExpressionValue, ExpressionValue, ExpressionValue> Apply);
