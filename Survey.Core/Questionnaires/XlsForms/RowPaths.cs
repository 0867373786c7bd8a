using System.Text.RegularExpressions;

namespace Survey.Core.Questionnaires.XlsForms;

/// <summary>
/// Replaces the paths in an expression that name one row, such as <c>/data/group/a</c>, <c>../a</c>, <c>./a</c> and
/// <c>${group}/a</c>, and the names in references, with references to codes.
/// </summary>
/// <param name="names">The names and codes of the rows.</param>
/// <param name="roots">The rows at the top level.</param>
/// <param name="root">The name of the form itself, with which paths begin.</param>
internal sealed partial class RowPaths(FormNames names, IReadOnlyList<FormNode> roots, string root)
{
    /// <summary>The rows that the references and paths of an expression name, each with the text that names it.</summary>
    /// <param name="text">The expression.</param>
    /// <param name="from">The row of the expression; relative paths begin there.</param>
    public IEnumerable<(string Text, FormNode Node)> Find(string text, FormNode from)
    {
        foreach (var (part, path) in Split(text))
        {
            var node = path is not null ? Resolve(path, from) : ToName(part) is { } name ? names.Find(name) : null;
            if (node is not null)
            {
                yield return (part, node);
            }
        }
    }

    /// <summary>What paths from the form itself begin with.</summary>
    public string Root => $"/{root}";

    /// <summary>The first path of an expression that names no row; null if there is none.</summary>
    /// <param name="text">The expression.</param>
    /// <param name="from">The row of the expression; relative paths begin there.</param>
    public string? FindUnknown(string text, FormNode from) =>
        Split(text).FirstOrDefault(each => each.Path is { } path && Resolve(path, from) is null).Text;

    /// <summary>
    /// The first path of an expression that chooses rows by a number or condition, <c>${rows}[1]</c>, without the brackets; null if
    /// there is none. The choices of <c>instance(…)/root/item[…]</c> are no rows.
    /// </summary>
    public static string? FindSelection(string text)
    {
        for (var at = 0; at < text.Length; at++)
        {
            if (text[at] is '\'' or '"')
            {
                at = text.IndexOf(text[at], at + 1) is var close and >= 0 ? close : text.Length;
            }
            else if (text[at] == '[' && FindBefore(text.AsSpan()[..at].TrimEnd()) is { } path)
            {
                return path;
            }
        }

        return null;
    }

    /// <summary>The reference or path that a text ends with; null if it ends with something else.</summary>
    private static string? FindBefore(ReadOnlySpan<char> text)
    {
        if (text is [.., '}'])
        {
            return text.LastIndexOf("${") is var reference and >= 0 ? text[reference..].ToString() : null;
        }

        var start = text.Length;
        while (start > 0 && (char.IsLetterOrDigit(text[start - 1]) || text[start - 1] is '_' or '.' or '-' or '/'))
        {
            start--;
        }

        var path = text[start..];
        return path.TrimStart('.') is ['/', ..] && text[..start].TrimEnd() is not [.., ')' or ']' or '}'] ? path.ToString() : null;
    }

    /// <summary>The expression with codes. A path that names no row, or several, stays as it is.</summary>
    /// <param name="text">The expression.</param>
    /// <param name="from">The row of the expression; relative paths begin there.</param>
    public string ToCodes(string text, FormNode from) => string.Concat(
        Split(text).Select(each =>
            each.Path is { } path && Resolve(path, from) is { } node ? Refer(node, from) : names.ToCodes(each.Text)));

    /// <summary>Cuts an expression into paths, with their steps, and everything else. Takes time in proportion to its length.</summary>
    private static IEnumerable<(string Text, IReadOnlyList<string>? Path)> Split(string text)
    {
        var tokens = Token().Matches(text).Select(match => match.Value).ToList();
        for (var at = 0; at < tokens.Count;)
        {
            var end = StartsPath(tokens, at) ? FindEnd(tokens, at) : at + 1;
            var part = tokens.GetRange(at, end - at);
            var isPath = part.Count > 1 && IsName(part[^1]) && Next(tokens, end) is not ("[" or "(" or "/");
            yield return (
                string.Concat(part),
                isPath ? [.. part.Where(token => !IsSpace(token) && token != "/").Prepend(part[0] == "/" ? "/" : ".")] : null);
            at = end;
        }
    }

    /// <summary>True if a path may begin at a token: with /, a dot, two dots, a reference or <c>current()</c>.</summary>
    private static bool StartsPath(List<string> tokens, int at)
    {
        var before = at == 0 ? "" : tokens[at - 1];
        return tokens[at] switch
        {
            "/" => !IsName(before) && before is not ("." or "..") && Previous(tokens, at) is not [.., ')' or ']' or '}'],
            "." or ".." => before != "/" || at == 0,
            var token => (ToName(token) is not null || IsCurrent(token)) && Next(tokens, at + 1) == "/",
        };
    }

