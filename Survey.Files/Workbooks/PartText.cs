using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using System.Xml;

namespace Survey.Files.Workbooks;

/// <summary>Reads the texts of elements.</summary>
/// <param name="budget">The budget of the workbook.</param>
internal sealed partial class PartText(ReadingBudget budget)
{
    /// <summary>Reads the text of the current element and leaves the reader at its end tag.</summary>
    public string Read(XmlReader reader)
    {
        if (reader.IsEmptyElement)
        {
            return "";
        }

        var (text, more, depth) = ("", (StringBuilder?)null, reader.Depth);
        while (budget.Read(reader) && reader.Depth > depth)
        {
            if (text.Length == 0)
            {
                text = reader.Value;
            }
            else
            {
                (more ??= new StringBuilder(text)).Append(reader.Value);
            }
        }

        return more?.ToString() ?? text;
    }

    /// <summary>
    /// Reads a text with formats, which is in several <c>t</c> elements, and leaves the reader at its end tag. Phonetic guides are
    /// left out.
    /// </summary>
    public string ReadRich(XmlReader reader)
    {
        if (reader.IsEmptyElement)
        {
            return "";
        }

        var (text, depth) = (new StringBuilder(), reader.Depth);
        while (budget.Read(reader) && reader.Depth > depth)
        {
            if (reader is { NodeType: XmlNodeType.Element, LocalName: "rPh" })
            {
                Skip(reader);
            }
            else if (reader is { NodeType: XmlNodeType.Element, LocalName: "t" })
            {
                text.Append(Read(reader));
            }
        }

        return Unescape(text.ToString());
    }

    /// <summary>
    /// Decodes <c>_xHHHH_</c>. Excel writes characters that XML cannot hold like this, and writes an underscore as
    /// <c>_x005F_</c> where it would otherwise look like the start of such a code.
    /// </summary>
    public static string Unescape(string text) =>
        text.Contains("_x", StringComparison.Ordinal)
            ? Escape().Replace(text, escape => ToCharacter(escape.Groups["code"].ValueSpan))
            : text;

    private void Skip(XmlReader reader)
    {
        var depth = reader.Depth;
        while (!reader.IsEmptyElement && budget.Read(reader) && reader.Depth > depth)
        {
            // Only moves on.
        }
    }

    private static string ToCharacter(ReadOnlySpan<char> code)
    {
        // Drop carriage returns, since a line feed follows, and null characters.
        var character = (char)ushort.Parse(code, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture);
        return character is '\r' or '\0' ? "" : character.ToString();
    }

    [GeneratedRegex(
        "_x(?<code>[0-9A-Fa-f]{4})_",
        RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Escape();
}
