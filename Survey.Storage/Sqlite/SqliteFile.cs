using System.Globalization;
using Dapper;
using Microsoft.Data.Sqlite;
using SQLitePCL;
using Survey.Core.Problems;

namespace Survey.Storage.Sqlite;

/// <summary>A store's files as a whole: online copy, checkpoint into one file, and the count of services that use it.</summary>
public static class SqliteFile
{
    private static readonly string[] Endings = ["", "-wal", "-shm"];

    /// <summary>The paths of a store's file and of the two that SQLite may keep beside it.</summary>
    public static IReadOnlyList<string> GetAll(string path) => [.. Endings.Select(ending => path + ending)];

    /// <summary>Makes an online copy: one file with the store as it is at one moment, while others may read and write.</summary>
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
    /// Moves the content of the write-ahead file into the store's file, so that this one file can be moved. The store returns to
    /// write-ahead mode when it is next opened.
    /// </summary>
    /// <exception cref="StoreException">The disk is full, or another process has the store open.</exception>
    public static void Gather(string path)
    {
        using var connection = new SqliteConnection(SqliteStore.ToConnectionString(path, SqliteOpenMode.ReadWrite));
        try
        {
            connection.Open();
            if (!TryGather(connection) || File.Exists($"{path}-wal"))
            {
                throw new StoreException(inner: null, ProblemCatalogue.StoreUnusable["in-use"], ("path", Detail.Exact(path)));
            }
        }
        catch (SqliteException failure)
        {
            throw SqliteEngine.Explain(failure, path);
        }
    }

    /// <summary>
    /// True if the file is a copy of a store that a service was using, without its write-ahead file. Call this before the store is opened.
    /// </summary>
    internal static bool LacksWriteAheadFile(string path)
    {
        if (File.Exists($"{path}-wal"))
        {
            return false;
        }

        try
        {
            int services;
            using (var connection = new SqliteConnection(SqliteStore.ToConnectionString(path, SqliteOpenMode.ReadWrite)))
            {
                connection.Open();
                services = CountServices(connection);
            }

            // This connection's own write-ahead file is gone now. If there is one, a service has started in between.
            return services > 0 && !File.Exists($"{path}-wal");
        }
        catch (SqliteException)
        {
            // Opening the file as a store reports the error.
            return false;
        }
    }

    /// <summary>Counts a service that starts to use the store.</summary>
    internal static void BeginService(SqliteConnection connection)
    {
        ForgetEndedServices(connection);
        Count(connection, 1);
    }

    /// <summary>
    /// Resets the count if no other connection has the store open: a killed service is still counted. Without this, a later command
    /// would take the store for a copy, because SQLite removes the write-ahead file when the last connection closes.
    /// </summary>
    internal static void ForgetEndedServices(SqliteConnection connection)
    {
        if (CountServices(connection) > 0 && TryGather(connection))
        {
            connection.Execute("UPDATE service_count SET running = 0");
            connection.Execute("PRAGMA journal_mode = WAL");
        }
    }

    /// <summary>Counts a service that ends.</summary>
    internal static void EndService(SqliteConnection connection) => Count(connection, -1);

    private static void Count(SqliteConnection connection, int change)
    {
        connection.Execute("UPDATE service_count SET running = MAX(0, running + @change)", new { change });

        // Checkpoint, so that a copy of the main file alone has the count.
        connection.Execute("PRAGMA wal_checkpoint(FULL)");
    }

    private static int CountServices(SqliteConnection connection) =>
        connection.ExecuteScalar<bool>("SELECT EXISTS (SELECT 1 FROM sqlite_master WHERE name = 'service_count')")
            ? connection.ExecuteScalar<int>("SELECT running FROM service_count")
            : 0;

    /// <summary>
    /// Leaves write-ahead mode; false if another connection has the store open. Calls SQLite directly, because the driver retries for
    /// seconds.
    /// </summary>
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
