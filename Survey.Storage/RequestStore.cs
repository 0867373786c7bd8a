namespace Survey.Storage;

/// <summary>
/// A store within one request: all reads share one session and so see one snapshot, and each document is parsed once. Not thread-safe.
/// </summary>
public sealed class RequestStore(Store store) : IStore, IAsyncDisposable
{
    private readonly ParsedResponses _parsed = new();
    private StoreSession? _reading;

    /// <inheritdoc/>
    public TimeProvider Time => store.Time;

    /// <inheritdoc/>
    public AccessCache Access => store.Access;

    /// <inheritdoc/>
    public KnownRound? FindKnownRound(string code) => store.FindKnownRound(code);

    /// <inheritdoc/>
    public async Task<StoreSession> BeginReadAsync(CancellationToken cancellationToken = default)
    {
        _reading ??= await store.BeginReadAsync(_parsed, cancellationToken);
        return _reading.Share();
    }

    /// <inheritdoc/>
    public async Task<StoreSession> BeginWriteAsync(CancellationToken cancellationToken = default)
    {
        // The read session's snapshot is outdated after the change.
        await EndReadingAsync();
        return await store.BeginWriteAsync(_parsed, cancellationToken);
    }

    /// <inheritdoc/>
    public async Task<StoreSession> BeginAnswerWriteAsync(string respondent, CancellationToken cancellationToken = default)
    {
        await EndReadingAsync();
        return await store.BeginAnswerWriteAsync(respondent, _parsed, cancellationToken);
    }

    /// <inheritdoc/>
    public async Task<StoredAnswer?> TryAddAsync(NewAnswer answer, CancellationToken cancellationToken = default)
    {
        await EndReadingAsync();
        return await store.TryAddAsync(answer, cancellationToken);
    }

    /// <summary>
    /// Ends the read session. The next one sees later changes, and no snapshot is held while the request waits for its client.
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
