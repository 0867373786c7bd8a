using Spectre.Console;
using Survey.Core.Languages;

namespace Survey.Files.Reports;

/// <summary>A format that a record can be exported in.</summary>
/// <typeparam name="TRecord">The record.</typeparam>
/// <param name="File">Suffix and media type.</param>
/// <param name="Write">Writes the record to a stream, which is left open.</param>
public sealed record ExportFormat<TRecord>(FileFormat File, Func<TRecord, Stream, CancellationToken, Task> Write)
{
    /// <summary>Creates a format whose writer does not wait for anything.</summary>
    public ExportFormat(FileFormat file, Action<TRecord, Stream> write)
        : this(file, (record, output, _) =>
        {
            write(record, output);
            return Task.CompletedTask;
        })
    {
    }

    /// <summary>
    /// Writes the record to a terminal, with its width and colours; null if the format is not for a terminal. The second argument
    /// creates the console, given the language of the text.
    /// </summary>
    public Action<TRecord, Func<Language, IAnsiConsole>>? Print { get; init; }
}
