using System.Data.Common;
using Dapper;
using Microsoft.Data.Sqlite;
using Survey.Storage;
using Survey.Storage.Postgres;
using Survey.Storage.Sqlite;
using Survey.Storage.Tables;

namespace Survey.Tests.Support;

/// <summary>Makes stores as earlier versions of this software left them, with the content of a current one.</summary>
internal static class EarlierStore
{
    private const int ApplicationId = 0x53727645;

    /// <summary>Makes a store of the last version without buckets, with all that another store of the same engine holds.</summary>
    public static async Task<TestStore> MakeWithoutBuckets(TestStore source, StoreEngine engine)
    {
        var place = await TestStore.MakePlace(engine);
        using var from = source.Connect();
        using var to = place.Connect();
        if (engine == StoreEngine.Sqlite)
        {
            ApplySqlite((SqliteConnection)to, version: 16);
        }
        else
        {
            to.Open();
            to.Execute(string.Join('\n', PostgresMigrations.Scripts.ReadAfter(0).Take(3)));
            to.Execute("UPDATE survey_engine_store SET version = 3");
        }

        var revisions = Read(from, "response_revision").ToDictionary(ToKey, row => (Id: NewId(engine), Row: row));
        string[] same =
        [
            "round_revision", "round_decision", "draft", "contact", "access_link", "message", "wording", "account", "api_token",
            "sign_in_attempt", "ended_session", "analysis_entry", "publication", "service_key", "access_generation",
        ];
        foreach (var table in same)
        {
            Insert(to, table, Read(from, table));
        }

        Insert(to, "response_revision", revisions.Values.Select(revision => With(revision.Row, ("id", revision.Id))));
        Insert(to, "response", Read(from, "response").Select(row =>
        {
            var (id, revision) = revisions[ToKey(row)];
            return With(row, ("revision_id", id), ("hash", revision["hash"]));
        }));
        Insert(
            to,
            "publication_response",
            Read(from, "publication_response").Select(row => With(row, ("revision_id", revisions[ToKey(row)].Id))));
        var last = new AuditRow();
        await using var session = await source.Open().BeginReadAsync();
        foreach (var entry in await session.Audit.GetAfter(AuditPosition.Start, int.MaxValue))
        {
            var numbered = entry with { Number = last.Number + 1 };
            last = numbered with { Hash = numbered.HashInSingleChain(last.Hash) };
            to.Execute(
                """
                INSERT INTO audit_entry (number, at, role, name, action, round, subject, details, hash)
                VALUES (@Number, @At, @Role, @Name, @Action, @Round, @Subject, @Details, @Hash)
                """,
                last);
        }

        return place;
    }

    /// <summary>Applies the first scripts of SQLite to an empty file.</summary>
    public static void ApplySqlite(SqliteConnection connection, int version)
    {
        connection.Open();
        connection.CreateFunction(RowHash.Function, (object?[] values) => RowHash.Of(values), isDeterministic: true);
        foreach (var script in SqliteMigrations.Scripts.ReadAfter(0).Take(version))
        {
            connection.Execute(script);
        }

        connection.Execute($"PRAGMA application_id = {ApplicationId}; PRAGMA user_version = {version}");
    }

    private static List<IDictionary<string, object?>> Read(DbConnection connection, string table) =>
        [.. connection.Query($"SELECT * FROM {table}").Select(row => (IDictionary<string, object?>)row)];

    private static (object?, object?, object?) ToKey(IDictionary<string, object?> row) =>
        (row["round"], row["respondent"], row["revision"]);

    private static object NewId(StoreEngine engine)
    {
        var id = Guid.CreateVersion7();
        return engine == StoreEngine.Sqlite ? id.ToByteArray(bigEndian: true) : id;
    }

    private static Dictionary<string, object?> With(IDictionary<string, object?> row, params (string Column, object? Value)[] further)
    {
        var all = new Dictionary<string, object?>(row, StringComparer.Ordinal);
        foreach (var (column, value) in further)
        {
            all[column] = value;
        }

        return all;
    }

    /// <summary>Inserts the columns that the table has.</summary>
    private static void Insert(DbConnection connection, string table, IEnumerable<IDictionary<string, object?>> rows)
    {
        List<string> columns;
        using (var reader = connection.ExecuteReader($"SELECT * FROM {table}"))
        {
            columns = [.. Enumerable.Range(0, reader.FieldCount).Select(reader.GetName)];
        }

        foreach (var row in rows)
        {
            using var command = connection.CreateCommand();
            command.CommandText = $"INSERT INTO {table} ({string.Join(", ", columns)}) VALUES (@{string.Join(", @", columns)})";
            foreach (var column in columns)
            {
                var parameter = command.CreateParameter();
                parameter.ParameterName = column;
                parameter.Value = row[column] ?? DBNull.Value;
                command.Parameters.Add(parameter);
            }

            command.ExecuteNonQuery();
        }
    }
}
