using Microsoft.AspNetCore.Http.HttpResults;

namespace Survey.Api.Http;

/// <summary>
/// A download that is written to a temporary file first and then sent: whole before a byte leaves, since half a table must not
/// look like one, and without growing the memory with the file. The temporary file is its owner's alone and deleted once it is sent.
/// </summary>
internal static class WholeFile
{
    private const int BufferSize = 1 << 16;

    /// <summary>Writes the file.</summary>
    /// <param name="write">Writes the contents.</param>
    /// <param name="mediaType">The media type.</param>
    /// <param name="name">The name the client saves it under.</param>
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
