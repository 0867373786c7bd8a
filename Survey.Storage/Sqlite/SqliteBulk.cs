using System.Reflection;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Survey.Storage.Sqlite;

/// <summary>
/// Runs a statement for many rows. It is prepared once, and its values are set by position: the driver would look up each parameter by its
/// name, which takes longer than the statement.
/// </summary>
internal static class SqliteBulk
{
    /// <summary>Runs a statement once for each row; its parameters are properties of the rows.</summary>
    /// <exception cref="SqliteException">A row was refused.</exception>
    public static void Execute<T>(SqliteConnection connection, string sql, IReadOnlyList<T> rows, CancellationToken cancellationToken)
    {
        var database = connection.Handle!;
        SqliteException.ThrowExceptionForRC(raw.sqlite3_prepare_v2(database, sql, out var statement), database);
        using (statement)
        {
            var properties = new PropertyInfo[raw.sqlite3_bind_parameter_count(statement)];
            for (var index = 0; index < properties.Length; index++)
            {
                var name = raw.sqlite3_bind_parameter_name(statement, index + 1).utf8_to_string();
                properties[index] = typeof(T).GetProperty(name[1..])!;
            }

            foreach (var row in rows)
            {
                cancellationToken.ThrowIfCancellationRequested();
                for (var index = 0; index < properties.Length; index++)
                {
                    SqliteException.ThrowExceptionForRC(Bind(statement, index + 1, properties[index].GetValue(row)), database);
                }

                var result = raw.sqlite3_step(statement);
                SqliteException.ThrowExceptionForRC(result == raw.SQLITE_DONE ? raw.SQLITE_OK : result, database);
                raw.sqlite3_reset(statement);
            }
        }
    }

    private static int Bind(sqlite3_stmt statement, int index, object? value) =>
        value switch
        {
            null => raw.sqlite3_bind_null(statement, index),
            string text => raw.sqlite3_bind_text(statement, index, text),
            int number => raw.sqlite3_bind_int(statement, index, number),
            long number => raw.sqlite3_bind_int64(statement, index, number),
            bool truth => raw.sqlite3_bind_int(statement, index, truth ? 1 : 0),
            byte[] { Length: 0 } => raw.sqlite3_bind_zeroblob(statement, index, 0),
            byte[] bytes => raw.sqlite3_bind_blob(statement, index, bytes),
            Guid key => raw.sqlite3_bind_blob(statement, index, GuidHandler.ToBytes(key)),
            _ => throw new NotSupportedException($"A value of the type {value.GetType()} cannot be stored."),
        };
}
