namespace Survey.Core.Questionnaires.Logic;

/// <summary>One more operand of an <see cref="ExpressionNode.Chain"/>, with the operator in front of it.</summary>
public sealed record ExpressionLink
{
    internal ExpressionLink(ExpressionOperator @operator, ExpressionNode operand)
    {
        Operator = @operator;
        Operand = operand;
    }

    /// <summary>The operator as written: <c>=</c>, <c>and</c>, …</summary>
    public string Symbol => Operator.Symbol;

    /// <summary>The operand after the operator.</summary>
    public ExpressionNode Operand { get; }

    internal ExpressionOperator Operator { get; }
}
