using System.IO.Compression;
using Survey.Files.Reports;

namespace Survey.Files.Exports;

/// <summary>
/// The tables of all answers of a round, ready to be written as files. The responses have been read; what they contain is in
/// temporary files until this is disposed.
/// </summary>
public sealed class AnswerFiles : IDisposable
{
    private readonly string _round;
    private readonly IReadOnlyList<TableSpool> _tables;

    private AnswerFiles(string round, IReadOnlyList<TableSpool> tables)
    {
        _round = round;
        _tables = tables;
    }

    /// <summary>The formats, the default first.</summary>
    public static IReadOnlyList<FileFormat> Formats { get; } = [FileFormat.Csv, FileFormat.Workbook, FileFormat.Parquet];

    /// <summary>The languages in which labels can be written.</summary>
    public static IReadOnlyList<string> GetLanguages(Survey.Core.Rounds.Round round) => Codebook.GetLanguages(round);

    /// <summary>Reads the responses.</summary>
    /// <param name="export">The round and its responses.</param>
    /// <param name="progress">Gets the number of responses read so far; null for nobody.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    public static async Task<AnswerFiles> Read(AnswersExport export, IProgress<int>? progress, CancellationToken cancellationToken)
    {
        var answers = new AnswerTables(export.Round, export.Labels);
        var spools = new List<TableSpool>();
        var files = new AnswerFiles(export.Round.Code, spools);
        try
        {
            spools.AddRange(answers.Tables.Append(Codebook.ToTable(export.Round)).Select(table => new TableSpool(table)));
            var count = 0;
            await foreach (var response in export.Responses.WithCancellation(cancellationToken))
            {
                answers.AddRows(response, (table, cells) => spools[table].Add(cells));
                progress?.Report(++count);
            }

            foreach (var row in Codebook.GetRows(answers.Tables, export.Round))
            {
                spools[^1].Add(row);
            }

            return files;
        }
        catch
        {
            files.Dispose();
            throw;
        }
    }

    /// <summary>False if a table has more columns than the format allows. Only a workbook has such a limit.</summary>
    public bool Fits(FileFormat format) =>
        format != FileFormat.Workbook || _tables.All(table => table.Table.Columns.Count <= WorkbookTables.MaxColumns);

    /// <summary>
    /// The files of a format, each with its name and what writes it to a stream that can seek: one workbook, or one file for
    /// each table.
    /// </summary>
    public IEnumerable<(string Name, Func<Stream, Task> Write)> ToFiles(FileFormat format, CancellationToken cancellationToken) =>
        format == FileFormat.Workbook
            ? [($"{_round}.xlsx", output => WorkbookTables.Write(output, _tables, cancellationToken))]
            : _tables.Select(table => (
                $"{table.Table.Name}.{format.Suffix}",
                (Func<Stream, Task>)(output => format == FileFormat.Parquet
                    ? ParquetTables.Write(output, table, cancellationToken)
                    : CsvTables.Write(output, table, cancellationToken))));

    /// <summary>Writes one file: the workbook, or an archive (.zip) of the files of the other formats.</summary>
    public async Task WriteAsOne(FileFormat format, Stream output, CancellationToken cancellationToken)
    {
        if (format == FileFormat.Workbook)
        {
            await WorkbookTables.Write(output, _tables, cancellationToken);
            return;
        }

        using var archive = new ZipArchive(output, ZipArchiveMode.Create, leaveOpen: true);
        foreach (var (name, write) in ToFiles(format, cancellationToken))
        {
            // An entry of an archive cannot seek.
            await using var file = TemporaryFile.Create();
            await write(file);
            file.Position = 0;
            await using var entry = archive.CreateEntry(name).Open();
            await file.CopyToAsync(entry, cancellationToken);
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var table in _tables)
        {
            table.Dispose();
        }
    }
}
