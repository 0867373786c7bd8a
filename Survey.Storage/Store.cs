using System.Data.Common;
using System.Diagnostics;
using Survey.Core.Problems;
using Survey.Storage.Sqlite;

namespace Survey.Storage;

/// <summary>A store on any engine: begins sessions and queues the writers of this process.</summary>
/// <remarks>
/// Several processes may use a store at once. A reader sees the snapshot of the moment it began and never waits. A writer waits for earlier
/// writers, up to <see cref="WriterWait"/>.
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

    private static readonly TimeSpan BetweenListening = TimeSpan.FromSeconds(1);

    // With an engine that writes several answers at once. The driver keeps at most 100 connections, and readers need some.
    private const int MostAnswers = 32;

    private readonly SemaphoreSlim _writers = new(1);
    private readonly SemaphoreSlim _answers = new(MostAnswers);
    private readonly GroupCommit _group;
    private readonly AnswerGroups _answerGroups;
    private readonly RoundCache _rounds = new();
    private long? _writableAt;
    private int _waitingAnswers;

    static Store()
    {
        GuidHandler.Install();
        TextHandler.Install();
    }

    internal Store(IStoreEngine engine, TimeProvider time, TimeSpan writerWait, TimeSpan? longestGroup = null)
    {
        Engine = engine;
        Time = time;
        WriterWait = writerWait;
        Access = new AccessCache(this);
        _answerGroups = new AnswerGroups(this);
        _group = new GroupCommit(engine, _writers, writerWait, longestGroup ?? GroupCommit.UsualLongest);
    }

    /// <inheritdoc/>
    public TimeProvider Time { get; }

    /// <inheritdoc/>
    public AccessCache Access { get; }

    /// <summary>How long a writer waits for earlier writers.</summary>
    public TimeSpan WriterWait { get; }

    /// <summary>The store's name in messages.</summary>
    public string Name => Engine.Name;

    /// <summary>
    /// True if the latest changes may be missing: the file is a copy of a store that a service was using, without its write-ahead file.
    /// </summary>
    public bool IsIncomplete { get; init; }

    internal IStoreEngine Engine { get; }

    /// <inheritdoc/>
    public KnownRound? FindKnownRound(string code) => _rounds.FindKnown(code);

    /// <inheritdoc/>
    public Task<StoreSession> BeginReadAsync(CancellationToken cancellationToken = default) =>
        BeginReadAsync(parsed: null, cancellationToken);

    /// <inheritdoc/>
    public Task<StoreSession> BeginWriteAsync(CancellationToken cancellationToken = default) =>
        BeginWriteAsync(parsed: null, cancellationToken);

    /// <inheritdoc/>
    public Task<StoreSession> BeginAnswerWriteAsync(string respondent, CancellationToken cancellationToken = default) =>
        BeginAnswerWriteAsync(respondent, parsed: null, cancellationToken);

    /// <inheritdoc/>
    public Task<StoredAnswer?> TryAddAsync(NewAnswer answer, CancellationToken cancellationToken = default) =>
        Engine.StoresTogether ? _answerGroups.TryAdd(answer, cancellationToken) : Task.FromResult<StoredAnswer?>(null);

    internal Task<StoreSession> BeginReadAsync(ParsedResponses? parsed, CancellationToken cancellationToken) =>
        Begin(connection => Engine.BeginReadAsync(connection, cancellationToken), turn: null, parsed, cancellationToken);

    internal Task<StoreSession> BeginWriteAsync(ParsedResponses? parsed, CancellationToken cancellationToken) =>
        BeginWriteAsync(
            _writers,
            WriterWait,
            (connection, wait) => Engine.BeginWriteAsync(connection, wait, cancellationToken),
            buckets: null,
            parsed,
            cancellationToken);

    internal async Task<StoreSession> BeginAnswerWriteAsync(
        string respondent,
        ParsedResponses? parsed,
        CancellationToken cancellationToken)
    {
        IReadOnlyList<int> buckets = [Bucket.Of(respondent)];
        if (!Engine.HasOneWriter)
        {
            return await BeginInQueue(() => BeginAnswerWriteAsync(buckets, WriterWait, parsed, cancellationToken));
        }

        var member = await _group.Join(cancellationToken);
        return new StoreSession(member.Shared, member, this, _rounds, member, parsed, member.Reads, cancellationToken)
        {
            Buckets = buckets,
        };
    }

    /// <summary>Begins a session, unless too many are waiting to begin.</summary>
    /// <exception cref="StoreBusyException">Too many are waiting.</exception>
    private async Task<StoreSession> BeginInQueue(Func<Task<StoreSession>> begin)
    {
        try
        {
            return Interlocked.Increment(ref _waitingAnswers) <= GroupCommit.MostWaiting
                ? await begin()
                : throw new StoreBusyException(inner: null, ProblemCatalogue.StoreUnusable["busy-queue"]);
        }
        finally
        {
            Interlocked.Decrement(ref _waitingAnswers);
        }
    }

    /// <summary>Begins a session that changes rows of some buckets. It has a transaction of its own.</summary>
    internal Task<StoreSession> BeginAnswerWriteAsync(
        IReadOnlyList<int> buckets,
        TimeSpan longest,
        ParsedResponses? parsed,
        CancellationToken cancellationToken) =>
        BeginWriteAsync(
            Engine.HasOneWriter ? _writers : _answers,
            longest,
            (connection, wait) => Engine.BeginAnswerWriteAsync(connection, buckets, wait, cancellationToken),
            buckets,
            parsed,
            cancellationToken);

    private async Task<StoreSession> BeginWriteAsync(
        SemaphoreSlim queue,
        TimeSpan longest,
        Func<DbConnection, TimeSpan, Task<DbTransaction>> begin,
        IReadOnlyList<int>? buckets,
        ParsedResponses? parsed,
        CancellationToken cancellationToken)
    {
        // Writers of this process queue here, and each is woken when its turn comes. The engine waits for other processes.
        var waited = Stopwatch.StartNew();
        if (!await queue.WaitAsync(longest, cancellationToken))
        {
            throw Busy(longest);
        }

        var turn = new Turn(queue);
        return await Begin(connection => begin(connection, longest - waited.Elapsed), turn, parsed, cancellationToken, buckets);
    }

    /// <summary>
    /// Checks that the store can be written to. If another writer is active, this does not wait: that writer finds out. A successful check
    /// is valid for ten seconds.
    /// </summary>
    /// <exception cref="StoreException">The store cannot be written to: the disk is full, or the file is read-only.</exception>
    public async Task VerifyWritableAsync(CancellationToken cancellationToken = default)
    {
        if (
            (_writableAt is { } at && Time.GetElapsedTime(at) < WritableHolds)
            || !await _writers.WaitAsync(TimeSpan.Zero, cancellationToken))
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

    /// <summary>The turn to send messages, which one node of the store has at a time.</summary>
    public ISoleTurn MakeSenderTurn() => Engine.MakeSenderTurn();

    /// <summary>Sends a signal to all nodes of the store that listen at the moment. Does nothing if there can be only one node.</summary>
    /// <param name="channel">The channel: letters and underscores.</param>
    /// <param name="text">The text, of less than 8,000 bytes.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    /// <exception cref="StoreException">The store cannot be used.</exception>
    public async Task SendSignalAsync(string channel, string text, CancellationToken cancellationToken)
    {
        try
        {
            await Engine.SendSignalAsync(channel, text, cancellationToken);
        }
        catch (DbException failure)
        {
            throw Engine.Explain(failure);
        }
    }

    /// <summary>
    /// Receives signals of the store's nodes, until the token is cancelled. Those sent while the connection is lost are missed.
    /// </summary>
    /// <param name="channel">The channel.</param>
    /// <param name="receive">Receives the text of each signal, also of those that this node has sent.</param>
    /// <param name="cancellationToken">Ends the operation.</param>
    public async Task ListenAsync(string channel, Action<string> receive, CancellationToken cancellationToken)
    {
        while (true)
        {
            try
            {
                await Engine.ListenAsync(channel, receive, cancellationToken);
            }
            catch (StoreException)
            {
                // The store cannot be reached, which requests report. Listen again when it is back.
                await Task.Delay(BetweenListening, cancellationToken);
            }
        }
    }

    /// <summary>Records that the service has ended, and closes the pooled connections. Does nothing when called again.</summary>
    public void Close() => Engine.Close();

    internal static StoreBusyException Busy(TimeSpan waited, Exception? inner = null) =>
        new(inner, ProblemCatalogue.StoreUnusable["busy"], ("count", (long)waited.TotalSeconds));

    private async Task<StoreSession> Begin(
        Func<DbConnection, Task<DbTransaction>> begin,
        IDisposable? turn,
        ParsedResponses? parsed,
        CancellationToken cancellationToken,
        IReadOnlyList<int>? buckets = null)
    {
        DbConnection? connection = null;
        for (var isFirst = true; ; isFirst = false)
        {
            try
            {
                connection = await Engine.OpenAsync(writes: turn is not null, cancellationToken);
                return new StoreSession(
                    connection,
                    await begin(connection),
                    this,
                    _rounds,
                    turn,
                    parsed,
                    group: null,
                    cancellationToken)
                {
                    Buckets = buckets,
                };
            }
            catch (DbException failure) when (isFirst && Engine.IsNoConnection(failure))
            {
                // A pooled connection was lost since its last use. Nothing was done with it yet, so begin again with a new one.
                await StoreSession.End(connection);
                Engine.Forget();
            }
            catch (Exception failure)
            {
                await StoreSession.End(connection);
                turn?.Dispose();
                if (failure is DbException inner)
                {
                    throw Engine.Explain(inner);
                }

                throw;
            }
        }
    }

    /// <summary>The right to write, until disposed.</summary>
    private sealed class Turn(SemaphoreSlim writers) : IDisposable
    {
        private SemaphoreSlim? _writers = writers;

        public void Dispose() => Interlocked.Exchange(ref _writers, null)?.Release();
    }
}
