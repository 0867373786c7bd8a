using Microsoft.AspNetCore.Http.HttpResults;
using Survey.Files.Reports;

namespace Survey.Api.Http;

/// <summary>
/// A download that is written to a temporary file first and then sent: whole before a byte leaves, since half a table must not
/// look like one, and without growing the memory with the file. The temporary file is its owner's alone and deleted once it is sent.
/// </summary>
internal static class WholeFile
{
    private const int BufferSize = 1 << 16;

    /// <summary>Writes a record in a format.</summary>
    /// <param name="format">The format.</param>
    /// <param name="record">The record.</param>
    /// <param name="name">The name of the file, without the suffix.</param>
    /// <param name="cancellationToken">Ends the writing.</param>
    public static Task<FileStreamHttpResult> Give<TRecord>(
        ExportFormat<TRecord> format,
        TRecord record,
        string name,
        CancellationToken cancellationToken) =>
        Give(stream => format.Write(record, stream, cancellationToken), format.File.ContentType, $"{name}.{format.File.Suffix}");

    /// <summary>Writes the file.</summary>
    /// <param name="write">Writes the contents.</param>
    /// <param name="mediaType">The media type.</param>
    /// <param name="name">The name the client saves it under.</param>
    public static async Task<FileStreamHttpResult> Give(Func<Stream, Task> write, string mediaType, string name)
    {
        var file = Create();
        try
        {
            await write(file);
            await file.FlushAsync(CancellationToken.None);
            file.Position = 0;
            return TypedResults.Stream(file, mediaType, name);
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
        new(Path.GetTempFileName(), FileMode.Open, FileAccess.ReadWrite, FileShare.None, BufferSize, FileOptions.DeleteOnClose | FileOptions.Asynchronous);
}
