using System.Globalization;
using Survey.Core.Problems;
using Survey.Core.Reading;

namespace Survey.Core.Questionnaires.Logic;

/// <summary>
/// Turns the text of an expression into a tree, by recursive descent. From loosest to tightest: <c>or</c>; <c>and</c>;
/// <c>= !=</c>; <c>&lt; &lt;= &gt; &gt;=</c>; <c>+ -</c>; <c>* div mod</c>; unary minus. All associate to the left.
/// </summary>
/// <remarks>Length and depth are bounded, so that no text makes parsing or evaluating run away.</remarks>
internal sealed class ExpressionParser(string text, Place place, ProblemLog problems)
{
    private const int LongestText = 10_000;
    private const int DeepestNesting = 64;

    private readonly List<string> _references = [];
    private int _next;
    private int _depth;

    public Expression? Parse()
    {
        try
        {
            if (text.Length > LongestText)
            {
                throw new Malformed($"it is longer than {LongestText} characters");
            }

            var root = ParseOr();
            SkipSpace();
            if (_next < text.Length)
            {
                throw new Malformed($"“{Excerpt.Of(text[_next..])}” cannot stand at character {_next + 1}");
            }

            return new Expression(text, root, _references);
        }
        catch (Malformed malformed)
        {
            problems.Add(
                ProblemCatalogue.ExpressionMalformed,
                place,
                $"The expression “{Excerpt.Of(text)}” cannot be understood: {malformed.Message}. Known are ${{code}}, texts in quotes, numbers, = != < <= > >=, + - * div mod, and, or, not(…), selected(…, …), count-selected(…), string-length(…), true(), false() and parentheses.");
            return null;
        }
    }

    private ExpressionNode ParseOr()
    {
        var left = ParseAnd();
        while (TakeWord("or"))
        {
            left = new ExpressionNode.Or(left, ParseAnd());
        }

        return left;
    }

    private ExpressionNode ParseAnd()
    {
        var left = ParseBinary(0);
        while (TakeWord("and"))
        {
            left = new ExpressionNode.And(left, ParseBinary(0));
        }

        return left;
    }

    private ExpressionNode ParseBinary(int level)
    {
        if (level == ExpressionOperators.Levels.Count)
        {
            return ParseUnary();
        }

        var left = ParseBinary(level + 1);
        while (ExpressionOperators.Levels[level].FirstOrDefault(each => char.IsLetter(each.Symbol[0]) ? TakeWord(each.Symbol) : Take(each.Symbol)) is { } found)
        {
            left = new ExpressionNode.Binary(found, left, ParseBinary(level + 1));
        }

        return left;
    }

    private ExpressionNode ParseUnary() =>
        Take("-") ? new ExpressionNode.Negation(ParsePrimary()) : ParsePrimary();

    private ExpressionNode ParsePrimary()
    {
        if (++_depth > DeepestNesting)
        {
            throw new Malformed($"it is nested deeper than {DeepestNesting} levels");
        }

        var node = ParseOperand();
        _depth--;
        return node;
    }

    private ExpressionNode ParseOperand()
    {
        if (Take("("))
        {
            var inside = ParseOr();
            Require(")");
            return inside;
        }

        if (Take("${"))
        {
            return ParseReference();
        }

        if (Peek() is '\'' or '"')
        {
            return ParseText();
        }

        if (char.IsAsciiDigit(Peek()) || (Peek() == '.' && _next + 1 < text.Length && char.IsAsciiDigit(text[_next + 1])))
        {
            return ParseNumber();
        }

        if (Take("."))
        {
            return new ExpressionNode.Current();
        }

        return ParseFunction();
    }

    private ExpressionNode.Reference ParseReference()
    {
        var end = text.IndexOf('}', _next);
        var code = end < 0 ? "" : text[_next..end].Trim();
        if (!Code.IsValid(code))
        {
            throw new Malformed($"“${{” at character {_next - 1} is not followed by a code and “}}”");
        }

        _next = end + 1;
        if (!_references.Contains(code, StringComparer.Ordinal))
        {
            _references.Add(code);
        }

        return new ExpressionNode.Reference(code);
    }

    private ExpressionNode.Literal ParseText()
    {
        var quote = text[_next];
        var end = text.IndexOf(quote, _next + 1);
        if (end < 0)
        {
            throw new Malformed($"the text that begins at character {_next + 1} has no closing quote");
        }

        var literal = new ExpressionNode.Literal(new ExpressionValue(text[(_next + 1)..end]));
        _next = end + 1;
        return literal;
    }

    private ExpressionNode.Literal ParseNumber()
    {
        var start = _next;
        while (_next < text.Length && (char.IsAsciiDigit(text[_next]) || text[_next] == '.'))
        {
            _next++;
        }

        if (!double.TryParse(text[start.._next], NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number))
        {
            throw new Malformed($"“{Excerpt.Of(text[start.._next])}” is not a number");
        }

        return new ExpressionNode.Literal(new ExpressionValue(number));
    }

    private ExpressionNode ParseFunction()
    {
        var at = _next;
        var name = TakeName();
        if (name.Length == 0 || !Take("("))
        {
            var found = at < text.Length ? $"“{Excerpt.Of(text[at..])}” at character {at + 1}" : "its end";
            throw new Malformed($"a value was expected before {found}");
        }

        var arguments = new List<ExpressionNode>();
        if (!Take(")"))
        {
            do
            {
                arguments.Add(ParseOr());
            }
            while (Take(","));
            Require(")");
        }

        return (name, arguments.Count) switch
        {
            ("not", 1) => new ExpressionNode.Not(arguments[0]),
            ("selected", 2) => new ExpressionNode.Selected(arguments[0], arguments[1]),
            ("count-selected", 1) => new ExpressionNode.CountSelected(arguments[0]),
            ("string-length", 1) => new ExpressionNode.TextLength(arguments[0]),
            ("true", 0) => new ExpressionNode.Literal(new ExpressionValue(truth: true)),
            ("false", 0) => new ExpressionNode.Literal(new ExpressionValue(truth: false)),
            _ => throw new Malformed($"there is no function {Excerpt.Of(name)} of {arguments.Count} arguments"),
        };
    }

    private void Require(string symbol)
    {
        if (!Take(symbol))
        {
            throw new Malformed($"“{symbol}” was expected at character {_next + 1}");
        }
    }

    private bool Take(string symbol)
    {
        SkipSpace();
        if (!text.AsSpan(_next).StartsWith(symbol, StringComparison.Ordinal))
        {
            return false;
        }

        _next += symbol.Length;
        return true;
    }

    private bool TakeWord(string word)
    {
        SkipSpace();
        var start = _next;
        if (TakeName() == word)
        {
            return true;
        }

        _next = start;
        return false;
    }

    private string TakeName()
    {
        SkipSpace();
        var start = _next;
        while (_next < text.Length && (char.IsAsciiLetterOrDigit(text[_next]) || text[_next] is '-' or '_' or ':'))
        {
            _next++;
        }

        return text[start.._next];
    }

    private char Peek()
    {
        SkipSpace();
        return _next < text.Length ? text[_next] : '\0';
    }

    private void SkipSpace()
    {
        while (_next < text.Length && char.IsWhiteSpace(text[_next]))
        {
            _next++;
        }
    }

    /// <summary>Leaves the descent at the first thing that cannot be understood; never leaves this class.</summary>
    private sealed class Malformed(string message) : Exception(message);
}
