using Survey.Core.Problems;
using Survey.Core.Questionnaires.Answers;

namespace Survey.Core.Questionnaires.Logic;

/// <summary>
/// A condition or calculation in the language of XLSForm. So far: <c>${code}</c>, <c>.</c> (the answer itself), texts
/// in quotes, numbers, comparisons, arithmetic, <c>and</c>, <c>or</c>, <c>not()</c>, <c>selected()</c>,
/// <c>count-selected()</c>, <c>string-length()</c>, <c>true()</c>,
/// <c>false()</c> and parentheses.
/// </summary>
public sealed class Expression
{
    private readonly ExpressionNode _root;

    internal Expression(string text, ExpressionNode root, IReadOnlyList<string> references)
    {
        Text = text;
        _root = root;
        References = references;
    }

    /// <summary>The expression as it was written.</summary>
    public string Text { get; }

    /// <summary>The codes it refers to by <c>${code}</c>, each once, in the order they stand.</summary>
    public IReadOnlyList<string> References { get; }

    /// <summary>Parses an expression.</summary>
    /// <returns>The expression; null after a problem.</returns>
    public static Expression? Parse(string text, Place place, ProblemLog problems) => new ExpressionParser(text, place, problems).Parse();

    /// <summary>Whether the condition holds.</summary>
    /// <param name="scope">The answers it may refer to.</param>
    /// <param name="current">The answer that <c>.</c> stands for; null for none.</param>
    public bool Holds(AnswerScope scope, Answer? current = null) => _root.Evaluate(scope, current).IsTrue;

    /// <summary>The value as a text.</summary>
    /// <param name="scope">The answers it may refer to.</param>
    public string ToText(AnswerScope scope) => _root.Evaluate(scope, current: null).AsText;

    /// <inheritdoc/>
    public override string ToString() => Text;
}
