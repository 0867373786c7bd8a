namespace Survey.Core.Reading.Typed;

/// <summary>Reads marks that mean "applies": <c>x</c>, a tick, “yes”.</summary>
public static class TypedMark
{
    private static readonly HashSet<string> Marks = new(
        ["x", "х", "×", "✓", "✔", "✗", "✘", "☒", "☑", "1", "true", "ok", .. PlainLine.WordsOf(words => words.Yes)],
        StringComparer.OrdinalIgnoreCase);

    private static readonly HashSet<string> Blanks = new(
        ["-", "0", "false", "☐", .. PlainLine.WordsOf(words => words.No)],
        StringComparer.OrdinalIgnoreCase);

    /// <summary>True for a mark, false for a text that means "does not apply", null for anything else.</summary>
    public static bool? Find(string text)
    {
        var line = PlainLine.Of(text);
        return Marks.Contains(line) ? true : Blanks.Contains(line) ? false : null;
    }
}
