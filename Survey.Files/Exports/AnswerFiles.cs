using System.IO.Compression;
using System.Runtime.CompilerServices;
using Survey.Files.Reports;

namespace Survey.Files.Exports;

/// <summary>
/// The tables of all answers of a round, to be written once as files of one format. What the responses contain is in temporary files
/// until this is disposed. Only a workbook has the rows of its first table written while the responses are read; the other formats
/// need to know all rows of a table before its first one is written.
/// </summary>
public sealed class AnswerFiles : IDisposable
{
    private readonly AnswersExport _export;
    private readonly FileFormat _format;
    private readonly AnswerTables _answers;
    private readonly List<TableSpool> _tables = [];

    private AnswerFiles(AnswersExport export, FileFormat format)
    {
        _export = export;
        _format = format;
        _answers = new AnswerTables(export.Round, export.Labels);
    }

    /// <summary>The formats, the default first.</summary>
    public static IReadOnlyList<FileFormat> Formats { get; } = [FileFormat.Csv, FileFormat.Workbook, FileFormat.Parquet];

    /// <summary>The most columns of a table in a workbook.</summary>
    public static int MaxWorkbookColumns => WorkbookTables.MaxColumns;

    /// <summary>The languages in which labels can be written.</summary>
    public static IReadOnlyList<string> GetLanguages(Survey.Core.Rounds.Round round) => Codebook.GetLanguages(round);

    /// <summary>Prepares the files. The responses are read now, or for a workbook when it is written.</summary>
    /// <param name="export">The round and its responses.</param>
    /// <param name="format">One of <see cref="Formats"/>.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    public static async Task<AnswerFiles> Read(AnswersExport export, FileFormat format, CancellationToken cancellationToken)
    {
        var files = new AnswerFiles(export, format);
        try
        {
            files._tables.AddRange(
                files._answers.Tables.Append(Codebook.ToTable(export.Round)).Select(table => new TableSpool(table)));
            foreach (var row in Codebook.GetRows(files._answers.Tables, export.Round))
            {
                files._tables[^1].Add(row);
            }

            if (format != FileFormat.Workbook)
            {
                await foreach (var row in files.ReadResponses(cancellationToken))
                {
                    files._tables[0].Add(row);
                }
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
    /// The files, each with its name and what writes it to a stream that can seek: one workbook; or one file for each table, and
    /// for csv the scripts that read them.
    /// </summary>
    public IEnumerable<(string Name, Func<Stream, Task> Write)> ToFiles(CancellationToken cancellationToken)
    {
        if (_format == FileFormat.Workbook)
        {
            return [ToFile($"{_export.Round.Code}.xlsx", output => WriteWorkbook(output, cancellationToken))];
        }

        return _format == FileFormat.Parquet
            ? _tables.Select(table => ToFile(
                $"{table.Table.Name}.parquet",
                output => ParquetTables.Write(output, table, cancellationToken)))
            : _tables.Select(table => ToFile($"{table.Table.Name}.csv", output => CsvTables.Write(output, table, cancellationToken)))
                .Concat(ToScripts(cancellationToken));
    }

    /// <summary>Writes one file: the workbook, or an archive (.zip) of the files of the other formats.</summary>
    public async Task WriteAsOne(Stream output, CancellationToken cancellationToken)
    {
        if (_format == FileFormat.Workbook)
        {
            await WriteWorkbook(output, cancellationToken);
            return;
        }

        using var archive = new ZipArchive(output, ZipArchiveMode.Create, leaveOpen: true);
        foreach (var (name, write) in ToFiles(cancellationToken))
        {
            // An entry of an archive cannot seek.
            await using var file = TemporaryFile.Create();
            await write(file);
            file.Position = 0;
            await using var entry = archive.CreateEntry(name).Open();
            await file.CopyToAsync(entry, cancellationToken);
        }
    }

    private Task WriteWorkbook(Stream output, CancellationToken cancellationToken)
    {
        var first = _tables[0].Table;
        return WorkbookTables.Write(
            output,
            _tables.Skip(1).Select(table => table.ToExport())
                .Prepend(new TableExport(first.Name, first.Columns, ReadResponses(cancellationToken))),
            cancellationToken);
    }

    /// <summary>Reads the responses once. Gives their rows of the first table, one of each, and adds those of the other tables.</summary>
    private async IAsyncEnumerable<object?[]> ReadResponses([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var response in _export.Responses.WithCancellation(cancellationToken))
        {
            object?[] first = [];
            _answers.AddRows(response, (table, cells) =>
            {
                if (table == 0)
                {
                    first = cells;
                }
                else
                {
                    _tables[table].Add(cells);
                }
            });
            yield return first;
        }
    }

    private static (string Name, Func<Stream, Task> Write) ToFile(string name, Func<Stream, Task> write) => (name, write);

    /// <summary>The scripts for R, Stata and SPSS that read the csv files, and the DDI document about them.</summary>
    private IEnumerable<(string Name, Func<Stream, Task> Write)> ToScripts(CancellationToken cancellationToken)
    {
        var code = _export.Round.Code;
        var answers = _tables.Where(table => table.Table.Name != Codebook.Name).ToList();
        var described = answers.ConvertAll(table => DescribedTable.Of(table, _export));
        yield return ToFile($"{code}.R", ToText(output => RScript.Write(output, code, described)));
        yield return ToFile($"{code}.do", ToText(output => StataScript.Write(output, code, described)));
        yield return ToFile($"{code}.sps", ToText(output => SpssScript.Write(output, code, described)));
        foreach (var table in answers.Where(table => table.HasLineBreaks))
        {
            yield return ToFile(
                $"{SpssScript.CopyOf(table.Table.Name)}.csv",
                output => CsvTables.Write(output, table, cancellationToken, inLines: true));
        }

        yield return ToFile($"{code}.ddi.xml", ToText(output => DdiCodebook.Write(output, _export.Round, described)));

        static Func<Stream, Task> ToText(Action<TextWriter> write) => async output =>
        {
            await using var writer = new StreamWriter(output, leaveOpen: true);
            write(writer);
        };
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
