namespace Survey.Files.Reports.Texts;

/// <summary>Removes control characters from texts, so that a name in a file cannot send commands to the terminal that shows it.</summary>
public static class CleanText
{
    /// <summary>
    /// The text with a space for each control character. A text with bidirectional controls is isolated from the text
    /// around it.
    /// </summary>
    public static string Of(string text)
    {
        var clean = text.Any(IsCommand) ? string.Concat(text.Select(character => IsCommand(character) ? ' ' : character)) : text;

        // An override (U+202A to U+202E) or isolate that is not closed would reverse all text after it.
        return clean.Any(character => character is >= '\u202A' and <= '\u202E' or >= '\u2066' and <= '\u2069')
            ? $"\u2068{clean}\u2069"
            : clean;
    }

    /// <summary>
    /// Whether a character is a control character that a terminal would act on. Line feeds and tabs are not, nor are carriage
    /// returns, which progress lines need.
    /// </summary>
    public static bool IsCommand(char character) => char.IsControl(character) && character is not ('\n' or '\r' or '\t');
}
