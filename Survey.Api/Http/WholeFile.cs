using Microsoft.AspNetCore.Http.HttpResults;
using Survey.Files.Reports;

namespace Survey.Api.Http;

/// <summary>
/// A download that is written to a temporary file first and then sent, so that a client never gets half a table, and the memory
/// does not grow with the file. Only the owner of the process can read the temporary file. It is deleted when it has been sent.
/// </summary>
internal static class WholeFile
{
    private const int BufferSize = 1 << 16;

    /// <summary>Writes a record in a format.</summary>
    /// <param name="format">The format.</param>
    /// <param name="record">The record.</param>
    /// <param name="name">The name under which the client saves the file, without the suffix.</param>
    /// <param name="cancellationToken">Ends the writing.</param>
    public static async Task<FileStreamHttpResult> Give<TRecord>(
        ExportFormat<TRecord> format,
        TRecord record,
        string name,
        CancellationToken cancellationToken)
    {
        var file = Create();
        try
        {
            await format.Write(record, file, cancellationToken);
            await file.FlushAsync(CancellationToken.None);
            file.Position = 0;
            return TypedResults.Stream(file, format.File.ContentType, $"{name}.{format.File.Suffix}");
        }
        catch
        {
            await file.DisposeAsync();
            throw;
        }
    }

    /// <summary>The file for a page: every problem becomes “not found”, which a page explains.</summary>
    public static IResult OrNotFound(this Results<FileStreamHttpResult, ProblemResult> file) =>
        file.Result is FileStreamHttpResult whole ? whole : Results.NotFound();

    private static FileStream Create() =>
        new(
            Path.GetTempFileName(),
            FileMode.Open,
            FileAccess.ReadWrite,
            FileShare.None,
            BufferSize,
            FileOptions.DeleteOnClose | FileOptions.Asynchronous);
}
