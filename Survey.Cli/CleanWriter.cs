using System.Text;
using Survey.Files.Reports.Texts;

namespace Survey.Cli;

/// <summary>
/// Passes text on without control characters: what a file calls an organization, or a person types, must not command the
/// terminal that shows it.
/// </summary>
/// <param name="target">Where the text goes.</param>
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
