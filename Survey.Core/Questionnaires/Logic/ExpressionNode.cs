using Survey.Core.Questionnaires.Logic.Functions;

namespace Survey.Core.Questionnaires.Logic;

/// <summary>A node of a parsed expression. Its text is fully parenthesized, so that parsing it gives the same tree.</summary>
public abstract record ExpressionNode
{
    /// <summary>What it is worked out from, in order.</summary>
    public virtual IEnumerable<ExpressionNode> Children => [];

    internal abstract ExpressionValue Evaluate(Evaluation evaluation);

    /// <summary>The value where a set may stand: a reference gives every answer it reaches, anything else its value.</summary>
    internal virtual ExpressionValue EvaluateAsSet(Evaluation evaluation) => Evaluate(evaluation);

    /// <summary>A constant.</summary>
    /// <param name="Value">Its value.</param>
    public sealed record Literal(ExpressionValue Value) : ExpressionNode
    {
        internal override ExpressionValue Evaluate(Evaluation evaluation) => Value;

        /// <inheritdoc/>
        public override string ToString()
        {
            var text = Value.ToText();
            return Value.Kind == ExpressionValueKind.Number ? text : text.Contains('\'', StringComparison.Ordinal) ? $"\"{text}\"" : $"'{text}'";
        }
    }

    /// <summary><c>${code}</c>, with no steps up, or <c>../code</c>.</summary>
    /// <param name="Code">The question.</param>
    /// <param name="Ups">How many <c>..</c> stand before it.</param>
    public sealed record Reference(string Code, int Ups) : ExpressionNode
    {
        internal override ExpressionValue Evaluate(Evaluation evaluation)
        {
            evaluation.Step();
            return ReferenceReader.GetValue(evaluation.Scope, this);
        }

        internal override ExpressionValue EvaluateAsSet(Evaluation evaluation)
        {
            evaluation.Step();
            return ReferenceReader.GetSet(evaluation, this);
        }

        /// <inheritdoc/>
        public override string ToString() => Ups == 0 ? $"${{{Code}}}" : string.Concat(Enumerable.Repeat("../", Ups)) + Code;
    }

    /// <summary><c>..</c> or <c>../..</c>: the row around, or the one around that.</summary>
    internal sealed record Row(int Ups) : ExpressionNode
    {
        internal override ExpressionValue Evaluate(Evaluation evaluation) => ExpressionValue.Empty;

        /// <inheritdoc/>
        public override string ToString() => string.Join('/', Enumerable.Repeat("..", Ups));
    }

    /// <summary><c>.</c></summary>
    internal sealed record Current : ExpressionNode
    {
        internal override ExpressionValue Evaluate(Evaluation evaluation) => ExpressionValue.OfText(evaluation.Current);

        /// <inheritdoc/>
        public override string ToString() => ".";
    }

    /// <summary>A bare name: a column of the choice that is being filtered.</summary>
    internal sealed record Column(string Name) : ExpressionNode
    {
        internal override ExpressionValue Evaluate(Evaluation evaluation) => ExpressionValue.OfText(evaluation.GetColumn(Name));

        /// <inheritdoc/>
        public override string ToString() => Name;
    }

    /// <summary>Minus signs before an operand.</summary>
    internal sealed record Negation(ExpressionNode Operand, int Signs) : ExpressionNode
    {
        /// <inheritdoc/>
        public override IEnumerable<ExpressionNode> Children => [Operand];

        internal override ExpressionValue Evaluate(Evaluation evaluation)
        {
            var number = evaluation.ToNumber(Operand.Evaluate(evaluation));
            return ExpressionValue.OfNumber(Signs % 2 == 1 ? -number : number);
        }

        /// <inheritdoc/>
        public override string ToString() => $"{new string('-', Signs)}{(Operand is Negation ? $"({Operand})" : Operand)}";
    }

    /// <summary>Operands with operators of one level between, worked out from left to right.</summary>
    public sealed record Chain(ExpressionNode First, IReadOnlyList<ExpressionLink> Links) : ExpressionNode
    {
        /// <inheritdoc/>
        public override IEnumerable<ExpressionNode> Children => [First, .. Links.Select(link => link.Operand)];

        internal override ExpressionValue Evaluate(Evaluation evaluation)
        {
            var value = First.Evaluate(evaluation);
            foreach (var link in Links)
            {
                evaluation.Step();
                value = link.Operator.StopsAt is { } truth && value.ToTruth() == truth
                    ? ExpressionValue.OfTruth(truth)
                    : link.Operator.Apply(evaluation, value, link.Operand.Evaluate(evaluation));
            }

            return value;
        }

        /// <inheritdoc/>
        public override string ToString() => $"({First}{string.Concat(Links.Select(link => $" {link.Operator.Symbol} {link.Operand}"))})";
    }

    /// <summary>A call of a function.</summary>
    public sealed record Call : ExpressionNode
    {
        internal Call(ExpressionFunction function, IReadOnlyList<ExpressionNode> arguments)
        {
            Function = function;
            Arguments = arguments;
        }

        /// <summary>The name of the function, as it is written.</summary>
        public string Name => Function.Name;

        /// <summary>The arguments, in the order written.</summary>
        public IReadOnlyList<ExpressionNode> Arguments { get; }

        internal ExpressionFunction Function { get; }

        /// <inheritdoc/>
        public override IEnumerable<ExpressionNode> Children => Arguments;

        internal override ExpressionValue Evaluate(Evaluation evaluation)
        {
            evaluation.Step();
            return Function.Apply(evaluation, Arguments);
        }

        /// <inheritdoc/>
        public override string ToString() => $"{Function.Name}({string.Join(", ", Arguments)})";
    }
}
