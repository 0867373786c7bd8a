using System.Globalization;
using Dapper;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Survey.Storage.Sqlite;

/// <summary>A store's file as a whole: copied while it is in use, gathered into one file, marked as in use by a service.</summary>
public static class SqliteFile
{
    private static readonly string[] Endings = ["", "-wal", "-shm"];

    /// <summary>The file of a store and those that SQLite may keep beside it.</summary>
    public static IReadOnlyList<string> GetAll(string path) => [.. Endings.Select(ending => path + ending)];

    /// <summary>Copies a store as it is at one moment into one file, while others may read and write.</summary>
    /// <param name="path">The store's file.</param>
    /// <param name="target">The copy; it must not exist.</param>
    /// <exception cref="StoreException">The store cannot be read, or the copy cannot be written.</exception>
    public static void Copy(string path, string target)
    {
        SqliteStore.MakeForOwner(target);
        try
        {
            using (var source = new SqliteConnection(SqliteStore.ToConnectionString(path, SqliteOpenMode.ReadWrite)))
            using (var copy = new SqliteConnection(SqliteStore.ToConnectionString(target, SqliteOpenMode.ReadWrite)))
            {
                source.Open();
                copy.Open();
                source.BackupDatabase(copy);
                copy.Execute("UPDATE service_count SET running = 0");
            }

            Gather(target);
        }
        catch (SqliteException failure)
        {
            throw SqliteEngine.Explain(failure, path);
        }
    }

    /// <summary>
    /// Brings what is in the write-ahead file into the store's own, so that the one file can be moved. It goes back into
    /// write-ahead mode when it is next opened.
    /// </summary>
    /// <exception cref="StoreException">The disk has no room for it, or somebody else has the store open.</exception>
    public static void Gather(string path)
    {
        using var connection = new SqliteConnection(SqliteStore.ToConnectionString(path, SqliteOpenMode.ReadWrite));
        try
        {
            connection.Open();
            if (!TryGather(connection) || File.Exists($"{path}-wal"))
            {
                throw new StoreException($"The store {path} is in use by another process. End it, and try again.");
            }
        }
        catch (SqliteException failure)
        {
            throw SqliteEngine.Explain(failure, path);
        }
    }

    /// <summary>
    /// Whether a file is the copy of a store that was in use, without the write-ahead file that belongs to it. Ask before the
    /// store is opened.
    /// </summary>
    internal static bool LacksWriteAheadFile(string path)
    {
        if (File.Exists($"{path}-wal"))
        {
            return false;
        }

        try
        {
            using var connection = new SqliteConnection(SqliteStore.ToConnectionString(path, SqliteOpenMode.ReadWrite));
            connection.Open();
            return CountServices(connection) > 0;
        }
        catch (SqliteException)
        {
            // Whoever opens it as a store learns why.
            return false;
        }
    }

    /// <summary>Counts a service that begins to use the store.</summary>
    internal static void BeginService(SqliteConnection connection)
    {
        // A service that was killed is still counted. Nobody else has the store open if its journal can be changed.
        if (CountServices(connection) > 0 && TryGather(connection))
        {
            connection.Execute("UPDATE service_count SET running = 0");
            connection.Execute("PRAGMA journal_mode = WAL");
        }

        Count(connection, 1);
    }

    /// <summary>Counts a service that ends.</summary>
    internal static void EndService(SqliteConnection connection) => Count(connection, -1);

    private static void Count(SqliteConnection connection, int change)
    {
        connection.Execute("UPDATE service_count SET running = MAX(0, running + @change)", new { change });

        // Only what is in the main file is found in a copy of it.
        connection.Execute("PRAGMA wal_checkpoint(FULL)");
    }

    private static int CountServices(SqliteConnection connection) =>
        connection.ExecuteScalar<bool>("SELECT EXISTS (SELECT 1 FROM sqlite_master WHERE name = 'service_count')")
            ? connection.ExecuteScalar<int>("SELECT running FROM service_count")
            : 0;

    /// <summary>Leaves write-ahead mode, which needs that nobody else has the store open. The driver would try for seconds.</summary>
    private static bool TryGather(SqliteConnection connection)
    {
        var result = raw.sqlite3_exec(connection.Handle, "PRAGMA journal_mode = DELETE");
        return result == raw.SQLITE_OK
            && connection.ExecuteScalar<string>("PRAGMA journal_mode") == "delete"
            ? true
            : result is raw.SQLITE_OK or raw.SQLITE_BUSY or raw.SQLITE_LOCKED
                ? false
                : throw new SqliteException(string.Create(CultureInfo.InvariantCulture, $"SQLite error {result}"), result);
    }
}
