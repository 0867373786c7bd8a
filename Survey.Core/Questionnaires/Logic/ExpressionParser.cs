using System.Globalization;
using Survey.Core.Problems;
using Survey.Core.Questionnaires.Logic.Functions;

namespace Survey.Core.Questionnaires.Logic;

/// <summary>
/// Parses an expression into a tree by recursive descent. Operators from lowest to highest precedence: <c>or</c>;
/// <c>and</c>; <c>= !=</c>; <c>&lt; &lt;= &gt; &gt;=</c>; <c>+ -</c>; <c>* div mod</c>; unary minus. All binary
/// operators are left-associative.
/// </summary>
/// <remarks>
/// Length and depth are limited, so that no text can cause unbounded work or deep recursion. A chain of operators of
/// one level becomes a single node, so that evaluating a long chain is not deep either.
/// </remarks>
/// <param name="text">The text to parse.</param>
/// <param name="withColumns">
/// True if a bare name is the name of a column, as in a choice filter. Otherwise a bare name is a problem.
/// </param>
internal sealed class ExpressionParser(string text, bool withColumns)
{
    public const int MaxTextLength = 10_000;
    public const int DeepestNesting = 64;

    // Two nodes may be equal, so the keys are compared by reference.
    private readonly Dictionary<ExpressionNode, Range> _written = new(ReferenceEqualityComparer.Instance);
    private IReadOnlyList<ExpressionToken> _tokens = [];
    private int _next;
    private int _depth;
    private bool _isInItem;

    private ExpressionToken Next => _tokens[_next];

    /// <summary>Parses the whole text. Null after a problem.</summary>
    public Expression? Parse(Place place, ProblemLog problems)
    {
        try
        {
            if (text.Length > MaxTextLength)
            {
                throw new ExpressionMalformed(new Phrase("reason-long", ("most", MaxTextLength)));
            }

            _tokens = ExpressionTokenizer.Tokenize(text);
            var root = ParseLevel(0);
            return Next.Kind == ExpressionTokenKind.End ? new Expression(text, root, _written)
                : throw Unexpected(new Phrase("wanted-operator"));
        }
        catch (ExpressionMalformed malformed)
        {
            problems.Add(ProblemCatalogue.ExpressionMalformed, place, ("expression", text), ("reason", malformed.Reason));
            return null;
        }
    }

    private ExpressionNode ParseLevel(int level)
    {
        if (level == ExpressionOperator.Levels.Count)
        {
            return ParseUnary();
        }

        var start = _next;
        var first = ParseLevel(level + 1);
        List<ExpressionLink>? links = null;
        while (ExpressionOperator.Levels[level].FirstOrDefault(each => IsNext(each.Symbol)) is { } found)
        {
            _next++;
            (links ??= []).Add(new(found, ParseLevel(level + 1)));
        }

        return links is null ? first : Note(new ExpressionNode.Chain(first, links), start);
    }

    private ExpressionNode ParseUnary()
    {
        var signs = 0;
        while (TakeSymbol("-"))
        {
            signs++;
        }

        var operand = ParsePrimary();
        return signs == 0 ? operand : new ExpressionNode.Negation(operand, signs);
    }

    private ExpressionNode ParsePrimary()
    {
        if (++_depth > DeepestNesting)
        {
            throw new ExpressionMalformed(new Phrase("reason-deep", ("most", DeepestNesting)));
        }

        var start = _next;
        var node = Note(ParseOperand(), start);
        _depth--;
        return node;
    }

    /// <summary>Notes where a node was written: from a token to the one before the next. Brackets around it do not belong to it.</summary>
    private ExpressionNode Note(ExpressionNode node, int start)
    {
        _written.TryAdd(node, _tokens[start].At..Next.At);
        return node;
    }

    private ExpressionNode ParseOperand()
    {
        var token = Next;
        switch (token.Kind)
        {
            case ExpressionTokenKind.Text:
                _next++;
                return new ExpressionNode.Literal(ExpressionValue.OfText(token.Text));
            case ExpressionTokenKind.Number:
                _next++;
                return ParseNumber(token.Text);
            case ExpressionTokenKind.Reference:
                _next++;
                return TakeSymbol("/")
                    ? throw new ExpressionMalformed(new Phrase("reason-path", ("found", $"${{{token.Text}}}")))
                    : new ExpressionNode.Reference(token.Text, Ups: 0);
            case ExpressionTokenKind.Name:
                return ParseName();
            case ExpressionTokenKind.Symbol when token.Text == "(":
                _next++;
                var inside = ParseLevel(0);
                Require(")");
                return inside;
            case ExpressionTokenKind.Symbol when token.Text == ".":
                _next++;
                return TakeSymbol("/") ? ParsePath(ups: 0) : new ExpressionNode.Current();
            case ExpressionTokenKind.Symbol when token.Text == "..":
                return ParsePath(ups: 0);
            default:
                throw Unexpected(new Phrase("wanted-value"));
        }
    }

