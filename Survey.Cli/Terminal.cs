using System.Text;
using Spectre.Console;
using Survey.Cli.Texts;
using Survey.Core.Languages;
using Survey.Core.Responses;
using Survey.Files.Reports.Texts;

namespace Survey.Cli;

/// <summary>Input, output and environment of a command. Data goes to standard output, messages to standard error.</summary>
/// <param name="output">Standard output.</param>
/// <param name="error">Standard error.</param>
/// <param name="openOutput">Opens standard output as a stream of bytes.</param>
internal sealed class Terminal(TextWriter output, TextWriter error, Func<Stream> openOutput)
{
    // The first that is set decides.
    private static readonly string[] LocaleVariables = ["LC_ALL", "LC_MESSAGES", "LANG"];

    /// <summary>Standard output, without control characters.</summary>
    public TextWriter Output { get; } = new CleanWriter(output);

    /// <summary>Standard error, without control characters.</summary>
    public TextWriter Error { get; } = new CleanWriter(error);

    /// <summary>Whether standard output is a terminal, not a pipe or file.</summary>
    public bool IsInteractive { get; init; }

    /// <summary>Whether standard error is a terminal.</summary>
    public bool IsErrorInteractive { get; init; }

    /// <summary>Whether colours are turned off by <c>NO_COLOR</c>.</summary>
    public bool NoColor { get; init; }

    /// <summary>The store given by <c>SURVEY_STORE</c>; null if it is not set.</summary>
    public string? Store { get; init; }

    /// <summary>The language of problems and messages, from <c>--language</c> or the environment.</summary>
    public Language Language { get; set; } = Language.English;

    /// <summary>The messages of commands in <see cref="Language"/>.</summary>
    public LanguageTexts Texts => CommandTexts.Of(Language);

    /// <summary>Standard input.</summary>
    public TextReader Input { get; init; } = TextReader.Null;

    /// <summary>Whether a password can be asked for: standard input and standard error are terminals.</summary>
    public bool IsInputInteractive { get; init; }

    /// <summary>Who runs the command, for the audit trail: the user of the operating system.</summary>
    public Actor Operator { get; init; } = new(ActorRole.Operator, Environment.UserName);

    /// <summary>The clock.</summary>
    public TimeProvider Time { get; init; } = TimeProvider.System;

    /// <summary>The terminal of this process.</summary>
    public static Terminal OfProcess() => new(Console.Out, Console.Error, Console.OpenStandardOutput)
    {
        IsInteractive = !Console.IsOutputRedirected,
        IsErrorInteractive = !Console.IsErrorRedirected,
        Input = Console.In,
        IsInputInteractive = !Console.IsInputRedirected && !Console.IsErrorRedirected,
        NoColor = !string.IsNullOrEmpty(Environment.GetEnvironmentVariable("NO_COLOR")),
        Language = FindLanguage() ?? Language.English,
        Store = Environment.GetEnvironmentVariable("SURVEY_STORE") is { Length: > 0 } store ? store : null,
    };

    /// <summary>The language that the environment asks for, as POSIX defines it; null for none that there is.</summary>
    private static Language? FindLanguage() =>
        LocaleVariables.Select(Environment.GetEnvironmentVariable).FirstOrDefault(value => !string.IsNullOrEmpty(value)) is { } asked
            ? Language.Find(asked)
            : null;

    /// <summary>Opens standard output as a stream of bytes.</summary>
    public Stream OpenOutput() => openOutput();

    /// <summary>Reads a line from the keyboard without showing it.</summary>
    public string ReadUnseen()
    {
        var typed = new StringBuilder();
        for (var key = Console.ReadKey(intercept: true); key.Key != ConsoleKey.Enter; key = Console.ReadKey(intercept: true))
        {
            if (key.Key == ConsoleKey.Backspace)
            {
                typed.Length = Math.Max(0, typed.Length - 1);
            }
            else if (!char.IsControl(key.KeyChar))
            {
                typed.Append(key.KeyChar);
            }
        }

        Error.WriteLine();
        return typed.ToString();
    }

    /// <summary>
    /// A console for formatted text on standard output: plain text if it is not a terminal, no colours if they are turned
    /// off.
    /// </summary>
    /// <param name="language">The language of the text.</param>
    public IAnsiConsole CreateConsole(Language language) => !IsInteractive
        ? PlainConsole.Create(output, language)
        : AnsiConsole.Create(new AnsiConsoleSettings
        {
            Out = new AnsiConsoleOutput(PlainConsole.Direct(output, language)),
            Ansi = NoColor ? AnsiSupport.No : AnsiSupport.Detect,
            ColorSystem = NoColor ? ColorSystemSupport.NoColors : ColorSystemSupport.Detect,
            Interactive = InteractionSupport.No,
        });
}
