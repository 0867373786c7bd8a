using System.Buffers;
using System.Text;
using Survey.Core.Problems;

namespace Survey.Core.Reading.Typed;

/// <summary>
/// Reads texts: line breaks of every kind become one kind, and a control character is a problem, since nobody sees it and
/// not every format can hold it.
/// </summary>
public static class TypedText
{
    // Word writes VT for a line break inside a paragraph and FF for a page break; the others are those of Unicode.
    private const string LineBreaks = "\n\r\v\f\u0085\u2028\u2029";

    private const int CharactersQuoted = 20;

    private static readonly SearchValues<char> Breaks = SearchValues.Create(LineBreaks);

    private static readonly SearchValues<char> Suspects = SearchValues.Create(
        [.. Enumerable.Range(0, 0xA0).Select(code => (char)code).Where(char.IsControl), '\u2028', '\u2029', .. Enumerable.Range(0xD800, 0x800).Select(code => (char)code)]);

    /// <summary>Whether a text has nothing that can be seen.</summary>
    public static bool IsBlank(string text) => text.AsSpan().IsWhiteSpace() || string.IsNullOrWhiteSpace(InvisibleCharacters.Remove(text));

    /// <summary>A text of any number of lines: <c>\n</c> for every line break, without white space around. Null after a problem.</summary>
    public static string? ReadLines(string text, Place place, ProblemLog problems) => Read(text, isOneLine: false, place, problems);

    /// <summary>A text of one line: a space for every line break and tab, without white space around. Null after a problem.</summary>
    public static string? ReadLine(string text, Place place, ProblemLog problems) => Read(text, isOneLine: true, place, problems);

    /// <summary>The text with <c>\n</c> for every line break and without white space around; as it is if it has a control character.</summary>
    public static string ToLines(string text) => Clean(text, isOneLine: false, out _) ?? text;

    /// <summary>The text with a space for every line break and tab and without white space around; as it is if it has a control character.</summary>
    internal static string ToLine(string text) => Clean(text, isOneLine: true, out _) ?? text;

    private static string? Read(string text, bool isOneLine, Place place, ProblemLog problems)
    {
        var clean = Clean(text, isOneLine, out var wrongAt);
        if (clean is null)
        {
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
        }

        return clean;
    }

    /// <summary>The text in its usual form; null, and the place of the first control character or half a character, if it has one.</summary>
    private static string? Clean(string text, bool isOneLine, out int wrongAt)
    {
        wrongAt = -1;
        if (text.AsSpan().IndexOfAny(Suspects) < 0)
        {
            return text.Trim();
        }

        var clean = new StringBuilder(text.Length);
        for (var at = 0; at < text.Length; at++)
        {
            var character = text[at];
            if (Breaks.Contains(character))
            {
                at += character == '\r' && at + 1 < text.Length && text[at + 1] == '\n' ? 1 : 0;
                clean.Append(isOneLine ? ' ' : '\n');
            }
            else if (character == '\t')
            {
                clean.Append(isOneLine ? ' ' : '\t');
            }
            else if (char.IsHighSurrogate(character) && at + 1 < text.Length && char.IsLowSurrogate(text[at + 1]))
            {
                clean.Append(character).Append(text[++at]);
            }
            else if (char.IsControl(character) || char.IsSurrogate(character))
            {
                wrongAt = at;
                return null;
            }
            else
            {
                clean.Append(character);
            }
        }

        return clean.ToString().Trim();
    }
}
