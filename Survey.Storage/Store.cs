using System.Data.Common;
using System.Diagnostics;
using System.Globalization;

namespace Survey.Storage;

/// <summary>A store, whatever engine keeps it: sessions, and the queue of those that write.</summary>
/// <remarks>
/// Several processes may use the store at once. Readers see the state of the moment they began and wait for nobody; a writer
/// waits for the one before it, up to <see cref="WriterWait"/>.
/// </remarks>
#pragma warning disable CA1001 // SemaphoreSlim needs disposal only if its wait handle is used.
public sealed class Store : IStore
#pragma warning restore CA1001
{
    /// <summary>How long a command waits for another writer.</summary>
    public static readonly TimeSpan CommandWait = TimeSpan.FromMinutes(10);

    /// <summary>How long a request to the service waits for another writer.</summary>
    public static readonly TimeSpan RequestWait = TimeSpan.FromSeconds(30);

    private static readonly TimeSpan WritableHolds = TimeSpan.FromSeconds(10);

    private readonly SemaphoreSlim _writers = new(1);
    private readonly RoundCache _rounds = new();
    private long? _writableAt;

    internal Store(IStoreEngine engine, TimeProvider time, TimeSpan writerWait)
    {
        Engine = engine;
        Time = time;
        WriterWait = writerWait;
    }

    /// <inheritdoc/>
    public TimeProvider Time { get; }

    /// <summary>How long a writer waits for those before it.</summary>
    public TimeSpan WriterWait { get; }

    /// <summary>The store as messages name it.</summary>
    public string Name => Engine.Name;

    /// <summary>
    /// Whether the latest changes may be missing: the file is the copy of a store that a service was using, without the
    /// write-ahead file beside it.
    /// </summary>
    public bool IsIncomplete { get; init; }

    internal IStoreEngine Engine { get; }

    /// <inheritdoc/>
    public Task<StoreSession> BeginReadAsync(CancellationToken cancellationToken = default) => BeginReadAsync(parsed: null, cancellationToken);

    /// <inheritdoc/>
    public Task<StoreSession> BeginWriteAsync(CancellationToken cancellationToken = default) => BeginWriteAsync(parsed: null, cancellationToken);

    internal Task<StoreSession> BeginReadAsync(ParsedResponses? parsed, CancellationToken cancellationToken) =>
        Begin(connection => Engine.BeginReadAsync(connection, cancellationToken), turn: null, parsed, cancellationToken);

    internal async Task<StoreSession> BeginWriteAsync(ParsedResponses? parsed, CancellationToken cancellationToken)
    {
        // Writers of one process queue here, where each is woken when it is its turn. For other processes the engine waits.
        var waited = Stopwatch.StartNew();
        if (!await _writers.WaitAsync(WriterWait, cancellationToken))
        {
            throw Busy(WriterWait);
        }

        var turn = new Turn(_writers);
        return await Begin(connection => Engine.BeginWriteAsync(connection, WriterWait - waited.Elapsed, cancellationToken), turn, parsed, cancellationToken);
    }

    /// <summary>
    /// Finds out whether the store can be written to. Nobody is waited for: whoever writes at the moment finds it out
    /// anyway. The result holds for ten seconds.
    /// </summary>
    /// <exception cref="StoreException">It cannot: the disk is full, or the file may only be read.</exception>
    public async Task VerifyWritableAsync(CancellationToken cancellationToken = default)
    {
        if ((_writableAt is { } at && Time.GetElapsedTime(at) < WritableHolds) || !await _writers.WaitAsync(TimeSpan.Zero, cancellationToken))
        {
            return;
        }

        try
        {
            if (await Engine.TryWriteAsync(cancellationToken))
            {
                _writableAt = Time.GetTimestamp();
            }
        }
        catch (DbException failure)
        {
            throw Engine.Explain(failure);
        }
        finally
        {
            _writers.Release();
        }
    }

    /// <summary>Closes the connections that were kept open.</summary>
    public void Close() => Engine.Close();

    internal static StoreBusyException Busy(TimeSpan waited, Exception? inner = null) => new(
        string.Create(CultureInfo.InvariantCulture, $"Somebody else has been writing to the store for more than {waited.TotalSeconds:0} seconds. Nothing was changed. Try again when that has ended."),
        inner);

    private async Task<StoreSession> Begin(
        Func<DbConnection, Task<DbTransaction>> begin,
        IDisposable? turn,
        ParsedResponses? parsed,
        CancellationToken cancellationToken)
    {
        DbConnection? connection = null;
        try
        {
            connection = await Engine.OpenAsync(cancellationToken);
            return new StoreSession(connection, await begin(connection), this, _rounds, turn, parsed, cancellationToken);
        }
        catch (Exception failure)
        {
            StoreSession.End(connection);
            turn?.Dispose();
            if (failure is DbException inner)
            {
                throw Engine.Explain(inner);
            }

            throw;
        }
    }

    /// <summary>The right to write, until it is disposed.</summary>
    private sealed class Turn(SemaphoreSlim writers) : IDisposable
    {
        private SemaphoreSlim? _writers = writers;

        public void Dispose() => Interlocked.Exchange(ref _writers, null)?.Release();
    }
}
