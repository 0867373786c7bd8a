using Spectre.Console;

namespace Survey.Files.Reports.Texts;

/// <summary>Laid-out text where no person looks: without colours, and of a width of its own.</summary>
public static class PlainConsole
{
    // What a table needs to be read without wrapping every cell; pipes and files have no width.
    private const int Width = 110;

    /// <summary>A console that writes to a file, a pipe or an answer.</summary>
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
