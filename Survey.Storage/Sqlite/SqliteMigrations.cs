using System.Globalization;
using Dapper;
using Microsoft.Data.Sqlite;
using Survey.Core.Problems;
using Survey.Storage.Migrations;

namespace Survey.Storage.Sqlite;

/// <summary>Migrates a store to the current tables by running the missing numbered scripts in order.</summary>
internal static class SqliteMigrations
{
    // "SrvE": marks a SQLite file as a store of this software.
    private const int ApplicationId = 0x53727645;

    /// <summary>The scripts.</summary>
    public static MigrationScripts Scripts { get; } = new("Sqlite");

    /// <summary>Rejects another program's database before anything is written to it.</summary>
    /// <exception cref="StoreException">The file belongs to another program.</exception>
    public static void RefuseOtherDatabases(SqliteConnection connection)
    {
        var isOurs = connection.ExecuteScalar<int>("PRAGMA application_id") == ApplicationId;
        if (!isOurs && connection.ExecuteScalar<int>("SELECT COUNT(*) FROM sqlite_master") > 0)
        {
            throw new StoreException(
                inner: null,
                ProblemCatalogue.StoreUnusable["other-program"],
                ("path", Detail.Exact(connection.DataSource)));
        }
    }

    /// <summary>
    /// Applies the missing scripts under the write lock, so that two processes that start at once do not apply them twice.
    /// </summary>
    public static void Apply(SqliteConnection connection)
    {
        if (GetVersion(connection) == Scripts.Names.Count)
        {
            return;
        }

        using var transaction = connection.BeginTransaction(deferred: false);
        var version = GetVersion(connection);
        if (version > Scripts.Names.Count)
        {
            throw new StoreException(
                inner: null,
                ProblemCatalogue.StoreUnusable["later-version"],
                ("path", Detail.Exact(connection.DataSource)));
        }

        foreach (var script in Scripts.ReadAfter(version))
        {
            connection.Execute(script, transaction: transaction);
        }

        connection.Execute(
            string.Create(CultureInfo.InvariantCulture, $"PRAGMA application_id = {ApplicationId}"),
            transaction: transaction);
        connection.Execute(
            string.Create(CultureInfo.InvariantCulture, $"PRAGMA user_version = {Scripts.Names.Count}"),
            transaction: transaction);
        transaction.Commit();
    }

    /// <summary>Writes the current version again: a write that changes nothing.</summary>
    public static void WriteVersionAgain(SqliteConnection connection, SqliteTransaction transaction) =>
        connection.Execute(
            string.Create(CultureInfo.InvariantCulture, $"PRAGMA user_version = {GetVersion(connection)}"),
            transaction: transaction);

    private static int GetVersion(SqliteConnection connection) => connection.ExecuteScalar<int>("PRAGMA user_version");
}
