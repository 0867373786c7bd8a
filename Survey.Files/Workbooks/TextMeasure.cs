namespace Survey.Files.Workbooks;

// Why rows get a height at all: a row without one is fitted by Excel when it opens the file, but not by LibreOffice and
// not by most previews, which then print one line over the next. So the height is worked out here, from the widths of
// Arial's characters, and a little too high rather than too low.

/// <summary>Works out how many lines a text takes in a column.</summary>
internal static class TextMeasure
{
    // The advance widths of the characters from space to tilde, in thousandths of the font's size.
    private static readonly short[] Widths =
    [
        278, 278, 355, 556, 556, 889, 667, 191, 333, 333, 389, 584, 278, 333, 278, 278,
        556, 556, 556, 556, 556, 556, 556, 556, 556, 556, 278, 278, 584, 584, 584, 556,
        1015, 667, 667, 722, 722, 667, 611, 778, 722, 278, 500, 667, 556, 833, 722, 778,
        667, 778, 722, 667, 611, 722, 667, 944, 667, 667, 611, 278, 278, 278, 469, 556,
        333, 556, 556, 500, 556, 556, 278, 556, 556, 222, 222, 500, 222, 833, 556, 556,
        556, 556, 333, 500, 278, 556, 500, 722, 500, 500, 500, 334, 260, 334, 584,
    ];

    private const int OtherWidth = 600;
    private const int WideWidth = 1000;

    // From here on most characters are as wide as they are high: Chinese, Japanese, Korean.
    private const char FirstWide = '\u2E80';

    // A column's width counts digits of the workbook's font, of 7 pixels each; an em of 10 points is 13.3 pixels. The rest
    // is for bold type and for programs that render a little wider.
    private const double EmPerColumnWidth = 7 / 13.33;
    private const double Margin = 0.97;

    // What the indent of a cell takes away.
    private const double Indent = 1.3;

    /// <summary>The number of lines, at least 1.</summary>
    /// <param name="text">The text; it is broken at spaces, and within words that are wider than the column.</param>
    /// <param name="columnWidth">The column's width, in characters.</param>
    /// <param name="fontSize">In points.</param>
    public static int CountLines(string text, double columnWidth, double fontSize = 10)
    {
        var room = Math.Max(1000, (columnWidth - Indent) * EmPerColumnWidth * Margin * 1000 * 10 / fontSize);
        if (text.Length * WideWidth <= room)
        {
            return 1 + text.Count(character => character == '\n');
        }

        var lines = 1;
        var line = 0.0;
        var word = 0.0;
        foreach (var character in text)
        {
            if (character == '\n')
            {
                EndWord();
                lines++;
                line = 0;
            }
            else if (character == ' ')
            {
                EndWord();
                line += Widths[0];
            }
            else
            {
                word += WidthOf(character);
            }
        }

        EndWord();
        return lines;

        void EndWord()
        {
            if (line > 0 && line + word > room)
            {
                lines++;
                line = 0;
            }

            lines += (int)((line + word) / room);
            line = (line + word) % room;
            word = 0;
        }
    }

    /// <summary>How long a text is on one line, in points.</summary>
    public static double GetLength(string text, double fontSize = 10) => text.Sum(WidthOf) * fontSize / 1000;

    private static int WidthOf(char character) => character switch
    {
        >= ' ' and <= '~' => Widths[character - ' '],
        >= FirstWide => WideWidth,
        _ => OtherWidth,
    };
}
