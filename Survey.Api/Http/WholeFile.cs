using Microsoft.AspNetCore.Http.HttpResults;

namespace Survey.Api.Http;

/// <summary>
/// A download that is first written to a temporary file. So an incomplete file is never sent, and memory does not grow with its size. Only
/// its owner can read the temporary file, which is deleted once it is sent.
/// </summary>
internal static class WholeFile
{
    private const int BufferSize = 1 << 16;

    /// <summary>Writes the file and returns it as a download.</summary>
    /// <param name="write">Writes the content.</param>
    /// <param name="mediaType">The media type.</param>
    /// <param name="name">File name for the client.</param>
    public static Task<FileStreamHttpResult> Give(Action<Stream> write, string mediaType, string name) => Give(stream =>
    {
        write(stream);
        return Task.CompletedTask;
    }, mediaType, name);

    /// <inheritdoc cref="Give(Action{Stream}, string, string)"/>
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

    private static FileStream Create() =>
        new(Path.GetTempFileName(), FileMode.Open, FileAccess.ReadWrite, FileShare.None, BufferSize, FileOptions.DeleteOnClose | FileOptions.Asynchronous);
}
