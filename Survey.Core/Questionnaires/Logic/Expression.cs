using Survey.Core.Problems;
using Survey.Core.Questionnaires.Answers;
using Survey.Core.Questionnaires.Logic.Functions;

namespace Survey.Core.Questionnaires.Logic;

// How expressions work.
//
// The language is that of XLSForm: XPath 1.0 with ${code} for questions and the functions of OpenRosa; docs/logic.md
// tells it to form authors. A text becomes tokens (ExpressionTokenizer), tokens a small tree (ExpressionParser,
// ExpressionNode). The tree is checked against the questionnaire around it once (ExpressionChecker: does every question
// exist, is it one answer or the answers of all rows), and evaluated as often as need be (Evaluation).
//
// The values (ExpressionValue) are texts, numbers, truth values, dates, moments and sets. An answer is always a text, as
// it is in the XML of a form: that is why ${n} = '5.0' compares letters and ${n} = 5.0 numbers, and why an answer
// “false” is true. No answer is the empty text, and so is an answer that is not relevant. A set is the answers of a
// question in all rows, without those not relevant; an empty set is what an answer of a row that does not exist is.
//
// The answers come from an AnswerScope, which works out relevance and calculations in the order that LogicGraph gives:
// everything something depends on is known before it is asked for, so that no detour of references, however long,
// becomes a depth of calls.
//
// What is bounded, so that nothing a form or an answer says makes this run away: the length of the text and the depth of
// its tree (ExpressionParser), the steps of one expression and the length of the texts it makes (Evaluation), the steps
// of all expressions over one set of answers (FormEvaluation), the time of a pattern (TextPattern). A chain of operators
// is one node whatever its length. What cannot be finished is a failure with a reason, told as expression-failed at its
// question: an EvaluationException is thrown and caught within this folder and never leaves it.
//
// Everything is pure: the time, the zone and chance are handed in (Surroundings), and remembered are only things that
// follow from their key (LogicGraph of a questionnaire, TextPattern of a pattern).

/// <summary>A condition, calculation or filter in the language of XLSForm; see <c>docs/logic.md</c>.</summary>
public sealed class Expression
{
    internal Expression(string text, ExpressionNode root)
    {
        Text = text;
        Root = root;
        var (references, nodes) = (new List<string>(), new List<ExpressionNode.Reference>());
        Collect(root, references, nodes);
        References = references;
        ReferenceNodes = nodes;
        LooksIntoOtherRows = Walk(root).OfType<ExpressionNode.Call>().Any(call => call.Function.Name == RepeatFunctions.IndexedRepeat);
    }

    /// <summary>The expression as it was written.</summary>
    public string Text { get; }

    /// <summary>The codes it refers to by <c>${code}</c> or a path, each once, in the order they stand.</summary>
    public IReadOnlyList<string> References { get; }

    /// <summary>The expression as a tree.</summary>
    public ExpressionNode Root { get; }

    /// <summary>Every reference, as often as it stands there.</summary>
    internal IReadOnlyList<ExpressionNode.Reference> ReferenceNodes { get; }

    /// <summary>Whether it looks up answers in a row other than its own.</summary>
    internal bool LooksIntoOtherRows { get; }

    /// <summary>Parses an expression.</summary>
    /// <returns>The expression; null after a problem.</returns>
    public static Expression? Parse(string text, Place place, ProblemLog problems) =>
        new ExpressionParser(text, withColumns: false).Parse(place, problems);

    /// <summary>Parses a filter of choices, in which a bare name is a column of the choice, as in <c>region = ${region}</c>.</summary>
    /// <returns>The expression; null after a problem.</returns>
    public static Expression? ParseFilter(string text, Place place, ProblemLog problems) =>
        new ExpressionParser(text, withColumns: true).Parse(place, problems);

    /// <summary>The names of columns that a filter uses, each once.</summary>
    public IReadOnlyList<string> GetColumns() => [.. Walk(Root).OfType<ExpressionNode.Column>().Select(column => column.Name).Distinct(StringComparer.Ordinal)];

    /// <summary>Whether the condition holds; false if it cannot be worked out.</summary>
    /// <param name="scope">The answers it may refer to.</param>
    /// <param name="current">The answer that <c>.</c> stands for; null for none.</param>
    public bool Holds(AnswerScope scope, Answer? current = null) => Evaluate(scope, current).Truth;

    /// <summary>Whether a choice is to be offered; false if that cannot be worked out.</summary>
    /// <param name="scope">The answers it may refer to.</param>
    /// <param name="columns">The value of a column of the choice by its name; null for a column it does not have.</param>
    public bool Holds(AnswerScope scope, Func<string, string?> columns) => Evaluate(scope, "", columns).Truth;

    /// <summary>The value as a text; empty if it cannot be worked out.</summary>
    /// <param name="scope">The answers it may refer to.</param>
    public string ToText(AnswerScope scope) => Evaluate(scope).Text;

    /// <summary>Works the expression out.</summary>
    /// <param name="scope">The answers it may refer to.</param>
    /// <param name="current">The answer that <c>.</c> stands for; null for none.</param>
    public ExpressionResult Evaluate(AnswerScope scope, Answer? current = null) => Evaluate(scope, current?.ToText() ?? "", columns: null);

    internal ExpressionResult Evaluate(AnswerScope scope, string current, Func<string, string?>? columns = null)
    {
        var evaluation = new Evaluation(scope, current, columns);
        try
        {
            var value = Root.Evaluate(evaluation);
            return new(value.ToText(), evaluation.ToNumber(value), value.ToTruth(), Failure: null);
        }
        catch (EvaluationException failure)
        {
            return ExpressionResult.OfFailure(failure.Message);
        }
    }

    /// <summary>A node and all below it, itself first.</summary>
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
