using System.Reflection;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Survey.Storage.Sqlite;

/// <summary>
/// A statement that is run for many rows. It is prepared once, and its values are set by position: the driver would look up each parameter
/// by its name, which takes longer than the statement.
/// </summary>
/// <typeparam name="T">The rows, which have the parameters as properties.</typeparam>
internal sealed class SqliteBulk<T> : IDisposable
{
    private readonly sqlite3 _database;
    private readonly sqlite3_stmt _statement;
    private readonly Func<T, int>[] _binders;

    /// <summary>Prepares the statement.</summary>
    /// <exception cref="SqliteException">It is not valid.</exception>
    public SqliteBulk(SqliteConnection connection, string sql)
    {
        _database = connection.Handle!;
        SqliteException.ThrowExceptionForRC(raw.sqlite3_prepare_v2(_database, sql, out _statement), _database);
        _binders = [.. Enumerable.Range(1, raw.sqlite3_bind_parameter_count(_statement)).Select(ToBinder)];
    }

    /// <summary>Runs the statement once for each row.</summary>
    /// <exception cref="SqliteException">A row was refused.</exception>
    public void Execute(IReadOnlyList<T> rows, CancellationToken cancellationToken)
    {
        try
        {
            foreach (var row in rows)
            {
                cancellationToken.ThrowIfCancellationRequested();
                foreach (var bind in _binders)
                {
                    SqliteException.ThrowExceptionForRC(bind(row), _database);
                }

                var result = raw.sqlite3_step(_statement);
                SqliteException.ThrowExceptionForRC(result == raw.SQLITE_DONE ? raw.SQLITE_OK : result, _database);
                raw.sqlite3_reset(_statement);
            }
        }
        finally
        {
            // SQLite would keep the values of the last row.
            raw.sqlite3_reset(_statement);
            raw.sqlite3_clear_bindings(_statement);
        }
    }

    public void Dispose() => _statement.Dispose();

    private Func<T, int> ToBinder(int index)
    {
        var name = raw.sqlite3_bind_parameter_name(_statement, index).utf8_to_string();
        var property = typeof(T).GetProperty(name[1..])!;

        // The usual types are read without reflection.
        if (Find<string?>(property) is { } text)
        {
            return row => Bind(index, text(row));
        }

        if (Find<byte[]?>(property) is { } bytes)
        {
            return row => Bind(index, bytes(row));
        }

        if (Find<int>(property) is { } number)
        {
            return row => raw.sqlite3_bind_int(_statement, index, number(row));
        }

        return row => Bind(index, property.GetValue(row));
    }

    private static Func<T, TValue>? Find<TValue>(PropertyInfo property) =>
        property.PropertyType == typeof(TValue) ? property.GetMethod!.CreateDelegate<Func<T, TValue>>() : null;

    private int Bind(int index, object? value) =>
        value switch
        {
            null => raw.sqlite3_bind_null(_statement, index),
            string text => raw.sqlite3_bind_text(_statement, index, text),
            int number => raw.sqlite3_bind_int(_statement, index, number),
            long number => raw.sqlite3_bind_int64(_statement, index, number),
            bool truth => raw.sqlite3_bind_int(_statement, index, truth ? 1 : 0),
            byte[] { Length: 0 } => raw.sqlite3_bind_zeroblob(_statement, index, 0),
            byte[] bytes => raw.sqlite3_bind_blob(_statement, index, bytes),
            Guid key => raw.sqlite3_bind_blob(_statement, index, GuidHandler.ToBytes(key)),
            _ => throw new NotSupportedException($"A value of the type {value.GetType()} cannot be stored."),
        };
}
