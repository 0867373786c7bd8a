using System.Data;
using System.Data.Common;
using System.Diagnostics;
using Dapper;
using Npgsql;

namespace Survey.Storage.Postgres;

/// <summary>PostgreSQL: one database; each commit is on the server's disk before it is reported.</summary>
/// <param name="address">The database.</param>
/// <param name="patience">How long to try again if the server does not answer, because it may be starting.</param>
/// <param name="isDistributed">True if a row's bucket says on which server it is, so that a transaction should keep to one.</param>
internal sealed class PostgresEngine(PostgresAddress address, TimeSpan patience, bool isDistributed) : IStoreEngine
{
    private static readonly TimeSpan BetweenAttempts = TimeSpan.FromMilliseconds(200);

    public string Name => address.Name;

    public bool HasOneWriter => false;

    public bool StoresTogether => !isDistributed;

    public async Task<DbConnection> OpenAsync(bool writes, CancellationToken cancellationToken)
    {
        var waited = Stopwatch.StartNew();
        while (true)
        {
            var connection = new NpgsqlConnection(address.ConnectionString);
            try
            {
                await connection.OpenAsync(cancellationToken);
                return connection;
            }
            catch (NpgsqlException failure)
            {
                await connection.DisposeAsync();
                if (!PostgresFailure.IsNoServer(failure) || waited.Elapsed >= patience)
                {
                    throw PostgresFailure.ExplainOpening(failure, address);
                }
            }

            await Task.Delay(BetweenAttempts, cancellationToken);
        }
    }

    public ValueTask ReturnAsync(DbConnection connection) => connection.DisposeAsync();

    public async Task<DbTransaction> BeginReadAsync(DbConnection connection, CancellationToken cancellationToken)
    {
        var transaction = await connection.BeginTransactionAsync(IsolationLevel.RepeatableRead, cancellationToken);

        // PostgreSQL takes the snapshot at the first query, so run one now.
        await connection.ExecuteAsync(
            new CommandDefinition("SET TRANSACTION READ ONLY; SELECT 1", transaction: transaction, cancellationToken: cancellationToken));
        return transaction;
    }

    /// <remarks>
    /// Each statement of the transaction reads what was committed before it (READ COMMITTED). A snapshot would be from before the lock was
    /// given. With the lock, nobody else writes, so all statements read the same state. A commit that times out while it waits for a
    /// standby would be reported as done, so there is no time limit.
    /// </remarks>
    public Task<DbTransaction> BeginWriteAsync(DbConnection connection, TimeSpan wait, CancellationToken cancellationToken) =>
        BeginWriteAsync(connection, "SELECT pg_advisory_xact_lock(@Lock)", buckets: [], wait, cancellationToken);

    /// <remarks>
    /// The server gives locks in the order of requests, so a writer that locks out all others waits only for those that came before. All
    /// take the lock of the store first and then those of buckets in ascending order, so they cannot wait for each other in a circle.
    /// </remarks>
    public Task<DbTransaction> BeginAnswerWriteAsync(
        DbConnection connection,
        IReadOnlyList<int> buckets,
        TimeSpan wait,
        CancellationToken cancellationToken) =>
        BeginWriteAsync(
            connection,
            """
            SELECT pg_advisory_xact_lock_shared(@Lock);
            SELECT pg_advisory_xact_lock(@Lock::INTEGER, bucket)
            FROM unnest(@buckets) AS bucket
            """,
            buckets,
            wait,
            cancellationToken);

    private static async Task<DbTransaction> BeginWriteAsync(
        DbConnection connection,
        string locks,
        IReadOnlyList<int> buckets,
        TimeSpan wait,
        CancellationToken cancellationToken)
    {
        var transaction = await connection.BeginTransactionAsync(IsolationLevel.ReadCommitted, cancellationToken);
        try
        {
            await connection.ExecuteAsync(
                new CommandDefinition(
                    $"""
                    SELECT set_config('lock_timeout', @limit, true),
                        set_config('synchronous_commit', CASE current_setting('synchronous_commit')
                            WHEN 'remote_apply' THEN 'remote_apply'
                            ELSE 'on'
                        END, true),
                        set_config('statement_timeout', '0', true);
                    {locks}
                    """,
                    new { limit = $"{Math.Max(1, (int)wait.TotalMilliseconds)}ms", PostgresMigrations.Lock, buckets = buckets.ToArray() },
                    transaction,
                    cancellationToken: cancellationToken));
            return transaction;
        }
        catch (PostgresException busy) when (busy.SqlState == PostgresErrorCodes.LockNotAvailable)
        {
            await transaction.DisposeAsync();
            throw Store.Busy(wait, busy);
        }
    }

    public async Task<bool> TryWriteAsync(CancellationToken cancellationToken)
    {
        await using var connection = await OpenAsync(writes: true, cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        var isFree = await connection.ExecuteScalarAsync<bool>(
            new CommandDefinition(
                "SELECT pg_try_advisory_xact_lock(@Lock)",
                new { PostgresMigrations.Lock },
                transaction,
                cancellationToken: cancellationToken));
        if (isFree)
        {
            await connection.ExecuteAsync(
                new CommandDefinition(
                    "UPDATE survey_engine_store SET version = version",
                    transaction: transaction,
                    cancellationToken: cancellationToken));
            await transaction.CommitAsync(cancellationToken);
        }

        return isFree;
    }

    public async Task ExecuteAllAsync<T>(DbConnection connection, string sql, IReadOnlyList<T> rows, CancellationToken cancellationToken)
    {
        await using var batch = connection.CreateBatch();
        batch.BatchCommands.Add(ToBatchCommand(sql, rows));
        await batch.ExecuteNonQueryAsync(cancellationToken);
    }

    public DbBatchCommand ToBatchCommand<T>(string sql, IReadOnlyList<T> rows) => PostgresBulk.ToCommand(sql, rows);

    public string ToQueryOfTexts(string parameter) => $"SELECT json_array_elements_text({parameter}::json) AS text";

    /// <remarks>The server itself checks its pages, as far as its data checksums are on, and references between rows.</remarks>
    public Task<IReadOnlyList<string>> CheckAsync(DbConnection connection, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<string>>([]);

    public ISoleTurn MakeSenderTurn() => new PostgresTurn(address, PostgresMigrations.SenderLock);

    public async Task SendSignalAsync(string channel, string text, CancellationToken cancellationToken)
    {
        await using var connection = (NpgsqlConnection)await OpenAsync(writes: true, cancellationToken);
        await PostgresSignals.Send(connection, channel, text, cancellationToken);
    }

    public Task ListenAsync(string channel, Action<string> receive, CancellationToken cancellationToken) =>
        PostgresSignals.Listen(address, channel, receive, cancellationToken);

    public StoreException Explain(DbException failure) => PostgresFailure.Explain(failure, address);

    public bool IsNoConnection(DbException failure) => PostgresFailure.IsNoConnection(failure);

    public void Forget()
    {
        using var any = new NpgsqlConnection(address.ConnectionString);
        NpgsqlConnection.ClearPool(any);
    }

    public void Close() => Forget();
}
