using Survey.Cli;
using Survey.Cli.Commands;

namespace Survey.Tests.Support;

/// <summary>A run of the command line in the process of the tests.</summary>
/// <param name="ExitCode">The exit code.</param>
/// <param name="Output">The text of standard output.</param>
/// <param name="Error">The text of standard error.</param>
/// <param name="Bytes">The bytes of standard output.</param>
internal sealed record SurveyCommand(int ExitCode, string Output, string Error, byte[] Bytes)
{
    public static Task<SurveyCommand> Run(params string[] arguments) => Run(isInteractive: false, arguments);

    /// <summary>Runs a command, interactive or not.</summary>
    public static Task<SurveyCommand> Run(bool isInteractive, params string[] arguments) => Run(isInteractive, input: null, arguments);

    /// <summary>Runs a command with a text at its standard input; null for none.</summary>
    public static Task<SurveyCommand> RunWithInput(string? input, params string[] arguments) => Run(isInteractive: false, input, arguments);

    private static async Task<SurveyCommand> Run(bool isInteractive, string? input, string[] arguments)
    {
        using var reader = new StringReader(input ?? "");
        using var output = new StringWriter { NewLine = "\n" };
        using var error = new StringWriter { NewLine = "\n" };
        using var bytes = new MemoryStream();
        var terminal = new Terminal(output, error, () => new Unclosed(bytes))
        {
            IsInteractive = isInteractive,
            NoColor = true,
            Input = reader,
            Time = FixedTime.Instance,
        };
        var exitCode = await CommandLine.Run(arguments, terminal);
        var written = bytes.ToArray();
        return new SurveyCommand(exitCode, output + System.Text.Encoding.UTF8.GetString(written), error.ToString(), written);
    }

    /// <summary>Stays open after a command, so that its output can still be read.</summary>
    private sealed class Unclosed(MemoryStream target) : MemoryStream
    {
        public override void Write(byte[] buffer, int offset, int count) => target.Write(buffer, offset, count);

        public override void Write(ReadOnlySpan<byte> buffer) => target.Write(buffer);

        public override void WriteByte(byte value) => target.WriteByte(value);
    }
}
