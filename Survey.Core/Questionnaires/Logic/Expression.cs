using Survey.Core.Problems;
using Survey.Core.Questionnaires.Answers;
using Survey.Core.Questionnaires.Logic.Functions;

namespace Survey.Core.Questionnaires.Logic;

// How expressions work.
//
// The language is that of XLSForm: XPath 1.0 with ${code} for questions and the functions of OpenRosa. docs/logic.md
// describes it for form authors. ExpressionTokenizer splits the text into tokens, and ExpressionParser builds a tree
// of ExpressionNodes from them. ExpressionChecker checks the tree once against the questionnaire around it: does
// every question exist, and is it a single answer or the answers of all rows? Evaluation evaluates the tree as often
// as needed.
//
// Values (ExpressionValue) are texts, numbers, truth values, dates, date-times and sets. An answer is always a text,
// as in the XML of a form. That is why ${n} = '5.0' compares characters but ${n} = 5.0 compares numbers, and why the
// answer "false" is true. An unanswered question, and one that is not relevant, gives the empty text. A set contains
// the answers to a question in all rows, without those that are not relevant. An answer in a row that does not exist
// is an empty set.
//
// The answers come from an AnswerScope. It evaluates relevance and calculations in the order of LogicGraph: the
// dependencies of a question are evaluated before the question itself. So a long chain of references never becomes
// deep recursion.
//
// Limits make sure that no form and no answer can cause endless work: the length of the text and the depth of its
// tree (ExpressionParser), the steps of one expression and the length of the texts it creates (Evaluation), the steps
// of all expressions over one set of answers (FormEvaluation), and the steps of a pattern (TextPattern). An expression
// that reaches a limit is stopped for all rows and reported once; after that, simple expressions still work. A chain of
// operators is one node, however long it is. An evaluation that cannot be finished gives a failure with a reason,
// which is reported as expression-failed at its question. The EvaluationException behind it is thrown and caught
// within this folder.
//
// Everything is pure. The time, the time zone and random numbers are passed in (EvaluationContext). The only caches hold
// values that depend on nothing but their key: the LogicGraph of a questionnaire and the compiled pattern of a text
// (TextPattern).

/// <summary>A condition, calculation or filter in the language of XLSForm; see <c>docs/logic.md</c>.</summary>
public sealed class Expression
{
    private readonly IReadOnlyDictionary<ExpressionNode, Range> _written;
    private readonly ExpressionResult? _constant;

    internal Expression(string text, ExpressionNode root, IReadOnlyDictionary<ExpressionNode, Range> written)
    {
        _written = written;
        Text = text;
        Root = root;
        var (references, nodes) = (new List<string>(), new List<ExpressionNode.Reference>());
        Collect(root, references, nodes);
        References = references;
        ReferenceNodes = nodes;
        _constant = root is not ExpressionNode.Call { Arguments.Count: 0 } call ? null
            : call.Name == "true" ? new("true", 1, Truth: true, Failure: null)
            : call.Name == "false" ? new("false", 0, Truth: false, Failure: null)
            : null;
        LooksIntoOtherRows = Walk(root).OfType<ExpressionNode.Call>().Any(call => call.Function.Name == RepeatFunctions.IndexedRepeat);
    }

    /// <summary>The expression as written.</summary>
    public string Text { get; }

    /// <summary>The codes that it refers to with <c>${code}</c> or a path, each once, in the order of their first use.</summary>
    public IReadOnlyList<string> References { get; }

    /// <summary>The expression as a tree.</summary>
    public ExpressionNode Root { get; }

    /// <summary>Every reference in the expression, including repeated ones.</summary>
    internal IReadOnlyList<ExpressionNode.Reference> ReferenceNodes { get; }

    /// <summary>True if it looks up answers in other rows than its own.</summary>
    internal bool LooksIntoOtherRows { get; }

    /// <summary>A node of the expression as its author wrote it.</summary>
    internal string WrittenOf(ExpressionNode node) =>
        _written.TryGetValue(node, out var range) ? Text[range].TrimEnd() : node.ToString()!;

    /// <summary>Parses an expression.</summary>
    /// <returns>The expression; null after a problem.</returns>
    public static Expression? Parse(string text, Place place, ProblemLog problems) =>
        new ExpressionParser(text, withColumns: false).Parse(place, problems);

    /// <summary>Parses a choice filter. In it, a bare name is a column of the choice, as in <c>region = ${region}</c>.</summary>
    /// <returns>The expression; null after a problem.</returns>
    public static Expression? ParseFilter(string text, Place place, ProblemLog problems) =>
        new ExpressionParser(text, withColumns: true).Parse(place, problems);

    /// <summary>The names of the columns that a choice filter uses, each once.</summary>
    public IReadOnlyList<string> GetColumns() =>
        [.. Walk(Root).OfType<ExpressionNode.Column>().Select(column => column.Name).Distinct(StringComparer.Ordinal)];

    /// <summary>True if the condition is fulfilled; false if the evaluation fails.</summary>
    /// <param name="scope">The answers that it may refer to.</param>
    /// <param name="current">The answer that <c>.</c> refers to; null for none.</param>
    public bool Holds(AnswerScope scope, Answer? current = null) => Evaluate(scope, current).Truth;

    /// <summary>True if a choice is to be offered; false if the evaluation fails.</summary>
    /// <param name="scope">The answers that it may refer to.</param>
    /// <param name="columns">Returns the value of a column of the choice by name; null for an unknown column.</param>
    public bool Holds(AnswerScope scope, Func<string, string?> columns) => Evaluate(scope, "", columns).Truth;

    /// <summary>The value as text; empty if the evaluation fails.</summary>
    /// <param name="scope">The answers that it may refer to.</param>
    public string ToText(AnswerScope scope) => Evaluate(scope).Text;

    /// <summary>Evaluates the expression. Never throws: a failed evaluation gives a result with a reason.</summary>
    /// <param name="scope">The answers that it may refer to.</param>
    /// <param name="current">The answer that <c>.</c> refers to; null for none.</param>
    public ExpressionResult Evaluate(AnswerScope scope, Answer? current = null) => Evaluate(scope, current?.ToText() ?? "", columns: null);

    internal ExpressionResult Evaluate(AnswerScope scope, string current, Func<string, string?>? columns = null, string? owner = null)
    {
        if (_constant is { } constant)
        {
            return constant;
        }

        if (scope.Form.FindStop(this) is { } stop)
        {
            return ExpressionResult.OfFailure(stop);
        }

        var evaluation = new Evaluation(scope, current, owner ?? Text, columns);
        try
        {
            var value = Root.Evaluate(evaluation);
            return new(value.ToText(), evaluation.ToNumber(value), value.ToTruth(), Failure: null);
        }
        catch (EvaluationException failure)
        {
            if (failure.IsTooMuchWork)
            {
                scope.Form.Stop(this, failure.Reason);
            }

            return ExpressionResult.OfFailure(failure.Reason);
        }
    }

    /// <summary>The node and all nodes below it, parents first.</summary>
    internal static IEnumerable<ExpressionNode> Walk(ExpressionNode node) => node.Children.SelectMany(Walk).Prepend(node);

    /// <inheritdoc/>
    public override string ToString() => Text;

    private static void Collect(ExpressionNode root, List<string> references, List<ExpressionNode.Reference> nodes)
    {
        foreach (var reference in Walk(root).OfType<ExpressionNode.Reference>())
        {
            nodes.Add(reference);
            if (!references.Contains(reference.Code, StringComparer.Ordinal))
            {
                references.Add(reference.Code);
            }
        }
    }
}
