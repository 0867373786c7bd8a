using System.Text;

namespace Survey.Cli;

/// <summary>
/// Passes text on without control characters: what a file calls an organization, or a person types, must not command the
/// terminal that shows it.
/// </summary>
/// <param name="target">Where the text goes.</param>
/// <remarks>Line ends and tabs pass, and returns, by which a progress line is written over.</remarks>
internal sealed class CleanWriter(TextWriter target) : TextWriter
{
    /// <inheritdoc/>
    public override Encoding Encoding => target.Encoding;

    /// <summary>A text without control characters; one that directs the order of writing is kept to itself.</summary>
    public static string Clean(string text)
    {
        var clean = text.Any(IsCommand) ? string.Concat(text.Select(character => IsCommand(character) ? ' ' : character)) : text;

        // An override (U+202A to U+202E) or isolate without its end would turn all that follows around.
        return clean.Any(character => character is >= '\u202A' and <= '\u202E' or >= '\u2066' and <= '\u2069') ? $"\u2068{clean}\u2069" : clean;
    }

    /// <inheritdoc/>
    public override void Write(char value) => target.Write(IsCommand(value) ? ' ' : value);

    /// <inheritdoc/>
    public override void Write(string? value) => target.Write(value is null ? null : Clean(value));

    /// <inheritdoc/>
    public override void WriteLine(string? value) => target.WriteLine(value is null ? null : Clean(value));

    /// <inheritdoc/>
    public override void Flush() => target.Flush();

    private static bool IsCommand(char character) => char.IsControl(character) && character is not ('\n' or '\r' or '\t');
}
