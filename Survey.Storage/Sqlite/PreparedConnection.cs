using System.Data.Common;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Survey.Storage.Sqlite;

/// <summary>
/// A connection that keeps its statements prepared: preparing one takes longer than running it. Callers use it like any other connection.
/// </summary>
/// <param name="connectionString">How to open it.</param>
/// <param name="isForWriting">True if it is kept for sessions that write.</param>
internal sealed class PreparedConnection(string connectionString, bool isForWriting) : SqliteConnection(connectionString)
{
    // The product has fewer statements.
    private const int MostKept = 300;

    // SQLite keeps the values of the last run, so statements with large ones are not kept.
    private const int LargestKept = 64 * 1024;

    private readonly Dictionary<string, SqliteCommand> _kept = new(StringComparer.Ordinal);

    private readonly Dictionary<(string Sql, Type Row), IDisposable> _bulks = [];

    /// <summary>True if the connection is kept for sessions that write.</summary>
    public bool IsForWriting => isForWriting;

    /// <summary>True within a transaction. An error such as a full disk can end one.</summary>
    public bool IsInTransaction => raw.sqlite3_get_autocommit(Handle) == 0;

    /// <summary>True if no transaction is open, so that the connection can be used again.</summary>
    public bool IsFree => Transaction is null && !IsInTransaction;

    /// <summary>The last error of a statement; null if none has failed.</summary>
    public DbException? LastFailure { get; set; }

    /// <summary>Runs a statement without parameters and results.</summary>
    public void Run(string sql)
    {
        using var command = CreateDbCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    /// <summary>A statement to run for many rows, prepared if it was run before. It must not be disposed.</summary>
    public SqliteBulk<T> GetBulk<T>(string sql)
    {
        if (!_bulks.TryGetValue((sql, typeof(T)), out var bulk))
        {
            _bulks.Add((sql, typeof(T)), bulk = new SqliteBulk<T>(this, sql));
        }

        return (SqliteBulk<T>)bulk;
    }

    /// <inheritdoc/>
    public override void Close()
    {
        foreach (var bulk in _bulks.Values)
        {
            bulk.Dispose();
        }

        _bulks.Clear();
        base.Close();
    }

    /// <summary>A command for a statement, prepared if it was run before. It goes back with <see cref="Return"/>.</summary>
    internal SqliteCommand Take(string sql)
    {
        if (!_kept.Remove(sql, out var command))
        {
            command = CreateCommand();
            command.CommandText = sql;
        }

        command.Transaction = Transaction;
        command.CommandTimeout = DefaultTimeout;
        return command;
    }

    /// <summary>Takes a command back. Its reader must be closed.</summary>
    internal void Return(SqliteCommand command)
    {
        var isLarge = command.Parameters.Cast<SqliteParameter>().Any(parameter => parameter.Value switch
        {
            string text => text.Length > LargestKept,
            byte[] bytes => bytes.Length > LargestKept,
            _ => false,
        });
        command.Parameters.Clear();
        if (_kept.Count == MostKept)
        {
            Forget();
        }

        if (isLarge || State != System.Data.ConnectionState.Open || !_kept.TryAdd(command.CommandText, command))
        {
            command.Dispose();
        }
    }

    /// <inheritdoc/>
    protected override DbCommand CreateDbCommand() => new PreparedCommand(this);

    private void Forget()
    {
        foreach (var command in _kept.Values)
        {
            command.Dispose();
        }

        _kept.Clear();
    }
}
