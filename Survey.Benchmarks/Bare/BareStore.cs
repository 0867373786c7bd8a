using Microsoft.Data.Sqlite;

namespace Survey.Benchmarks.Bare;

/// <summary>A durable SQLite file with one table of bodies, written by a prepared statement.</summary>
internal sealed class BareStore : IDisposable
{
    private readonly SqliteConnection _connection;
    private readonly SqliteCommand _insert;
    private readonly SqliteParameter _body;
    private readonly SqliteCommand _begin;
    private readonly SqliteCommand _commit;

    /// <summary>Creates the file.</summary>
    public BareStore(string path)
    {
        _connection = new SqliteConnection($"Data Source={path};Pooling=false");
        _connection.Open();
        foreach (var statement in new[]
        {
            "PRAGMA journal_mode = WAL",
            "PRAGMA synchronous = FULL",
            "CREATE TABLE answer (id INTEGER PRIMARY KEY, body BLOB NOT NULL)",
        })
        {
            using var command = Prepare(statement);
            command.ExecuteNonQuery();
        }

        _begin = Prepare("BEGIN IMMEDIATE");
        _commit = Prepare("COMMIT");
        _insert = Prepare("INSERT INTO answer (body) VALUES (@body)");
        _body = _insert.Parameters.Add("@body", SqliteType.Blob);
    }

    public void Begin() => _begin.ExecuteNonQuery();

    public void Insert(byte[] body)
    {
        _body.Value = body;
        _insert.ExecuteNonQuery();
    }

    public void Commit() => _commit.ExecuteNonQuery();

    public void Dispose()
    {
        _insert.Dispose();
        _begin.Dispose();
        _commit.Dispose();
        _connection.Dispose();
    }

    private SqliteCommand Prepare(string statement)
    {
        var command = _connection.CreateCommand();
        command.CommandText = statement;
        return command;
    }
}
