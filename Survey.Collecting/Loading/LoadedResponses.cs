using System.Text.Json;
using Survey.Files.Exports;
using Survey.Storage.Tables;

namespace Survey.Collecting.Loading;

/// <summary>
/// Responses that were read and checked and are to be stored. They are kept in a temporary file that only its owner can read, so that
/// memory does not grow with their number and the store is not locked meanwhile.
/// </summary>
internal sealed class LoadedResponses : IAsyncDisposable
{
    private readonly FileStream _file = TemporaryFile.Create();
    private readonly StreamWriter _writer;

    public LoadedResponses() => _writer = new StreamWriter(_file);

    public int Count { get; private set; }

    /// <summary>Adds a response.</summary>
    /// <param name="document">The response in canonical form, in one line.</param>
    /// <param name="derived">The values derived from it, without the numbers of its revision.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    public async Task Add(string document, ResponseRow derived, CancellationToken cancellationToken)
    {
        await _writer.WriteLineAsync(JsonSerializer.Serialize(new Entry(document, derived)).AsMemory(), cancellationToken);
        Count++;
    }

    /// <summary>Streams all responses in the order they were added. Nothing can be added afterwards.</summary>
    public async IAsyncEnumerable<(string Document, ResponseRow Derived)> Read()
    {
        await _writer.FlushAsync();
        _file.Position = 0;
        using var reader = new StreamReader(_file, leaveOpen: true);
        while (await reader.ReadLineAsync() is { } line)
        {
            var entry = JsonSerializer.Deserialize<Entry>(line)!;
            yield return (entry.Document, entry.Derived);
        }
    }

    public async ValueTask DisposeAsync() => await _writer.DisposeAsync();

    private sealed record Entry(string Document, ResponseRow Derived);
}
