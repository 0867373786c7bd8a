using System.Data;
using System.Data.Common;
using System.Diagnostics;
using System.Runtime.CompilerServices;
using Dapper;
using Microsoft.Data.Sqlite;
using SQLitePCL;
using Survey.Core.Problems;

namespace Survey.Storage.Sqlite;

/// <summary>SQLite: one file in write-ahead mode; each commit is on disk before it is reported.</summary>
internal sealed class SqliteEngine(string path, string connectionString) : IStoreEngine
{
    /// <summary>SQLITE_BUSY: another connection is writing.</summary>
    internal const int Busy = 5;

    // The driver retries a locked file every 150 ms on the calling thread, and its timeout is in whole seconds.
    private const int SecondsPerAttempt = 1;

    private static readonly TimeSpan BetweenAttempts = TimeSpan.FromMilliseconds(50);

    // Connections whose settings are made; a pooled connection keeps them.
    private readonly ConditionalWeakTable<sqlite3, object> _prepared = [];

    public string Name => path;

    public Task<DbConnection> OpenAsync(CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return Task.FromResult<DbConnection>(Open());
    }

    public SqliteConnection Open()
    {
        var connection = new SqliteConnection(connectionString);
        try
        {
            connection.Open();
            connection.CreateFunction(RowHash.Function, (object?[] values) => RowHash.Of(values), isDeterministic: true);
            if (!File.Exists(path))
            {
                // A pooled connection would keep writing to a deleted file.
                throw new StoreException(inner: null, ProblemCatalogue.StoreUnusable["missing"], ("path", Detail.Exact(path)));
            }

            if (!_prepared.TryGetValue(connection.Handle!, out _))
            {
                SqliteMigrations.RefuseOtherDatabases(connection);
                connection.Execute("PRAGMA journal_mode = WAL");
                connection.Execute("PRAGMA synchronous = FULL");
                _prepared.Add(connection.Handle!, path);
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

    public Task<bool> TryWriteAsync(CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        using var connection = Open();
        connection.DefaultTimeout = SecondsPerAttempt;
        try
        {
            using var transaction = connection.BeginTransaction();
            SqliteMigrations.WriteVersionAgain(connection, transaction);
            transaction.Commit();
            return Task.FromResult(true);
        }
        catch (SqliteException busy) when (busy.SqliteErrorCode == Busy)
        {
            return Task.FromResult(false);
        }
    }

    public async Task<IReadOnlyList<string>> CheckAsync(DbConnection connection, CancellationToken cancellationToken)
    {
        var integrity = await connection.QueryAsync<string>(
            new CommandDefinition("PRAGMA integrity_check", cancellationToken: cancellationToken));
        var references = await connection.QueryAsync(
            new CommandDefinition("PRAGMA foreign_key_check", cancellationToken: cancellationToken));
        return [.. integrity.Where(line => line != "ok"), .. references.Select(_ => "a response refers to a revision that is not there")];
    }

    public StoreException Explain(DbException failure) =>
        failure is SqliteException sqlite ? Explain(sqlite, path) : new StoreException(failure.Message, failure);

    /// <remarks>A file has no connection to lose.</remarks>
    public bool IsNoConnection(DbException failure) => false;

    public void Forget()
    {
        using var any = new SqliteConnection(connectionString);
        SqliteConnection.ClearPool(any);
    }

    public void Close()
    {
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
