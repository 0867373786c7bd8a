using System.Text;

namespace Survey.Files.Workbooks;

/// <summary>Makes any text fit for a cell of a workbook.</summary>
internal static class CellText
{
    /// <summary>The largest number of characters (UTF-16 units) that a cell may hold.</summary>
    public const int Longest = 32_767;

    /// <summary>What a text ends with that was too long.</summary>
    public const string CutNote = "… (cut; the whole text: survey rows)";

    private const char Replacement = '\uFFFD';

    /// <summary>
    /// The text with U+FFFD for each character that XML cannot hold, line breaks as spreadsheets write them, and a note
    /// at its end where it had to be cut.
    /// </summary>
    public static string Fit(string text) => Cut(Clean(text), Longest, CutNote);

    /// <summary>The text, or as much of it as leaves room for the mark of the cut; no character is cut in two.</summary>
    public static string Cut(string text, int longest, string mark)
    {
        if (text.Length <= longest)
        {
            return text;
        }

        var kept = longest - mark.Length;
        return string.Concat(text.AsSpan(0, char.IsHighSurrogate(text[kept - 1]) ? kept - 1 : kept), mark);
    }

    /// <summary>
    /// Whether a spreadsheet would take the text for a formula if someone typed it. It is stored as text either way;
    /// this decides on the mark that keeps it text when someone edits the cell.
    /// </summary>
    public static bool LooksLikeFormula(string text) => text.Length > 0 && text[0] is '=' or '+' or '-' or '@' or '\t' or '\r' or '\n';

    private static string Clean(string text)
    {
        if (!text.AsSpan().ContainsAnyInRange('\uD800', '\uDFFF') && !text.AsSpan().ContainsAny(Suspicious))
        {
            return text;
        }

        var clean = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            var character = text[i];
            if (char.IsHighSurrogate(character) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]))
            {
                clean.Append(character).Append(text[++i]);
            }
            else if (character == '\r')
            {
                clean.Append('\n');
                i += i + 1 < text.Length && text[i + 1] == '\n' ? 1 : 0;
            }
            else
            {
                clean.Append(character is '\t' or '\n' || (!char.IsSurrogate(character) && !Suspicious.Contains(character)) ? character : Replacement);
            }
        }

        return clean.ToString();
    }

    // Everything below the space but tab and line feed, and the two that are no characters. A carriage return is one of
    // them, since XML turns it into a line feed.
    private static readonly System.Buffers.SearchValues<char> Suspicious = System.Buffers.SearchValues.Create(
        [.. Enumerable.Range(0, ' ').Select(code => (char)code).Except(['\t', '\n']), '\uFFFE', '\uFFFF']);
}
