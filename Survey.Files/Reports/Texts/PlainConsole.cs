using Spectre.Console;

namespace Survey.Files.Reports.Texts;

/// <summary>Formatted text without a terminal: no colours, and a fixed width.</summary>
public static class PlainConsole
{
    // In characters. Pipes and files have no width; tables need this much so that not every cell wraps.
    private const int Width = 110;

    /// <summary>A console that writes to a file, a pipe or an HTTP response.</summary>
    /// <param name="writer">Left open.</param>
    public static IAnsiConsole Create(TextWriter writer)
    {
        var console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Out = new AnsiConsoleOutput(writer),
            Ansi = AnsiSupport.No,
            ColorSystem = ColorSystemSupport.NoColors,
            Interactive = InteractionSupport.No,
        });
        console.Profile.Width = Width;
        return console;
    }
}
