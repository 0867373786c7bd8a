using Survey.Core.Problems;
using Survey.Core.Reading;

namespace Survey.Core.Questionnaires.Logic;

/// <summary>Splits an expression into the tokens of XPath 1.0, section 3.7, and the <c>${code}</c> of XLSForm.</summary>
internal static class ExpressionTokenizer
{
    // A symbol comes before any other symbol that it starts with.
    private static readonly string[] Symbols = ["..", "!=", "<=", ">=", "=", "<", ">", "+", "-", "*", "(", ")", ",", ".", "/", "[", "]"];

    /// <summary>
    /// The tokens, followed by an end token. Throws <see cref="ExpressionMalformed"/> at the first text that is not a
    /// token.
    /// </summary>
    public static IReadOnlyList<ExpressionToken> Tokenize(string text)
    {
        var tokens = new List<ExpressionToken>();
        var at = 0;
        while (true)
        {
            while (at < text.Length && char.IsWhiteSpace(text[at]))
            {
                at++;
            }

            if (at == text.Length)
            {
                tokens.Add(new(ExpressionTokenKind.End, "", at));
                return tokens;
            }

            tokens.Add(ReadToken(text, at, out var next));
            at = next;
        }
    }

    private static ExpressionToken ReadToken(string text, int at, out int next)
    {
        if (text[at] is '\'' or '"')
        {
            next = text.IndexOf(text[at], at + 1) + 1;
            return next > 0
                ? new(ExpressionTokenKind.Text, text[(at + 1)..(next - 1)], at)
                : throw new ExpressionMalformed(new Phrase("reason-quote-open", ("at", at + 1)));
        }

        if (text[at] == '$')
        {
            return ReadReference(text, at, out next);
        }

        if (char.IsAsciiDigit(text[at]) || (text[at] == '.' && at + 1 < text.Length && char.IsAsciiDigit(text[at + 1])))
        {
            return Read(text, at, ExpressionTokenKind.Number, character => char.IsAsciiDigit(character) || character == '.', out next);
        }

        if (char.IsLetter(text[at]) || text[at] == '_')
        {
            return Read(
                text,
                at,
                ExpressionTokenKind.Name,
                character => char.IsLetterOrDigit(character) || character is '-' or '_' or ':' or '.',
                out next);
        }

        foreach (var symbol in Symbols)
        {
            if (string.CompareOrdinal(text, at, symbol, 0, symbol.Length) == 0)
            {
                next = at + symbol.Length;
                return new(ExpressionTokenKind.Symbol, symbol, at);
            }
        }

        throw new ExpressionMalformed(text[at] switch
        {
            '‘' or '’' or '“' or '”' or '„' or '‚' or '«' or '»' or '‹' or '›' or '`' or '´' =>
                new Phrase("reason-quote-curly", ("at", at + 1)),
            var sign when FindAscii(sign) is { } ascii =>
                new Phrase("reason-sign-instead", ("found", sign.ToString()), ("at", at + 1), ("wanted", Detail.Exact(ascii))),
            '|' => new Phrase("reason-bar", ("at", at + 1)),
            _ => new Phrase("reason-sign", ("found", text[at..]), ("at", at + 1)),
        });
    }

    /// <summary>What is written instead of a sign that word processors and spreadsheets insert; null for other signs.</summary>
    private static string? FindAscii(char sign) => sign switch
    {
        '–' or '—' or '−' => "-",
        '≥' => ">=",
        '≤' => "<=",
        '≠' => "!=",
        '×' or '·' => "*",
        '÷' => "div",
        _ => null,
    };

    private static ExpressionToken ReadReference(string text, int at, out int next)
    {
        var end = text.IndexOf('}', at);
        var code = at + 1 < text.Length && text[at + 1] == '{' && end > 0 ? text[(at + 2)..end].Trim() : "";
        if (code.StartsWith("last-saved#", StringComparison.Ordinal))
        {
            throw new ExpressionMalformed(new Phrase("reason-last-saved", ("found", code)));
        }

        if (!Code.IsValid(code) && !IsName(code))
        {
            throw new ExpressionMalformed(new Phrase("reason-dollar", ("at", at + 1)));
        }

        next = end + 1;
        return new(ExpressionTokenKind.Reference, code, at);
    }

    /// <summary>XLSForm allows a name to begin with an underscore; our own codes do not.</summary>
    private static bool IsName(string code) =>
        code.StartsWith('_') && code.All(character => char.IsAsciiLetterOrDigit(character) || character is '.' or '_' or '-');

    private static ExpressionToken Read(string text, int at, ExpressionTokenKind kind, Func<char, bool> belongs, out int next)
    {
        next = at;
        while (next < text.Length && belongs(text[next]))
        {
            next++;
        }

        return new(kind, text[at..next], at);
    }
}