    /// <summary>Index after the last step of a path that begins at a token.</summary>
    private static int FindEnd(List<string> tokens, int at)
    {
        var end = tokens[at] == "/" ? at : at + 1;
        while (true)
        {
            var slash = SkipSpace(tokens, end);
            var step = SkipSpace(tokens, slash + 1);
            if (step >= tokens.Count || tokens[slash] != "/" || !(IsName(tokens[step]) || tokens[step] is "." or ".."))
            {
                return Math.Max(end, at + 1);
            }

            end = step + 1;
        }
    }

    private static int SkipSpace(List<string> tokens, int at)
    {
        while (at < tokens.Count && IsSpace(tokens[at]))
        {
            at++;
        }

        return at;
    }

    private static string Next(List<string> tokens, int at) => SkipSpace(tokens, at) is var next && next < tokens.Count ? tokens[next] : "";

    private static string Previous(List<string> tokens, int at) =>
        at == 0 ? "" : IsSpace(tokens[at - 1]) && at > 1 ? tokens[at - 2] : tokens[at - 1];

    // All white space between two tokens is one token.
    private static bool IsSpace(string token) => char.IsWhiteSpace(token[0]);

    private static bool IsName(string token) => token.Length > 0 && (char.IsLetter(token[0]) || token[0] == '_') && !IsCurrent(token);

    private static bool IsCurrent(string token) => token.StartsWith("current", StringComparison.Ordinal) && token.EndsWith(')');

    private static string? ToName(string token) => token.StartsWith("${", StringComparison.Ordinal) ? token[2..^1] : null;

    /// <summary>The row that a path names; null if there is none.</summary>
    /// <param name="path">What the path begins with, “/” or the row itself, then its steps.</param>
    /// <param name="from">The row that the path begins at.</param>
    private FormNode? Resolve(IReadOnlyList<string> path, FormNode from)
    {
        var (node, steps) = ((FormNode?)from, path.Skip(1).ToList());
        if (ToName(steps[0]) is { } start)
        {
            node = names.Find(start);
            steps.RemoveAt(0);
        }
        else if (IsCurrent(steps[0]))
        {
            steps.RemoveAt(0);
        }
        else if (path[0] == "/")
        {
            node = null;
            if (steps[0] != root)
            {
                return null;
            }

            steps.RemoveAt(0);
        }

        // The form itself is no row; only the steps of a path lead to it.
        var isForm = node is null && path[0] == "/";
        foreach (var step in steps)
        {
            if (node is null && !isForm)
            {
                return null;
            }

            switch (step)
            {
                case ".":
                    break;
                case ".." when isForm:
                    return null;
                case "..":
                    node = node!.Parent;
                    isForm = node is null;
                    break;
                default:
                    var inside = (isForm ? roots : node!.Children).Where(child => child.Name == step).Take(2).ToList();
                    node = inside is [var only] ? only : null;
                    isForm = false;
                    break;
            }
        }

        return node;
    }

    /// <summary>A reference to a row. If a row that is nearer has the same code, the reference climbs out of the repeats between.</summary>
    private static string Refer(FormNode node, FormNode from)
    {
        var (target, ups) = (RepeatOf(node), 1);
        for (var scope = RepeatOf(from); scope is not null && scope != target; scope = RepeatOf(scope))
        {
            ups++;
            if (InScope(scope.Children).Any(other => other.Code == node.Code))
            {
                var steps = ups + CountBetween(RepeatOf(scope), target);
                return $"{string.Concat(Enumerable.Repeat("../", steps))}{node.Code}";
            }
        }

        return $"${{{node.Code}}}";
    }

    private static int CountBetween(FormNode? scope, FormNode? target)
    {
        var count = 0;
        for (; scope is not null && scope != target; scope = RepeatOf(scope))
        {
            count++;
        }

        return count;
    }

    private static FormNode? RepeatOf(FormNode node)
    {
        var around = node.Parent;
        while (around is not null && around.Type.Kind != RowKind.BeginRepeat)
        {
            around = around.Parent;
        }

        return around;
    }

    private static IEnumerable<FormNode> InScope(IEnumerable<FormNode> nodes) =>
        nodes.SelectMany(node => node.Type.Kind == RowKind.BeginGroup ? InScope(node.Children) : [node]);

    // Quoted texts, references, current(), names, numbers, dots, white space, and single characters.
    [GeneratedRegex(
        """'[^']*'|"[^"]*"|"""
            + @"\$\{[^${}]*\}|current\s*\(\s*\)|[\p{L}_][\p{L}\p{M}\p{N}_.\-]*|[0-9]+(\.[0-9]*)?|\.[0-9]+|\.\.|\s+|[\s\S]",
        RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Token();
}
