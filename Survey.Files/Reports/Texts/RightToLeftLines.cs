using System.Text;

namespace Survey.Files.Reports.Texts;

/// <summary>
/// Marks the direction of lines in a language that is written from right to left, so that a table is mirrored as a whole and its
/// columns stay aligned. All marks are invisible and have no width.
/// </summary>
/// <param name="target">Receives the lines; left open.</param>
internal sealed class RightToLeftLines(TextWriter target) : TextWriter
{
    // A mark makes the line a right-to-left one for viewers that look at its first letter; the embedding does so for all others.
    private const string Begin = "\u200F\u202B";
    private const string End = "\u202C";
    private const char Mark = '\u200F';

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
        if (!isRow && !line.Any(character => character is >= '\u0590' and <= '\u08FF'))
        {
            return line;
        }

        // A mark between two cells keeps them apart: without it, two cells in Latin letters would be one piece of text.
        return $"{Begin}{line.Replace("  ", $" {Mark} ", StringComparison.Ordinal)}{End}";
    }
}
