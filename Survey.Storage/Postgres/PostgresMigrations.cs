using Dapper;
using Npgsql;
using Survey.Core.Problems;
using Survey.Storage.Migrations;

namespace Survey.Storage.Postgres;

/// <summary>Makes a store in an empty database, and migrates one of an earlier version.</summary>
internal static class PostgresMigrations
{
    /// <summary>
    /// The key of the advisory lock that writers of a store take, "SrvE". Locks are per database, and a database holds one store.
    /// </summary>
    public const long Lock = 0x53727645;

    /// <summary>The key of the advisory lock of the one node that sends messages, "SrvM".</summary>
    public const long SenderLock = 0x5372764D;

    /// <summary>The scripts.</summary>
    public static MigrationScripts Scripts { get; } = new("Postgres");

    /// <summary>Applies the missing scripts under the lock of writers: two nodes that start at once do not apply them twice.</summary>
    /// <param name="connection">An open connection.</param>
    /// <param name="name">The store's name in messages.</param>
    /// <param name="create">True to make a store if the database is empty.</param>
    /// <exception cref="StoreException">The database holds no store, another program's tables, or a store of a later version.</exception>
    public static void Apply(NpgsqlConnection connection, string name, bool create)
    {
        if (FindVersion(connection) == Scripts.Names.Count)
        {
            return;
        }

        using var transaction = connection.BeginTransaction();
        connection.Execute("SELECT pg_advisory_xact_lock(@Lock)", new { Lock });
        var version = FindVersion(connection);
        if (version is null && HasTables(connection))
        {
            throw Refuse("postgres-other-program", name);
        }

        if (version is null && !create)
        {
            throw Refuse("none", name);
        }

        if (version > Scripts.Names.Count)
        {
            throw Refuse("later-version", name);
        }

        foreach (var script in Scripts.ReadAfter(version ?? 0))
        {
            connection.Execute(script);
        }

        connection.Execute("UPDATE survey_engine_store SET version = @Count", new { Scripts.Names.Count });
        transaction.Commit();

        // The new columns are not known to statements that were prepared before.
        connection.UnprepareAll();
    }

    /// <summary>The number of applied scripts; null if the database holds no store.</summary>
    /// <remarks>Queries the catalogue, because functions like <c>to_regclass</c> may not know yet what another node committed.</remarks>
    private static int? FindVersion(NpgsqlConnection connection) =>
        connection.ExecuteScalar<bool>(
            """
            SELECT EXISTS (
                SELECT 1
                FROM pg_class
                WHERE relname = 'survey_engine_store'
                    AND relnamespace = current_schema()::regnamespace)
            """)
            ? connection.ExecuteScalar<int>("SELECT version FROM survey_engine_store")
            : null;

    /// <summary>True if the schema has tables or views other than those of the server's extensions.</summary>
    private static bool HasTables(NpgsqlConnection connection) =>
        connection.ExecuteScalar<bool>(
            """
            SELECT EXISTS (
                SELECT 1
                FROM pg_class
                WHERE relnamespace = current_schema()::regnamespace
                    AND relkind IN ('r', 'p', 'v', 'm', 'f')
                    AND NOT EXISTS (
                        SELECT 1
                        FROM pg_depend
                        WHERE pg_depend.objid = pg_class.oid
                            AND pg_depend.deptype = 'e'))
            """);

    private static StoreException Refuse(string variant, string name) =>
        new(inner: null, ProblemCatalogue.StoreUnusable[variant], ("path", Detail.Exact(name)));
}
