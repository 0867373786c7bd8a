namespace Survey.Storage;

/// <summary>
/// A store as one request uses it: everything that reads shares one session, so that it sees one moment, and a document is
/// parsed once. Not thread-safe.
/// </summary>
public sealed class RequestStore(Store store) : IStore, IAsyncDisposable
{
    private readonly ParsedResponses _parsed = new();
    private StoreSession? _reading;

    /// <inheritdoc/>
    public TimeProvider Time => store.Time;

    /// <inheritdoc/>
    public async Task<StoreSession> BeginReadAsync(CancellationToken cancellationToken = default)
    {
        _reading ??= await store.BeginReadAsync(_parsed, cancellationToken);
        return _reading.Share();
    }

    /// <inheritdoc/>
    public async Task<StoreSession> BeginWriteAsync(CancellationToken cancellationToken = default)
    {
        // What was read before is outdated after the change.
        await EndReadingAsync();
        return await store.BeginWriteAsync(_parsed, cancellationToken);
    }

    /// <summary>
    /// Ends the session that reads: the next one sees what has changed since, and no snapshot is held while the request waits
    /// for its client.
    /// </summary>
    public async ValueTask EndReadingAsync()
    {
        if (_reading is { } reading)
        {
            _reading = null;
            await reading.DisposeAsync();
        }
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => EndReadingAsync();
}
