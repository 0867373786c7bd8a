using System.IO.Compression;
using Survey.Files.Reports;

namespace Survey.Files.Exports;

/// <summary>
/// The tables of all answers of a round, ready to be written as files. The responses have been read; what they contain is in
/// temporary files until this is disposed.
/// </summary>
public sealed class AnswerFiles : IDisposable
{
    private readonly AnswersExport _export;
    private readonly IReadOnlyList<TableSpool> _tables;

    private AnswerFiles(AnswersExport export, IReadOnlyList<TableSpool> tables)
    {
        _export = export;
        _tables = tables;
    }

    /// <summary>The formats, the default first.</summary>
    public static IReadOnlyList<FileFormat> Formats { get; } = [FileFormat.Csv, FileFormat.Workbook, FileFormat.Parquet];

    /// <summary>The most columns of a table in a workbook.</summary>
    public static int MaxWorkbookColumns => WorkbookTables.MaxColumns;

    /// <summary>The languages in which labels can be written.</summary>
    public static IReadOnlyList<string> GetLanguages(Survey.Core.Rounds.Round round) => Codebook.GetLanguages(round);

    /// <summary>Reads the responses.</summary>
    /// <param name="export">The round and its responses.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    public static async Task<AnswerFiles> Read(AnswersExport export, CancellationToken cancellationToken)
    {
        var answers = new AnswerTables(export.Round, export.Labels);
        var spools = new List<TableSpool>();
        var files = new AnswerFiles(export, spools);
        try
        {
            spools.AddRange(answers.Tables.Append(Codebook.ToTable(export.Round)).Select(table => new TableSpool(table)));
            await foreach (var response in export.Responses.WithCancellation(cancellationToken))
            {
                answers.AddRows(response, (table, cells) => spools[table].Add(cells));
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
    /// The files of a format, each with its name and what writes it to a stream that can seek: one workbook; or one file for
    /// each table, and for csv the scripts that read them.
    /// </summary>
    public IEnumerable<(string Name, Func<Stream, Task> Write)> ToFiles(FileFormat format, CancellationToken cancellationToken)
    {
        if (format == FileFormat.Workbook)
        {
            return [ToFile($"{_export.Round.Code}.xlsx", output => WriteWorkbook(output, cancellationToken))];
        }

        return format == FileFormat.Parquet
            ? _tables.Select(table => ToFile(
                $"{table.Table.Name}.parquet",
                output => ParquetTables.Write(output, table, cancellationToken)))
            : _tables.Select(table => ToFile($"{table.Table.Name}.csv", output => CsvTables.Write(output, table, cancellationToken)))
                .Concat(ToScripts(cancellationToken));
    }

    /// <summary>Writes one file: the workbook, or an archive (.zip) of the files of the other formats.</summary>
    public async Task WriteAsOne(FileFormat format, Stream output, CancellationToken cancellationToken)
    {
        if (format == FileFormat.Workbook)
        {
            await WriteWorkbook(output, cancellationToken);
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

    private Task WriteWorkbook(Stream output, CancellationToken cancellationToken) =>
        WorkbookTables.Write(output, _tables.Select(table => table.ToExport()), cancellationToken);

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
