using Survey.Core.Questionnaires.Logic.Functions;

namespace Survey.Core.Questionnaires.Logic;

/// <summary>A node of a parsed expression. Its text is fully parenthesized, so that parsing it gives the same tree.</summary>
internal abstract record ExpressionNode
{
    /// <summary>What it is worked out from, in order.</summary>
    public virtual IEnumerable<ExpressionNode> Children => [];

    public abstract ExpressionValue Evaluate(Evaluation evaluation);

    /// <summary>The value where a set may stand: a reference gives every answer it reaches, anything else its value.</summary>
    public virtual ExpressionValue EvaluateAsSet(Evaluation evaluation) => Evaluate(evaluation);

    internal sealed record Literal(ExpressionValue Value) : ExpressionNode
    {
        public override ExpressionValue Evaluate(Evaluation evaluation) => Value;

        public override string ToString()
        {
            var text = Value.ToText();
            return Value.Kind == ExpressionValueKind.Number ? text : text.Contains('\'', StringComparison.Ordinal) ? $"\"{text}\"" : $"'{text}'";
        }
    }

    /// <summary><c>${code}</c>, with no steps up, or <c>../code</c>.</summary>
    /// <param name="Code">The question.</param>
    /// <param name="Ups">How many <c>..</c> stand before it.</param>
    internal sealed record Reference(string Code, int Ups) : ExpressionNode
    {
        public override ExpressionValue Evaluate(Evaluation evaluation)
        {
            evaluation.Step();
            return ReferenceReader.GetValue(evaluation.Scope, this);
        }

        public override ExpressionValue EvaluateAsSet(Evaluation evaluation)
        {
            evaluation.Step();
            return ReferenceReader.GetSet(evaluation, this);
        }

        public override string ToString() => Ups == 0 ? $"${{{Code}}}" : string.Concat(Enumerable.Repeat("../", Ups)) + Code;
    }

    /// <summary><c>..</c> or <c>../..</c>: the row around, or the one around that.</summary>
    internal sealed record Row(int Ups) : ExpressionNode
    {
        public override ExpressionValue Evaluate(Evaluation evaluation) => ExpressionValue.Empty;

        public override string ToString() => string.Join('/', Enumerable.Repeat("..", Ups));
    }

    /// <summary><c>.</c></summary>
    internal sealed record Current : ExpressionNode
    {
        public override ExpressionValue Evaluate(Evaluation evaluation) => ExpressionValue.OfText(evaluation.Current);

        public override string ToString() => ".";
    }

    /// <summary>A bare name: a column of the choice that is being filtered.</summary>
    internal sealed record Column(string Name) : ExpressionNode
    {
        public override ExpressionValue Evaluate(Evaluation evaluation) => ExpressionValue.OfText(evaluation.GetColumn(Name));

        public override string ToString() => Name;
    }

    /// <summary>Minus signs before an operand.</summary>
    internal sealed record Negation(ExpressionNode Operand, int Signs) : ExpressionNode
    {
        public override IEnumerable<ExpressionNode> Children => [Operand];

        public override ExpressionValue Evaluate(Evaluation evaluation)
        {
            var number = evaluation.ToNumber(Operand.Evaluate(evaluation));
            return ExpressionValue.OfNumber(Signs % 2 == 1 ? -number : number);
        }

        public override string ToString() => $"{new string('-', Signs)}{(Operand is Negation ? $"({Operand})" : Operand)}";
    }

    /// <summary>Operands with operators of one level between, worked out from left to right.</summary>
    internal sealed record Chain(ExpressionNode First, IReadOnlyList<ExpressionLink> Links) : ExpressionNode
    {
        public override IEnumerable<ExpressionNode> Children => [First, .. Links.Select(link => link.Operand)];

        public override ExpressionValue Evaluate(Evaluation evaluation)
        {
            var value = First.Evaluate(evaluation);
            foreach (var (operation, operand) in Links)
            {
                evaluation.Step();
                value = operation.StopsAt is { } truth && value.ToTruth() == truth
                    ? ExpressionValue.OfTruth(truth)
                    : operation.Apply(evaluation, value, operand.Evaluate(evaluation));
            }

            return value;
        }

        public override string ToString() => $"({First}{string.Concat(Links.Select(link => $" {link.Operator.Symbol} {link.Operand}"))})";
    }

    internal sealed record Call(ExpressionFunction Function, IReadOnlyList<ExpressionNode> Arguments) : ExpressionNode
    {
        public override IEnumerable<ExpressionNode> Children => Arguments;

        public override ExpressionValue Evaluate(Evaluation evaluation)
        {
            evaluation.Step();
            return Function.Apply(evaluation, Arguments);
        }

        public override string ToString() => $"{Function.Name}({string.Join(", ", Arguments)})";
    }
}
