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
    private static readonly char[] Parts = ['/'];

    /// <summary>The rows that the references and paths of an expression name, each with the text that names it.</summary>
    /// <param name="text">The expression.</param>
    /// <param name="from">The row of the expression; relative paths begin there.</param>
    public IEnumerable<(string Text, FormNode Node)> Find(string text, FormNode from)
    {
        foreach (Match match in Token().Matches(text))
        {
            var node = match.Groups["name"].Success ? names.Find(match.Groups["name"].Value)
                : match.Groups["path"].Success ? Resolve(match, from)
                : null;
            if (node is not null)
            {
                yield return (match.Value, node);
            }
        }
    }

    /// <summary>The expression with codes. A path that names no row, or several, stays as it is.</summary>
    /// <param name="text">The expression.</param>
    /// <param name="from">The row of the expression; relative paths begin there.</param>
    public string ToCodes(string text, FormNode from) => Token().Replace(text, match =>
        match.Groups["path"].Success && Resolve(match, from) is { } node ? Refer(node, from) : names.ToCodes(match.Value));

    private FormNode? Resolve(Match match, FormNode from)
    {
        var path = match.Groups["path"].Value;
        var (node, isRoot) = ((FormNode?)from, false);
        if (match.Groups["start"].Success)
        {
            node = names.Find(match.Groups["start"].Value);
        }
        else if (path.StartsWith('/'))
        {
            (node, isRoot) = (null, true);
        }

        if (node is null && !isRoot)
        {
            return null;
        }

        var steps = match.Groups["steps"].Value.Split(Parts, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        if (isRoot && steps[0] != root)
        {
            return null;
        }

        foreach (var step in isRoot ? steps.Skip(1) : steps)
        {
            if (step == ".")
            {
                continue;
            }

            if (step == "..")
            {
                if (isRoot)
                {
                    return null;
                }

                node = node!.Parent;
                isRoot = node is null;
                continue;
            }

            var inside = (isRoot ? roots : node!.Children).Where(child => child.Name == step).Take(2).ToList();
            if (inside is not [var only])
            {
                return null;
            }

            (node, isRoot) = (only, false);
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

    // Quoted texts come first, so that no path is found inside one. What follows a path, such as a condition in brackets,
    // makes it name more than a row.
    [GeneratedRegex(
        """'[^']*'|"[^"]*"|"""
            + @"(?<![\p{L}\p{N}_.)\]}\-])(?<path>"
            + @"((current\s*\(\s*\)\s*/\s*)?(?<steps>\.\.?(\s*/\s*(\.\.?(?![\p{L}\p{N}_.])|[\p{L}_][\p{L}\p{M}\p{N}_.\-]*))+)"
            + @"|\$\{(?<start>[^${}]*)\}(?<steps>(\s*/\s*(\.\.?(?![\p{L}\p{N}_.])|[\p{L}_][\p{L}\p{M}\p{N}_.\-]*))+)"
            + @"|(?<steps>(/\s*(\.\.?(?![\p{L}\p{N}_.])|[\p{L}_][\p{L}\p{M}\p{N}_.\-]*)\s*)+(?<!\s)))"
            + @"(?<=[\p{L}\p{M}\p{N}_.\-])(?![\p{L}\p{M}\p{N}_\-]|\s*[/\[(])(?<!/\s*\.\.?))"
            + @"|\$\{(?<name>[^${}]*)\}",
        RegexOptions.ExplicitCapture,
        1000)]
    private static partial Regex Token();
}
