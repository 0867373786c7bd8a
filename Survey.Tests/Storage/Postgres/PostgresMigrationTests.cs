using System.Globalization;
using Dapper;
using Survey.Storage;
using Survey.Storage.Postgres;
using Survey.Tests.Support;

namespace Survey.Tests.Storage.Postgres;

/// <summary>The scripts of both engines make the same tables, and their hashes of rows are the same.</summary>
public sealed class PostgresMigrationTests
{
    // What only one engine needs: SQLite counts the services that use its file; PostgreSQL has no place for a version but a table.
    private static readonly string[] OwnTables = ["service_count", "survey_engine_store"];

    [Test]
    public async Task Open_NewStore_HasTheTablesAndColumnsOfSqlite()
    {
        using var sqlite = await TestStore.MakeEmpty(StoreEngine.Sqlite);
        using var postgres = await TestStore.MakeEmpty(StoreEngine.Postgres);

        var expected = Query(
            sqlite,
            """
            SELECT tables.name || '.' || columns.name || CASE WHEN columns."notnull" THEN ' required' ELSE '' END
                || CASE WHEN columns.pk > 0 THEN ' key ' || columns.pk ELSE '' END
            FROM sqlite_master AS tables, pragma_table_info(tables.name) AS columns
            WHERE tables.type = 'table'
            """);

        Query(
            postgres,
            """
            SELECT columns.table_name || '.' || columns.column_name || CASE columns.is_nullable WHEN 'NO' THEN ' required' ELSE '' END
                || COALESCE(' key ' || (
                    SELECT array_position(keys.conkey, attributes.attnum)
                    FROM pg_constraint AS keys
                    JOIN pg_attribute AS attributes ON attributes.attrelid = keys.conrelid
                    WHERE keys.contype = 'p'
                        AND keys.conrelid = columns.table_name::regclass
                        AND attributes.attname = columns.column_name), '')
            FROM information_schema.columns AS columns
            WHERE columns.table_schema = 'public'
            """).ShouldBe(expected);
    }

    [Test]
    public async Task Open_NewStore_HasTheIndexesOfSqlite()
    {
        using var sqlite = await TestStore.MakeEmpty(StoreEngine.Sqlite);
        using var postgres = await TestStore.MakeEmpty(StoreEngine.Postgres);

        // Including those of keys and of unique columns, by their columns, because their names differ.
        var expected = Query(
            sqlite,
            """
            SELECT tables.name || ': ' || (
                SELECT group_concat(columns.name, ', ')
                FROM pragma_index_info(indexes.name) AS columns) || CASE WHEN indexes."unique" THEN ' unique' ELSE '' END
            FROM sqlite_master AS tables, pragma_index_list(tables.name) AS indexes
            WHERE tables.type = 'table'
            """).Append("audit_base: number unique");

        Query(
            postgres,
            """
            SELECT indexes.indrelid::regclass || ': ' || (
                SELECT string_agg(attributes.attname, ', ' ORDER BY array_position(indexes.indkey, attributes.attnum))
                FROM pg_attribute AS attributes
                WHERE attributes.attrelid = indexes.indrelid
                    AND attributes.attnum = ANY (indexes.indkey)) || CASE WHEN indexes.indisunique THEN ' unique' ELSE '' END
            FROM pg_index AS indexes
            WHERE indexes.indrelid::regclass::text NOT LIKE 'pg_%'
            """).ShouldBe(expected.Order(StringComparer.Ordinal));
    }

    [Test]
    public async Task Open_TextColumns_SortByTheirBytes()
    {
        using var store = await TestStore.MakeEmpty(StoreEngine.Postgres);

        Query(
            store,
            """
            SELECT table_name || '.' || column_name
            FROM information_schema.columns
            WHERE table_schema = 'public'
                AND data_type = 'text'
                AND collation_name IS DISTINCT FROM 'C'
            """).ShouldBeEmpty();
    }

    [Test]
    public void Names_InOrder_AreNumberedWithoutAGap() =>
        PostgresMigrations
            .Scripts.Names.Select(name => name.Split(".Migrations.Postgres.")[1][..4])
            .ShouldBe(
                Enumerable
                    .Range(1, PostgresMigrations.Scripts.Names.Count)
                    .Select(number => number.ToString("0000", CultureInfo.InvariantCulture)));

    [Test]
    public async Task RowHash_OfEachList_IsTheOneThatSqliteGets()
    {
        using var store = await TestStore.MakeEmpty(StoreEngine.Postgres);
        var key = Guid.CreateVersion7();
        var id = key.ToByteArray(bigEndian: true);
        var bytes = new byte[] { 0, 1, 255 };
        var (text, large) = ("Zoë – أ", new string('é', 70_000));
        var values = new { key, bytes, text, large };

        Hash("row_hash(@key, @text, @text, '', 'a', @large, NULL, NULL)").ShouldBe(RowHash.Of(id, text, text, "", "a", large, null, null));
        Hash("row_hash(@key, @text, 'e', 7, NULL, 'at', 'r', 'by')").ShouldBe(RowHash.Of(id, text, "e", 7L, null, "at", "r", "by"));
        Hash("row_hash(@key, @text, 'c', @large, 'at', 'by')").ShouldBe(RowHash.Of(id, text, "c", large, "at", "by"));
        Hash("row_hash(@key, 'r', 'o', @text, @bytes, 'at', 'by', NULL, '')")
            .ShouldBe(RowHash.Of(id, "r", "o", text, bytes, "at", "by", null, ""));
        Hash("row_hash(@text, 'o', -300, @large, NULL, '', NULL, 'w', 'at', 'by')")
            .ShouldBe(RowHash.Of(text, "o", -300L, large, null, "", null, "w", "at", "by"));

        byte[] Hash(string call)
        {
            using var connection = store.Connect();
            return connection.ExecuteScalar<byte[]>($"SELECT {call}", values)!;
        }
    }

    private static List<string> Query(TestStore store, string sql)
    {
        using var connection = store.Connect();
        return
        [
            .. connection.Query<string>(sql)
                .Where(line => !OwnTables.Any(own => line.StartsWith(own, StringComparison.Ordinal)))
                .Order(StringComparer.Ordinal),
        ];
    }
}
