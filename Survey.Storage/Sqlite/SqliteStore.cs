using Microsoft.Data.Sqlite;
using Survey.Core.Problems;

namespace Survey.Storage.Sqlite;

/// <summary>The embedded store: one SQLite file.</summary>
public static class SqliteStore
{
    static SqliteStore() => SQLitePCL.Batteries_V2.Init();

    /// <summary>Opens a store, and migrates one of an earlier version.</summary>
    /// <param name="path">The store's file.</param>
    /// <param name="time">Clock for all times that are written.</param>
    /// <param name="create">True to create the file if it is missing.</param>
    /// <param name="isService">
    /// True for a service, until <see cref="Store.Close"/>. Its connections are kept open. It waits <see cref="Store.RequestWait"/> for
    /// other writers instead of <see cref="Store.CommandWait"/>, and the store records that a service is running.
    /// </param>
    /// <exception cref="StoreException">The file is missing, is not a store, or was made by a later version.</exception>
    public static Store Open(string path, TimeProvider time, bool create, bool isService = false)
    {
        if (Directory.Exists(path))
        {
            throw new StoreException(
                inner: null,
                ProblemCatalogue.StoreUnusable["folder"],
                ("path", Detail.Exact(path)),
                ("example", Detail.Exact(Path.Combine(path, "survey.db"))));
        }

        if (!create && !File.Exists(path))
        {
            throw new StoreException(inner: null, ProblemCatalogue.StoreUnusable["none"], ("path", Detail.Exact(path)));
        }

        var isIncomplete = !create && SqliteFile.LacksWriteAheadFile(path);
        if (create)
        {
            MakeForOwner(path);
        }

        using (new SqliteEngine(path, ToConnectionString(path, create ? SqliteOpenMode.ReadWriteCreate : SqliteOpenMode.ReadWrite)).Open())
        {
            // The file exists from here on. A service must not create an empty store where its own was removed.
        }

        var engine = new SqliteEngine(path, ToConnectionString(path, SqliteOpenMode.ReadWrite), isService);
        using var connection = engine.Open();
        try
        {
            SqliteMigrations.Apply(connection);
            if (isService)
            {
                SqliteFile.BeginService(connection);
            }
            else if (!isIncomplete)
            {
                SqliteFile.ForgetEndedServices(connection);
            }
        }
        catch (SqliteException failure)
        {
            throw engine.Explain(failure);
        }

        return new Store(engine, time, isService ? Store.RequestWait : Store.CommandWait) { IsIncomplete = isIncomplete };
    }

    /// <summary>
    /// Creates an empty file for its owner alone if it is missing, because the store holds answers. SQLite gives the files beside it the
    /// same mode. A failure is reported when the store is opened.
    /// </summary>
    public static void MakeForOwner(string path)
    {
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        try
        {
            using var file = new FileStream(path, options);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            // The file exists, or the folder is missing or not writable.
        }
    }

    internal static string ToConnectionString(string path, SqliteOpenMode mode) =>
        new SqliteConnectionStringBuilder
        {
            // The full path, because the driver does not treat names like :memory: as files.
            DataSource = Path.GetFullPath(path),
            Mode = mode,
            DefaultTimeout = (int)Store.RequestWait.TotalSeconds,
            ForeignKeys = true,
            Pooling = false,
        }.ToString();
}
