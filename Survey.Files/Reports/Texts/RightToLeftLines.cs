using System.Text;
using System.Text.RegularExpressions;
using Survey.Core.Languages;

namespace Survey.Files.Reports.Texts;

/// <summary>
/// Marks the direction of lines in a language that is written from right to left, so that a table is mirrored as a whole and its
/// columns stay aligned. All marks are invisible and have no width.
/// </summary>
/// <param name="target">Receives the lines; left open.</param>
internal sealed partial class RightToLeftLines(TextWriter target) : TextWriter
{
    // A mark makes the line a right-to-left one for viewers that look at its first letter; the embedding does so for all others.
    private const string Begin = $"{Mark}\u202B";
    private const string End = "\u202C";
    private const string Mark = "\u200F";

    // Before each value that a sentence of the report quotes in another direction.
    private const char Isolate = '\u2068';

    private readonly StringBuilder _line = new();

    /// <inheritdoc/>
    public override Encoding Encoding => target.Encoding;

    /// <inheritdoc/>
    public override void Write(char value)
    {
        if (value != '\n')
        {
            _line.Append(value);
            return;
        }

        target.Write(ToDirected(_line.ToString()));
        target.Write('\n');
        _line.Clear();
    }

    /// <inheritdoc/>
    public override void Flush()
    {
        target.Write(ToDirected(_line.ToString()));
        _line.Clear();
        target.Flush();
    }

    /// <summary>A line with its marks. A sentence that has no letter of these languages, such as a title, stays as it is.</summary>
    private static string ToDirected(string line)
    {
        var isRow = line.Contains("  ", StringComparison.Ordinal) || line.Contains('─', StringComparison.Ordinal);
        if (string.IsNullOrWhiteSpace(line))
        {
            return line;
        }

        if (!isRow && !line.Contains(Isolate, StringComparison.Ordinal) && !Language.HasRightToLeftLetters(line))
        {
            return line;
        }

        // A mark between two cells keeps them apart: without it, two cells in Latin letters would be one piece of text.
        return $"{Begin}{Gap().Replace(line, gap => gap.Value.Insert(1, Mark))}{End}";
    }

    [GeneratedRegex(" {2,}", RegexOptions.None, 1000)]
    private static partial Regex Gap();
}
