using Survey.Core.Questionnaires.Logic.Functions;

namespace Survey.Core.Questionnaires.Logic;

/// <summary>A node of a parsed expression. Its text has all parentheses, so parsing the text gives the same tree.</summary>
public abstract record ExpressionNode
{
    /// <summary>The operands or arguments, in order.</summary>
    public virtual IEnumerable<ExpressionNode> Children => [];

    internal abstract ExpressionValue Evaluate(Evaluation evaluation);

    /// <summary>
    /// The value where a set is accepted: a reference gives the answers of all rows that it reaches; any other node gives
    /// its value.
    /// </summary>
    internal virtual ExpressionValue EvaluateAsSet(Evaluation evaluation) => Evaluate(evaluation);

    /// <summary>A constant.</summary>
    /// <param name="Value">The constant's value: a text or a number.</param>
    public sealed record Literal(ExpressionValue Value) : ExpressionNode
    {
        internal override ExpressionValue Evaluate(Evaluation evaluation) => Value;

        /// <inheritdoc/>
        public override string ToString()
        {
            var text = Value.ToText();
            return Value.Kind == ExpressionValueKind.Number ? text
                : text.Contains('\'', StringComparison.Ordinal) ? $"\"{text}\""
                : $"'{text}'";
        }
    }

    /// <summary>A reference to a question: <c>${code}</c> (no steps up) or <c>../code</c>.</summary>
    /// <param name="Code">Code of the question.</param>
    /// <param name="Ups">Number of <c>..</c> in front of the code.</param>
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

    /// <summary>A path to a row, <c>..</c> or <c>../..</c>, as the argument of <c>position()</c>. It has no value of its own.</summary>
    internal sealed record Row(int Ups) : ExpressionNode
    {
        internal override ExpressionValue Evaluate(Evaluation evaluation) => ExpressionValue.Empty;

        /// <inheritdoc/>
        public override string ToString() => string.Join('/', Enumerable.Repeat("..", Ups));
    }

    /// <summary>The current answer, <c>.</c></summary>
    internal sealed record Current : ExpressionNode
    {
        internal override ExpressionValue Evaluate(Evaluation evaluation) => ExpressionValue.OfText(evaluation.Current);

        /// <inheritdoc/>
        public override string ToString() => ".";
    }

    /// <summary>A bare name in a choice filter: a column of the choice that is being filtered.</summary>
    internal sealed record Column(string Name) : ExpressionNode
    {
        internal override ExpressionValue Evaluate(Evaluation evaluation) => ExpressionValue.OfText(evaluation.GetColumn(Name));

        /// <inheritdoc/>
        public override string ToString() => Name;
    }

    /// <summary>One or more minus signs in front of an operand.</summary>
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

    /// <summary>Operands joined by operators of one precedence level, evaluated from left to right.</summary>
    public sealed record Chain(ExpressionNode First, IReadOnlyList<ExpressionLink> Links) : ExpressionNode
    {
        /// <inheritdoc/>
        public override IEnumerable<ExpressionNode> Children => [First, .. Links.Select(link => link.Operand)];

        internal override ExpressionValue Evaluate(Evaluation evaluation)
        {
            var value = First.Evaluate(evaluation);
            for (var i = 0; i < Links.Count; i++)
            {
                var link = Links[i];
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

    /// <summary>A function call.</summary>
    public sealed record Call : ExpressionNode
    {
        internal Call(ExpressionFunction function, IReadOnlyList<ExpressionNode> arguments)
        {
            Function = function;
            Arguments = arguments;
        }

        /// <summary>Name of the function, as written.</summary>
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
