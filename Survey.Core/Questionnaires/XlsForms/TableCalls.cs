using System.Text;
using System.Text.RegularExpressions;

namespace Survey.Core.Questionnaires.XlsForms;

/// <summary>
/// Finds what expressions read from tables: <c>instance('towns')/root/item[…]/size</c>, and the older form
/// <c>pulldata('towns', 'size', 'name', ${town})</c>, which means the same.
/// </summary>
internal static partial class TableCalls
{
    /// <summary>The name of <c>pulldata()</c>.</summary>
    public const string PullData = "pulldata";

    /// <summary>The names of the tables that a text reads, without the extension of a file.</summary>
    public static IEnumerable<string> FindTables(string text) =>
        text.Contains('(', StringComparison.Ordinal)
            ? Table().Matches(text)
                .Select(match => match.Groups["table"])
                .Where(table => table.Success)
                .Select(table => WithoutEnding(table.Value))
            : [];

    /// <summary>The name of a table, without the extension of its file.</summary>
    public static string WithoutEnding(string table) =>
        table.EndsWith(".csv", StringComparison.OrdinalIgnoreCase) ? table[..^".csv".Length] : table;

    /// <summary>Replaces the calls of <c>pulldata()</c> that have the right arguments.</summary>
    /// <param name="text">The expression.</param>
    /// <param name="replace">Returns what stands for a call: its table, its column, the column of the key, and the key.</param>
    public static string Replace(string text, Func<string, string, string, string, string> replace)
    {
        if (!text.Contains(PullData, StringComparison.Ordinal))
        {
            return text;
        }

        var replaced = new StringBuilder(text.Length);
        var (copied, at) = (0, 0);
        while (Call().Match(text, at) is { Success: true } match)
        {
            at = match.Index + match.Length;
            if (!match.Groups["call"].Success)
            {
                continue;
            }

            var (arguments, end) = ReadArguments(text, at);
            if (arguments is [var table, var column, var key, var value]
                && Unquote(table) is { } tableName && Unquote(column) is { } columnName && Unquote(key) is { } keyName)
            {
                var written = replace(WithoutEnding(tableName), columnName, keyName, Replace(value, replace));
                replaced.Append(text, copied, match.Index - copied).Append(written);
                (copied, at) = (end, end);
            }
        }

        return replaced.Append(text, copied, text.Length - copied).ToString();
    }

    /// <summary>The arguments of a call, and the index after its parenthesis; no arguments if it is never closed.</summary>
    private static (List<string> Arguments, int End) ReadArguments(string text, int start)
    {
        var arguments = new List<string>();
        var (depth, from) = (0, start);
        for (var at = start; at < text.Length; at++)
        {
            switch (text[at])
            {
                case '\'' or '"':
                    at = text.IndexOf(text[at], at + 1) is var close and >= 0 ? close : text.Length;
                    break;
                case '(' or '[':
                    depth++;
                    break;
                case ',' when depth == 0:
                    arguments.Add(text[from..at].Trim());
                    from = at + 1;
                    break;
                case ')' when depth == 0:
                    arguments.Add(text[from..at].Trim());
                    return (arguments, at + 1);
                case ')' or ']':
                    depth--;
                    break;
            }
        }

        return ([], text.Length);
    }

    private static string? Unquote(string argument) =>
        argument.Length > 2 && argument[0] is '\'' or '"' && argument.IndexOf(argument[0], 1) == argument.Length - 1
            ? argument[1..^1].Trim()
            : null;

    [GeneratedRegex(
        """'[^']*'|"[^"]*"|(?<![\w.-])(?<call>pulldata)\s*\(""",
        RegexOptions.ExplicitCapture,
        1000)]
    private static partial Regex Call();

    [GeneratedRegex(
        """(?<![\w.-])(pulldata|instance)\s*\(\s*('(?<table>[^']*)'|"(?<table>[^"]*)")|'[^']*'|"[^"]*" """,
        RegexOptions.ExplicitCapture | RegexOptions.IgnorePatternWhitespace,
        1000)]
    private static partial Regex Table();
}
