using System.Text;

namespace Survey.Files.Workbooks;

/// <summary>Makes any text safe to store in a cell of a workbook.</summary>
internal static class CellText
{
    /// <summary>The longest text that a cell can hold, in UTF-16 units.</summary>
    public const int MaxLength = 32_767;

    /// <summary>Appended to a text that was too long and was cut.</summary>
    public const string CutNote = "… (cut; the whole text: survey rows)";

    private const char Replacement = '\uFFFD';

    /// <summary>
    /// The text with U+FFFD for each character that XML cannot hold, with line feeds as line breaks, and cut to
    /// <see cref="MaxLength"/> with <see cref="CutNote"/> at its end if it was longer.
    /// </summary>
    public static string Fit(string text) => Fit(text, CutNote);

    /// <summary>The same, with another note at the end of a text that was cut.</summary>
    public static string Fit(string text, string cutNote) => Cut(Clean(text), MaxLength, cutNote);

    /// <summary>
    /// The text, cut to at most <paramref name="longest"/> UTF-16 units including the mark. Surrogate pairs are not split.
    /// </summary>
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
    /// Whether a spreadsheet would read the text as a formula if somebody typed it. It is stored as text in any case. Cells
    /// for which this is true get the quote prefix, so that the text stays text when somebody edits the cell.
    /// </summary>
    public static bool LooksLikeFormula(string text) => text.Length > 0 && text[0] is '=' or '+' or '-' or '@' or '\t' or '\r' or '\n';

    /// <summary>The text with U+FFFD for each character that XML cannot hold, and with line feeds as line breaks.</summary>
    public static string Clean(string text)
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
                clean.Append(
                    character is '\t' or '\n' || (!char.IsSurrogate(character) && !Suspicious.Contains(character)) ? character : Replacement
                );
            }
        }

        return clean.ToString();
    }

    // Control characters except tab and line feed, and U+FFFE and U+FFFF, which are not characters. Carriage return is
    // included because XML turns it into a line feed.
    private static readonly System.Buffers.SearchValues<char> Suspicious = System.Buffers.SearchValues.Create(
        [.. Enumerable.Range(0, ' ').Select(code => (char)code).Except(['\t', '\n']), '\uFFFE', '\uFFFF']);
}
