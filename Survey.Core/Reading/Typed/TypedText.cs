using System.Buffers;
using System.Text;
using Survey.Core.Problems;

namespace Survey.Core.Reading.Typed;

/// <summary>
/// Reads texts. All kinds of line breaks become <c>\n</c>; any other control character except tab is a problem, since it is invisible and
/// some formats cannot hold it.
/// </summary>
public static class TypedText
{
    // Word writes VT for a line break inside a paragraph and FF for a page break; the others are those of Unicode.
    private const string LineBreaks = "\n\r\v\f\u0085\u2028\u2029";

    private const int CharactersQuoted = 20;

    private static readonly SearchValues<char> Breaks = SearchValues.Create(LineBreaks);

    private static readonly SearchValues<char> Suspects = SearchValues.Create(
        [.. Enumerable.Range(0, 0xA0).Select(code => (char)code).Where(char.IsControl), '\u2028', '\u2029']);

    /// <summary>True if the text has no visible character.</summary>
    public static bool IsBlank(string text) =>
        text is not [> ' ' and <= '~', ..]
        && (text.AsSpan().IsWhiteSpace() || string.IsNullOrWhiteSpace(InvisibleCharacters.Remove(text)));

    /// <summary>
    /// Reads a text of several lines: <c>\n</c> for each line break, without surrounding white space. Null if there is a problem.
    /// </summary>
    public static string? ReadLines(string text, Place place, ProblemLog problems)
    {
        var lines = FindLines(text, out var wrongAt);
        if (lines is not null)
        {
            return lines;
        }

        var code = Detail.Exact($"U+{(int)text[wrongAt]:X4}");
        var before = text[Math.Max(0, wrongAt - CharactersQuoted)..wrongAt].Trim();
        if (before.Length == 0)
        {
            problems.Add(ProblemCatalogue.TextInvalid["control-first"], place, ("code", code));
        }
        else
        {
            problems.Add(ProblemCatalogue.TextInvalid["control"], place, ("code", code), ("before", before));
        }

        return null;
    }

    /// <summary>
    /// Reads a text as one line: a space for line breaks and tabs, without surrounding white space. Null if there is a problem.
    /// </summary>
    public static string? ReadLine(string text, Place place, ProblemLog problems) =>
        ReadLines(text, place, problems) is { } lines ? JoinLines(lines) : null;

    /// <summary>The text as <see cref="ReadLines"/> or <see cref="ReadLine"/> returns it; null if that finds a problem.</summary>
    internal static string? Find(string text, bool isOneLine) =>
        FindLines(text, out _) is not { } lines ? null : isOneLine ? JoinLines(lines) : lines;

    /// <summary>The text as <see cref="ReadLines"/> returns it; unchanged if it has a control character.</summary>
    public static string ToLines(string text) => FindLines(text, out _) ?? text;

    /// <summary>The text as <see cref="ReadLine"/> returns it; unchanged if it has a control character.</summary>
    internal static string ToLine(string text) => FindLines(text, out _) is { } lines ? JoinLines(lines) : text;

    private static string JoinLines(string lines) => lines.AsSpan().IndexOfAny('\n', '\t') < 0
        ? lines
        : string.Join(' ', lines.Split(['\n', '\t'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries));

    /// <summary>The normalized lines; null, with its index, if there is a control character or half a surrogate pair.</summary>
    private static string? FindLines(string text, out int wrongAt)
    {
        wrongAt = -1;
        if (!text.AsSpan().ContainsAnyExceptInRange(' ', '~'))
        {
            return text.Trim();
        }

        if (!text.AsSpan().ContainsAny(Suspects) && !text.AsSpan().ContainsAnyInRange('\uD800', '\uDFFF'))
        {
            return text.Trim();
        }

        var lines = new StringBuilder(text.Length);
        for (var at = 0; at < text.Length; at++)
        {
            var character = text[at];
            if (Breaks.Contains(character))
            {
                at += character == '\r' && at + 1 < text.Length && text[at + 1] == '\n' ? 1 : 0;
                lines.Append('\n');
            }
            else if (char.IsHighSurrogate(character) && at + 1 < text.Length && char.IsLowSurrogate(text[at + 1]))
            {
                lines.Append(character).Append(text[++at]);
            }
            else if (character != '\t' && (char.IsControl(character) || char.IsSurrogate(character)))
            {
                wrongAt = at;
                return null;
            }
            else
            {
                lines.Append(character);
            }
        }

        return lines.ToString().Trim();
    }
}
