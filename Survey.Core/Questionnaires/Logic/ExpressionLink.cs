namespace Survey.Core.Questionnaires.Logic;

/// <summary>A further operand of a chain, with the operator before it.</summary>
public sealed record ExpressionLink
{
    internal ExpressionLink(ExpressionOperator @operator, ExpressionNode operand)
    {
        Operator = @operator;
        Operand = operand;
    }

    /// <summary>The operator as it is written: <c>=</c>, <c>and</c>, ….</summary>
    public string Symbol => Operator.Symbol;

    /// <summary>What stands after the operator.</summary>
    public ExpressionNode Operand { get; }

    internal ExpressionOperator Operator { get; }
}
