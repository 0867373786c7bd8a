using System.Text;
using Survey.Files.Reports.Texts;

namespace Survey.Cli;

/// <summary>
/// Replaces control characters by spaces, so that a name in a file or a typed text cannot send commands to the terminal
/// that shows it.
/// </summary>
/// <param name="target">Receives the cleaned text.</param>
internal sealed class CleanWriter(TextWriter target) : TextWriter
{
    /// <inheritdoc/>
    public override Encoding Encoding => target.Encoding;

    /// <inheritdoc/>
    public override void Write(char value) => target.Write(CleanText.IsCommand(value) ? ' ' : value);

    /// <inheritdoc/>
    public override void Write(string? value) => target.Write(value is null ? null : CleanText.Of(value));

    /// <inheritdoc/>
    public override void WriteLine(string? value) => target.WriteLine(value is null ? null : CleanText.Of(value));

    /// <inheritdoc/>
    public override void Flush() => target.Flush();
}
