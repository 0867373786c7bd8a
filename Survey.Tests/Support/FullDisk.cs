using Microsoft.Data.Sqlite;

namespace Survey.Tests.Support;

/// <summary>
/// Makes every change to a store fail in the database, as on a full disk, until it is disposed of. Reading goes on.
/// </summary>
internal sealed class FullDisk : IDisposable
{
    private readonly string _store;
    private readonly List<string> _triggers = [];

    public FullDisk(string store)
    {
        _store = store;
        foreach (var table in Query("SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'"))
        {
            foreach (var change in (string[])["INSERT", "UPDATE", "DELETE"])
            {
                var trigger = $"full_{change}_{table}";
                Query($"CREATE TRIGGER {trigger} BEFORE {change} ON {table} BEGIN SELECT RAISE(ABORT, 'database or disk is full'); END");
                _triggers.Add(trigger);
            }
        }
    }

    public void Dispose()
    {
        foreach (var trigger in _triggers)
        {
            Query($"DROP TRIGGER {trigger}");
        }
    }

    private List<string> Query(string sql)
    {
        using var connection = new SqliteConnection($"Data Source={_store};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        using var reader = command.ExecuteReader();
        var found = new List<string>();
        while (reader.Read())
        {
            found.Add(reader.GetString(0));
        }

        return found;
    }
}
