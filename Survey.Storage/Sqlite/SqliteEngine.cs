using System.Collections.Concurrent;
using System.Data;
using System.Data.Common;
using System.Diagnostics;
using Dapper;
using Microsoft.Data.Sqlite;
using Survey.Core.Problems;

namespace Survey.Storage.Sqlite;

/// <summary>SQLite: one file in write-ahead mode; each commit is on disk before it is reported.</summary>
/// <param name="path">The store's file.</param>
/// <param name="connectionString">How to open it.</param>
/// <param name="keepsConnections">
/// True to keep connections open between sessions, until <see cref="Close"/>: for a service. Opening and closing one locks the whole file
/// for a moment, and a connection that meets the lock waits 150 ms.
/// </param>
internal sealed class SqliteEngine(string path, string connectionString, bool keepsConnections = false) : IStoreEngine
{
    /// <summary>SQLITE_BUSY: another connection is writing.</summary>
    internal const int Busy = 5;

    // The driver retries a locked file every 150 ms on the calling thread, and its timeout is in whole seconds.
    private const int SecondsPerAttempt = 1;

    // Of a new file; an existing one keeps its own. Answers of two kilobytes would leave half of smaller pages empty.
    private const int NewPageSize = 8192;

    // Each connection that reads has a cache of up to 2 MB.
    private const int MostIdle = 16;

    // A cache of 32 MB. Pages to return to, if a savepoint is rolled back, are kept in memory and not in a file. The write-ahead file is
    // copied to the main file each 4,096 pages, so that a page that changes often is not copied often.
    private const string WriterSettings = "PRAGMA cache_size = -32768; PRAGMA temp_store = MEMORY; PRAGMA wal_autocheckpoint = 4096";

    private static readonly TimeSpan BetweenAttempts = TimeSpan.FromMilliseconds(50);

    private readonly ConcurrentStack<PreparedConnection> _idle = [];
    private PreparedConnection? _idleWriter;
    private bool _isClosed;

    public string Name => path;

    public bool HasOneWriter => true;

    public bool StoresTogether => true;

    public Task<DbConnection> OpenAsync(bool writes, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        RequireFile();

        // Writers use the same connection, because a connection forgets its cached pages when another one has written.
        var idle = writes ? Interlocked.Exchange(ref _idleWriter, null) : _idle.TryPop(out var popped) ? popped : null;
        return Task.FromResult<DbConnection>(idle ?? Open(writes));
    }

    public async ValueTask ReturnAsync(DbConnection connection)
    {
        var used = (PreparedConnection)connection;
        if (keepsConnections && !_isClosed && used.IsFree)
        {
            if (!used.IsForWriting && _idle.Count < MostIdle)
            {
                _idle.Push(used);
                return;
            }

            if (used.IsForWriting && Interlocked.CompareExchange(ref _idleWriter, used, null) is null)
            {
                return;
            }
        }

        await used.DisposeAsync();
    }

    /// <summary>Opens a new connection.</summary>
    /// <exception cref="StoreException">The store cannot be used.</exception>
    public PreparedConnection Open(bool writes = false)
    {
        var connection = new PreparedConnection(connectionString, writes);
        try
        {
            connection.Open();
            connection.CreateFunction<object?, int?>(Bucket.Function, FindBucket, isDeterministic: true);
            connection.CreateFunction(RowHash.Function, (object?[] values) => RowHash.Of(values), isDeterministic: true);
            SqliteMigrations.RefuseOtherDatabases(connection);
            connection.Execute($"PRAGMA page_size = {NewPageSize}");
            connection.Execute("PRAGMA journal_mode = WAL");
            connection.Execute("PRAGMA synchronous = FULL");
            if (writes)
            {
                connection.Execute(WriterSettings);
            }

            return connection;
        }
        catch (SqliteException failure)
        {
            connection.Dispose();
            throw Explain(failure, path);
        }
        catch (StoreException)
        {
            connection.Dispose();
            throw;
        }
    }

    /// <summary>The bucket of a code, or of something whose SHA-256 is given; null for null.</summary>
    internal static int? FindBucket(object? value) => value switch
    {
        string code => Bucket.Of(code),
        byte[] hash => Bucket.OfHash(hash),
        _ => null,
    };

    public async Task<DbTransaction> BeginReadAsync(DbConnection connection, CancellationToken cancellationToken)
    {
        var transaction = ((SqliteConnection)connection).BeginTransaction(deferred: true);

        // SQLite takes the snapshot at the first query, so run one now.
        await connection.ExecuteAsync(
            new CommandDefinition("SELECT 1 FROM round_revision LIMIT 1", transaction: transaction, cancellationToken: cancellationToken));
        return transaction;
    }

    public async Task<DbTransaction> BeginWriteAsync(DbConnection connection, TimeSpan wait, CancellationToken cancellationToken)
    {
        var sqlite = (SqliteConnection)connection;
        sqlite.DefaultTimeout = SecondsPerAttempt;
        var waited = Stopwatch.StartNew();
        while (true)
        {
            try
            {
                return sqlite.BeginTransaction(IsolationLevel.Serializable, deferred: false);
            }
            catch (SqliteException busy) when (busy.SqliteErrorCode == Busy)
            {
                if (waited.Elapsed >= wait)
                {
                    throw Store.Busy(wait, busy);
                }
            }

            await Task.Delay(BetweenAttempts, cancellationToken);
        }
    }

