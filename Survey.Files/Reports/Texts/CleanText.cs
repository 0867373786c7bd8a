namespace Survey.Files.Reports.Texts;

/// <summary>Text without control characters: what a file calls an organization must not command the terminal that shows it.</summary>
public static class CleanText
{
    /// <summary>A text without control characters; one that directs the order of writing is kept to itself.</summary>
    public static string Of(string text)
    {
        var clean = text.Any(IsCommand) ? string.Concat(text.Select(character => IsCommand(character) ? ' ' : character)) : text;

        // An override (U+202A to U+202E) or isolate without its end would turn all that follows around.
        return clean.Any(character => character is >= '\u202A' and <= '\u202E' or >= '\u2066' and <= '\u2069') ? $"\u2068{clean}\u2069" : clean;
    }

    /// <summary>Whether a character is a command to a terminal. Line ends and tabs are not, nor are returns, by which a progress line is written over.</summary>
    public static bool IsCommand(char character) => char.IsControl(character) && character is not ('\n' or '\r' or '\t');
}
