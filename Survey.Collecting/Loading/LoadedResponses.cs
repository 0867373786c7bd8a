using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Survey.Core.Rounds;
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
    private readonly BinaryWriter _writer;

    public LoadedResponses() => _writer = new BinaryWriter(_file);

    public int Count { get; private set; }

    /// <summary>Adds a response.</summary>
    public void Add(LoadedResponse response)
    {
        _writer.Write(response.Document);
        _writer.Write(response.Hash);
        var derived = JsonSerializer.SerializeToUtf8Bytes(response.Derived);
        _writer.Write7BitEncodedInt(derived.Length);
        _writer.Write(derived);
        Count++;
    }

    /// <summary>
    /// Streams all responses in pages, in the order they were added, with what they add to tallies. A page is read while the caller works
    /// on the one before. Nothing can be added afterwards.
    /// </summary>
    public async IAsyncEnumerable<IReadOnlyList<LoadedResponse>> ReadPages(
        Round round,
        int size,
        [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        _writer.Flush();
        _file.Position = 0;
        using var reader = new BinaryReader(_file, Encoding.UTF8, leaveOpen: true);
        var remaining = Count;
        Task<List<LoadedResponse>> next = ReadPage();
        try
        {
            while (await next is { Count: > 0 } page)
            {
                next = ReadPage();
                cancellationToken.ThrowIfCancellationRequested();
                yield return page;
            }
        }
        finally
        {
            await next;
        }

        Task<List<LoadedResponse>> ReadPage() => Task.Run(
            () =>
            {
                var page = new List<LoadedResponse>();
                for (; page.Count < size && remaining > 0; remaining--)
                {
                    var document = reader.ReadString();
                    var hash = reader.ReadBytes(SHA256.HashSizeInBytes);
                    var derived = JsonSerializer.Deserialize<ResponseRow>(reader.ReadBytes(reader.Read7BitEncodedInt()))!;
                    page.Add(new LoadedResponse(document, hash, derived).Tally(round));
                }

                return page;
            },
            CancellationToken.None);
    }

    public async ValueTask DisposeAsync()
    {
        await _writer.DisposeAsync();
        await _file.DisposeAsync();
    }
}
