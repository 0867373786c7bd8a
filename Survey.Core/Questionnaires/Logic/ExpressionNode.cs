using Survey.Core.Questionnaires.Answers;

namespace Survey.Core.Questionnaires.Logic;

/// <summary>A node of a parsed expression.</summary>
internal abstract record ExpressionNode
{
    public abstract ExpressionValue Evaluate(AnswerScope scope, Answer? current);

    internal sealed record Literal(ExpressionValue Value) : ExpressionNode
    {
        public override ExpressionValue Evaluate(AnswerScope scope, Answer? current) => Value;
    }

    /// <summary><c>${code}</c>; without an answer, the empty text.</summary>
    internal sealed record Reference(string Code) : ExpressionNode
    {
        public override ExpressionValue Evaluate(AnswerScope scope, Answer? current) => new(scope.GetText(Code));
    }

    /// <summary><c>.</c></summary>
    internal sealed record Current : ExpressionNode
    {
        public override ExpressionValue Evaluate(AnswerScope scope, Answer? current) => new(current?.ToText() ?? "");
    }

    internal sealed record Binary(ExpressionOperator Operator, ExpressionNode Left, ExpressionNode Right) : ExpressionNode
    {
        public override ExpressionValue Evaluate(AnswerScope scope, Answer? current) =>
            Operator.Apply(Left.Evaluate(scope, current), Right.Evaluate(scope, current));
    }

    internal sealed record Negation(ExpressionNode Operand) : ExpressionNode
    {
        public override ExpressionValue Evaluate(AnswerScope scope, Answer? current) => new(-Operand.Evaluate(scope, current).AsNumber);
    }

    internal sealed record And(ExpressionNode Left, ExpressionNode Right) : ExpressionNode
    {
        public override ExpressionValue Evaluate(AnswerScope scope, Answer? current) =>
            new(Left.Evaluate(scope, current).IsTrue && Right.Evaluate(scope, current).IsTrue);
    }

    internal sealed record Or(ExpressionNode Left, ExpressionNode Right) : ExpressionNode
    {
        public override ExpressionValue Evaluate(AnswerScope scope, Answer? current) =>
            new(Left.Evaluate(scope, current).IsTrue || Right.Evaluate(scope, current).IsTrue);
    }

    internal sealed record Not(ExpressionNode Operand) : ExpressionNode
    {
        public override ExpressionValue Evaluate(AnswerScope scope, Answer? current) => new(!Operand.Evaluate(scope, current).IsTrue);
    }

    /// <summary><c>selected(list, code)</c>: whether the code is one of the codes with spaces between.</summary>
    internal sealed record Selected(ExpressionNode List, ExpressionNode Code) : ExpressionNode
    {
        public override ExpressionValue Evaluate(AnswerScope scope, Answer? current)
        {
            var code = Code.Evaluate(scope, current).AsText.Trim();
            var list = List.Evaluate(scope, current).AsText;
            return new(list.Split(' ', StringSplitOptions.RemoveEmptyEntries).Contains(code, StringComparer.Ordinal));
        }
    }

    /// <summary><c>count-selected(list)</c>: how many codes there are.</summary>
    internal sealed record CountSelected(ExpressionNode List) : ExpressionNode
    {
        public override ExpressionValue Evaluate(AnswerScope scope, Answer? current) =>
            new((double)List.Evaluate(scope, current).AsText.Split(' ', StringSplitOptions.RemoveEmptyEntries).Length);
    }

    /// <summary><c>string-length(text)</c>, counted as UTF-16 units.</summary>
    internal sealed record TextLength(ExpressionNode Operand) : ExpressionNode
    {
        public override ExpressionValue Evaluate(AnswerScope scope, Answer? current) =>
            new((double)Operand.Evaluate(scope, current).AsText.Length);
    }
}
