using Microsoft.Data.Sqlite;

namespace Survey.Storage.Sqlite;

/// <summary>The embedded store: one SQLite file.</summary>
public static class SqliteStore
{
    static SqliteStore() => SQLitePCL.Batteries_V2.Init();

    /// <summary>Opens a store, and brings one of an earlier version up to date.</summary>
    /// <param name="path">The file.</param>
    /// <param name="time">The clock that everything written is dated by.</param>
    /// <param name="create">Whether to make the file if it is not there.</param>
    /// <param name="isService">
    /// Whether a service uses the store, until <see cref="Store.Close"/>. Its connections are used again: opening and closing
    /// locks the whole file for a moment, and whoever meets the lock waits 150 milliseconds. It waits for other writers for
    /// <see cref="Store.RequestWait"/>, others for <see cref="Store.CommandWait"/>. And it is noted in the store that a service runs.
    /// </param>
    /// <exception cref="StoreException">It is not there, is no store, or was made by a later version.</exception>
    public static Store Open(string path, TimeProvider time, bool create, bool isService = false)
    {
        if (Directory.Exists(path))
        {
            throw new StoreException($"{path} is a folder. Name a file, for instance {Path.Combine(path, "survey.db")}");
        }

        if (!create && !File.Exists(path))
        {
            throw new StoreException($"There is no store at {path}. Load a round first: survey load FOLDER --store {path}");
        }

        GuidHandler.Install();
        var isIncomplete = !create && SqliteFile.LacksWriteAheadFile(path);
        if (create)
        {
            MakeForOwner(path);
        }

        using (new SqliteEngine(path, ToConnectionString(path, create ? SqliteOpenMode.ReadWriteCreate : SqliteOpenMode.ReadWrite)).Open())
        {
            // The file is there from here on. A service must not make an empty store where its own was taken away.
        }

        var engine = new SqliteEngine(path, ToConnectionString(path, SqliteOpenMode.ReadWrite, isService));
        using var connection = engine.Open();
        try
        {
            SqliteMigrations.Apply(connection);
            if (isService)
            {
                SqliteFile.BeginService(connection);
            }
        }
        catch (SqliteException failure)
        {
            throw engine.Explain(failure);
        }

        return new Store(engine, time, isService ? Store.RequestWait : Store.CommandWait) { IsIncomplete = isIncomplete };
    }

    /// <summary>
    /// Makes the file where it is missing, empty and for its owner alone: there are answers in it. SQLite gives its files beside
    /// it the same mode. Where it cannot be made, opening it says why.
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
            // It is there already, or the folder is missing or may not be written to.
        }
    }

    internal static string ToConnectionString(string path, SqliteOpenMode mode, bool pooled = false) =>
        new SqliteConnectionStringBuilder
        {
            // In full, since the driver takes names like :memory: for something else than a file.
            DataSource = Path.GetFullPath(path),
            Mode = mode,
            DefaultTimeout = (int)Store.RequestWait.TotalSeconds,
            ForeignKeys = true,
            Pooling = pooled,
        }.ToString();
}
