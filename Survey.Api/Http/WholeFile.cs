using Microsoft.AspNetCore.Http.HttpResults;
using Survey.Files.Exports;
using Survey.Files.Reports;

namespace Survey.Api.Http;

/// <summary>
/// A download that is written to a temporary file first and then sent, so that a client never gets half a table, and the memory
/// does not grow with the file. Only the owner of the process can read the temporary file. It is deleted when it has been sent.
/// </summary>
internal static class WholeFile
{
    /// <summary>Writes a record in a format.</summary>
    /// <param name="format">The format.</param>
    /// <param name="record">The record.</param>
    /// <param name="name">The name under which the client saves the file, without the suffix.</param>
    /// <param name="cancellationToken">Ends the writing.</param>
    public static Task<FileStreamHttpResult> Give<TRecord>(
        ExportFormat<TRecord> format,
        TRecord record,
        string name,
        CancellationToken cancellationToken) =>
        Give(file => format.Write(record, file, cancellationToken), format.File.ContentType, $"{name}.{format.File.Suffix}");

    /// <summary>Writes a file.</summary>
    /// <param name="write">Writes the content.</param>
    /// <param name="contentType">The content type.</param>
    /// <param name="name">The name under which the client saves the file.</param>
    public static async Task<FileStreamHttpResult> Give(Func<Stream, Task> write, string contentType, string name)
    {
        var file = TemporaryFile.Create();
        try
        {
            await write(file);
            await file.FlushAsync(CancellationToken.None);
            file.Position = 0;
            return TypedResults.Stream(file, contentType, name);
        }
        catch
        {
            await file.DisposeAsync();
            throw;
        }
    }

    /// <summary>Maps a file that the API gives too, for pages: a page explains its problems.</summary>
    /// <param name="group">The pages.</param>
    /// <param name="address">The address.</param>
    /// <param name="handler">The handler, usually that of the API. Its result is a file or a problem.</param>
    public static void MapFile(this RouteGroupBuilder group, string address, Delegate handler) =>
        group.MapGet(address, handler).AddEndpointFilter(async (context, next) =>
        {
            var file = (Results<FileStreamHttpResult, ProblemResult>)(await next(context))!;
            return file.Result is ProblemResult problem ? new ExplainedProblem(problem) : file.Result;
        });
}