    /// <summary>Parses <c>../../code</c>, or <c>../..</c> for a row.</summary>
    private ExpressionNode ParsePath(int ups)
    {
        var start = _next;
        while (TakeSymbol(".."))
        {
            ups++;
            if (!TakeSymbol("/"))
            {
                return IsArgumentOfPosition(start)
                    ? new ExpressionNode.Row(ups)
                    : throw new ExpressionMalformed(new Phrase("reason-row", ("at", _tokens[start].At + 1)));
            }
        }

        if (ups == 0 || Next.Kind != ExpressionTokenKind.Name)
        {
            throw Unexpected(new Phrase("wanted-code"));
        }

        var code = Next.Text;
        _next++;
        return TakeSymbol("/")
            ? throw new ExpressionMalformed(new Phrase("reason-path", ("found", code)))
            : new ExpressionNode.Reference(code, ups);
    }

    private bool IsArgumentOfPosition(int start) =>
        start >= 2
        && _tokens[start - 2] is { Kind: ExpressionTokenKind.Name, Text: "position" }
        && _tokens[start - 1].Text == "("
        && IsNext(")");

    private static ExpressionNode.Literal ParseNumber(string written) =>
        double.TryParse(written, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number)
            ? new(ExpressionValue.OfNumber(number))
            : throw new ExpressionMalformed(new Phrase("reason-number", ("found", written)));

    private ExpressionNode ParseName()
    {
        var token = Next;
        _next++;
        if (!TakeSymbol("("))
        {
            if (withColumns || _isInItem)
            {
                return new ExpressionNode.Column(token.Text);
            }

            throw token.Text == "null"
                ? new ExpressionMalformed(new Phrase("reason-null", ("at", token.At + 1)))
                : new ExpressionMalformed(new Phrase("reason-name", ("found", token.Text), ("at", token.At + 1)));
        }

        if (token.Text == "instance")
        {
            return ParseLookup();
        }

        var arguments = new List<ExpressionNode>();
        if (!TakeSymbol(")"))
        {
            do
            {
                arguments.Add(ParseLevel(0));
            }
            while (TakeSymbol(","));
            Require(")");
        }

        return FunctionTable.Find(token.Text) is { } function
            ? MakeCall(function, arguments)
            : throw new ExpressionMalformed(FunctionTable.ExplainUnknown(token.Text));
    }

    /// <summary>Parses <c>instance('list')/root/item[condition]/column</c> after its first parenthesis.</summary>
    private ChoiceLookup ParseLookup()
    {
        var list = Next;
        if (list.Kind != ExpressionTokenKind.Text)
        {
            throw Unexpected(new Phrase("wanted-value"));
        }

        _next++;
        foreach (var part in new[] { ")", "/", "root", "/", "item" })
        {
            _next += IsNext(part) ? 1 : throw Unexpected(new Phrase("wanted-symbol", ("symbol", part)));
        }

        var conditions = new List<ExpressionNode>();
        var around = _isInItem;
        _isInItem = true;
        while (TakeSymbol("["))
        {
            conditions.Add(ParseLevel(0));
            Require("]");
        }

        _isInItem = around;
        if (!TakeSymbol("/"))
        {
            return new ChoiceLookup(list.Text, conditions, Field: null);
        }

        var column = Next;
        _next += column.Kind == ExpressionTokenKind.Name ? 1 : throw Unexpected(new Phrase("wanted-code"));
        return new ChoiceLookup(list.Text, conditions, column.Text);
    }

    private static ExpressionNode.Call MakeCall(ExpressionFunction function, List<ExpressionNode> arguments)
    {
        if (!function.Takes(arguments.Count))
        {
            throw new ExpressionMalformed(function.ExplainArguments(arguments.Count));
        }

        return new ExpressionNode.Call(function, arguments);
    }

    private bool IsNext(string symbol) =>
        Next.Kind is ExpressionTokenKind.Symbol or ExpressionTokenKind.Name && string.Equals(Next.Text, symbol, StringComparison.Ordinal);

    private bool TakeSymbol(string symbol)
    {
        var found = Next.Kind == ExpressionTokenKind.Symbol && IsNext(symbol);
        _next += found ? 1 : 0;
        return found;
    }

    private void Require(string symbol)
    {
        if (!TakeSymbol(symbol))
        {
            throw Unexpected(new Phrase("wanted-symbol", ("symbol", symbol)));
        }
    }

    private ExpressionMalformed Unexpected(Phrase wanted) => new(Next switch
    {
        { Kind: ExpressionTokenKind.End } => new Phrase("reason-unfinished", ("wanted", wanted)),
        { Kind: ExpressionTokenKind.Symbol, Text: "[" } => new Phrase("reason-bracket", ("at", Next.At + 1)),
        { Kind: ExpressionTokenKind.Symbol, Text: "=" } when _next > 0 => new Phrase("reason-equality", ("at", Next.At + 1)),
        _ => new Phrase("reason-unexpected", ("at", Next.At + 1), ("wanted", wanted), ("found", text[Next.At..])),
    });
}
