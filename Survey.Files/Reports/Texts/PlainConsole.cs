using Spectre.Console;
using Survey.Core.Languages;

namespace Survey.Files.Reports.Texts;

/// <summary>Formatted text without a terminal: no colours, and a fixed width.</summary>
public static class PlainConsole
{
    // In characters. Pipes and files have no width; tables need this much so that not every cell wraps.
    private const int Width = 110;

    /// <summary>A console that writes to a file, a pipe or an HTTP response.</summary>
    /// <param name="writer">Left open.</param>
    /// <param name="language">The language of the text, which gives its direction.</param>
    public static IAnsiConsole Create(TextWriter writer, Language language)
    {
        var console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Out = new AnsiConsoleOutput(Direct(writer, language)),
            Ansi = AnsiSupport.No,
            ColorSystem = ColorSystemSupport.NoColors,
            Interactive = InteractionSupport.No,
        });
        console.Profile.Width = Width;
        return console;
    }

    /// <summary>The writer itself, or one that marks the lines of a language that is written from right to left.</summary>
    public static TextWriter Direct(TextWriter writer, Language language) =>
        language.IsRightToLeft ? new RightToLeftLines(writer) : writer;
}
