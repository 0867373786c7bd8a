namespace Survey.Core.Questionnaires.Logic;

/// <summary>A further operand of a chain, with the operator before it.</summary>
internal sealed record ExpressionLink(ExpressionOperator Operator, ExpressionNode Operand);