    /// <remarks>The whole file has one writer at a time.</remarks>
    public Task<DbTransaction> BeginAnswerWriteAsync(
        DbConnection connection,
        IReadOnlyList<int> buckets,
        TimeSpan wait,
        CancellationToken cancellationToken) =>
        BeginWriteAsync(connection, wait, cancellationToken);

    public async Task<bool> TryWriteAsync(CancellationToken cancellationToken)
    {
        var connection = (PreparedConnection)await OpenAsync(writes: true, cancellationToken);
        try
        {
            connection.DefaultTimeout = SecondsPerAttempt;
            using var transaction = connection.BeginTransaction();
            SqliteMigrations.WriteVersionAgain(connection, transaction);
            transaction.Commit();
            return true;
        }
        catch (SqliteException busy) when (busy.SqliteErrorCode == Busy)
        {
            return false;
        }
        finally
        {
            await ReturnAsync(connection);
        }
    }

    public Task ExecuteAllAsync<T>(DbConnection connection, string sql, IReadOnlyList<T> rows, CancellationToken cancellationToken)
    {
        ((PreparedConnection)connection).GetBulk<T>(sql).Execute(rows, cancellationToken);
        return Task.CompletedTask;
    }

    public DbBatchCommand ToBatchCommand<T>(string sql, IReadOnlyList<T> rows) =>
        throw new NotSupportedException("SQLite has no round trips to save.");

    public string ToQueryOfTexts(string parameter) => $"SELECT value AS text FROM json_each({parameter})";

    public async Task<IReadOnlyList<string>> CheckAsync(DbConnection connection, CancellationToken cancellationToken)
    {
        var integrity = await connection.QueryAsync<string>(
            new CommandDefinition("PRAGMA integrity_check", cancellationToken: cancellationToken));
        var references = await connection.QueryAsync(
            new CommandDefinition("PRAGMA foreign_key_check", cancellationToken: cancellationToken));
        return [.. integrity.Where(line => line != "ok"), .. references.Select(_ => "a response refers to a revision that is not there")];
    }

    public ISoleTurn MakeSenderTurn() => new SqliteTurn(path, "sender");

    public Task SendSignalAsync(string channel, string text, CancellationToken cancellationToken) => Task.CompletedTask;

    public Task ListenAsync(string channel, Action<string> receive, CancellationToken cancellationToken) =>
        Task.Delay(Timeout.Infinite, cancellationToken);

    public StoreException Explain(DbException failure) =>
        failure is SqliteException sqlite ? Explain(sqlite, path) : new StoreException(failure.Message, failure);

    /// <remarks>A file has no connection to lose.</remarks>
    public bool IsNoConnection(DbException failure) => false;

    public void Forget()
    {
        while (_idle.TryPop(out var idle))
        {
            idle.Dispose();
        }

        Interlocked.Exchange(ref _idleWriter, null)?.Dispose();
    }

    public void Close()
    {
        if (Interlocked.Exchange(ref _isClosed, true))
        {
            return;
        }

        try
        {
            using var connection = Open();
            SqliteFile.EndService(connection);
        }
        catch (Exception failure) when (failure is SqliteException or StoreException)
        {
            // The store is gone or locked. It stays marked as in use; the next service that opens it alone resets the mark.
        }

        Forget();
    }

    /// <summary>Checks that the file is there. A connection that is open would go on writing to a deleted file.</summary>
    /// <exception cref="StoreException">It is missing.</exception>
    public void RequireFile()
    {
        if (!File.Exists(path))
        {
            throw new StoreException(inner: null, ProblemCatalogue.StoreUnusable["missing"], ("path", Detail.Exact(path)));
        }
    }

    /// <summary>Translates a driver error into a message for the user.</summary>
    /// <param name="failure">The driver's error.</param>
    /// <param name="path">The store's file.</param>
    public static StoreException Explain(SqliteException failure, string path)
    {
        const int Error = 1;
        const int ReadOnly = 8;
        const int InputOutput = 10;
        const int Damaged = 11;
        const int Full = 13;
        const int CannotOpen = 14;
        const int NoDatabase = 26;
        ProblemVariant? known = failure.SqliteErrorCode switch
        {
            Busy => ProblemCatalogue.StoreUnusable["busy-process"],
            ReadOnly => ProblemCatalogue.StoreUnusable["read-only"],

            // A full disk ends the transaction; the driver then reports that there is none to roll back.
            Error when failure.Message.Contains("cannot rollback", StringComparison.Ordinal) => ProblemCatalogue.StoreUnusable["full"],
            InputOutput or Full => ProblemCatalogue.StoreUnusable["full"],
            Damaged => ProblemCatalogue.StoreUnusable["damaged"],
            CannotOpen => ProblemCatalogue.StoreUnusable["cannot-open"],
            NoDatabase => ProblemCatalogue.StoreUnusable["no-store"],
            _ => null,
        };
        return known is not null
            ? new StoreException(failure, known, ("path", Detail.Exact(path)))
            : new StoreException(
                failure,
                ProblemCatalogue.StoreUnusable,
                ("path", Detail.Exact(path)),
                ("reason", Detail.Exact(failure.Message)));
    }
}
