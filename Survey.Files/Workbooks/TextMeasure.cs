namespace Survey.Files.Workbooks;

// Why rows get a height at all: Excel fits rows without a height when it opens the file, but LibreOffice and most
// previews do not, and print lines on top of each other. So the height is computed here from the widths of Arial's
// characters. It may be a little too high, but not too low.

/// <summary>Computes how many lines a text needs in a column.</summary>
internal static class TextMeasure
{
    // Advance widths of the characters from space to tilde, in thousandths of the font size.
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

    // From this character on, most are as wide as they are high: Chinese, Japanese, Korean.
    private const char FirstWide = '\u2E80';

    // A column's width counts digits of the workbook's font, 7 pixels each; 10 points are 13.33 pixels. The margin allows
    // for bold type and for programs that render a little wider.
    private const double EmPerColumnWidth = 7 / 13.33;
    private const double Margin = 0.97;

    // Width that a cell's indent takes, in characters.
    private const double Indent = 1.3;

    /// <summary>The number of lines that a text needs, at least 1.</summary>
    /// <param name="text">Lines break at spaces, and inside words that are wider than the column.</param>
    /// <param name="columnWidth">Width of the column, in characters.</param>
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

    /// <summary>The length of a text on one line, in points.</summary>
    public static double GetLength(string text, double fontSize = 10) => text.Sum(WidthOf) * fontSize / 1000;

    private static int WidthOf(char character) => character switch
    {
        >= ' ' and <= '~' => Widths[character - ' '],
        >= FirstWide => WideWidth,
        _ => OtherWidth,
    };
}
