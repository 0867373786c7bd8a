using System.CommandLine;
using Survey.Files.Reports;

namespace Survey.Cli.Commands;

/// <summary>The option <c>--format</c> of a verb that exports a record.</summary>
/// <typeparam name="TRecord">The record.</typeparam>
internal sealed class FormatOption<TRecord>
{
    private readonly IReadOnlyList<ExportFormat<TRecord>> _formats;

    /// <summary>Creates the option.</summary>
    /// <param name="formats">The formats to choose from.</param>
    /// <param name="description">The description for the help text.</param>
    /// <param name="usual">The format if the option is not given; null if the file name decides.</param>
    public FormatOption(IReadOnlyList<ExportFormat<TRecord>> formats, string description, FileFormat? usual)
    {
        _formats = formats;
        Option = new Option<string?>("--format") { Description = description }.RefuseEmpty();
        Option.AcceptOnly([.. formats.Select(format => format.File.Name)]);
        if (usual is not null)
        {
            Option.DefaultValueFactory = _ => usual.Name;
        }
    }

    /// <summary>The option.</summary>
    public Option<string?> Option { get; }

    /// <summary>The format that is given, or else the one of the file name's suffix, or else text, or else the first one.</summary>
    /// <param name="parsed">The command line.</param>
    /// <param name="path">The output file; null for standard output.</param>
    /// <exception cref="UsageException">The suffix is that of another format.</exception>
    public ExportFormat<TRecord> Get(ParseResult parsed, string? path)
    {
        var ending = Path.GetExtension(path);
        var suffix = FileFormat.All.FirstOrDefault(file => $".{file.Suffix}".Equals(ending, StringComparison.OrdinalIgnoreCase));
        var isGiven = parsed.GetResult(Option) is { Implicit: false };
        var format = (isGiven ? null : _formats.FirstOrDefault(each => each.File == suffix))
            ?? _formats.FirstOrDefault(each => each.File.Name == parsed.GetValue(Option))
            ?? _formats.FirstOrDefault(each => each.File == FileFormat.Text)
            ?? _formats[0];
        // Tables and JSON are text too, so .txt fits them.
        return suffix is null || suffix == format.File || suffix == FileFormat.Text
            ? format
            : throw UsageException.Of("usage.format-and-name", ("format", format.File.Name), ("file", path!), ("other", suffix.Name));
    }
}
