using System.Collections.Concurrent;
using System.Globalization;
using Dapper;
using Microsoft.Data.Sqlite;
using Survey.Core.Rounds;
using Survey.Storage.Accounts;

namespace Survey.Storage.Sqlite;

/// <summary>The embedded store: one SQLite file, in write-ahead mode, every commit on disk before it is told.</summary>
/// <remarks>
/// Several processes may use the file at once: readers see the state of the moment they began, and a writer waits for
/// the one before it, up to <see cref="WaitSeconds"/>.
/// </remarks>
#pragma warning disable CA1001 // A semaphore that hands out no wait handle holds nothing to give back.
public sealed class SqliteStore
#pragma warning restore CA1001
{
    /// <summary>How long a writer waits for another one.</summary>
    public const int WaitSeconds = 600;

    private const int Busy = 5;

    private const string DiskFull = "the disk is full or failed. Free some space and try again; what was stored before is intact";

    private static readonly TimeSpan ProofHolds = TimeSpan.FromSeconds(10);

    private readonly string _connectionString;
    private readonly SemaphoreSlim _writers = new(1);
    private readonly ConcurrentDictionary<string, (Guid Revision, Round Round)> _rounds = new(StringComparer.Ordinal);
    private readonly TimeProvider _time;
    private long? _provenAt;

    private SqliteStore(string path, string connectionString, TimeProvider time)
    {
        Path = path;
        _connectionString = connectionString;
        _time = time;
        Accounts = new AccountStore(this, time);
        SignIns = new SignInStore(this);
        EndedSessions = new EndedSessionStore(this);
    }

    /// <summary>The accounts that may work with the service.</summary>
    public AccountStore Accounts { get; }

    /// <summary>Attempts to sign in.</summary>
    public SignInStore SignIns { get; }

    /// <summary>Sessions that were signed out of.</summary>
    public EndedSessionStore EndedSessions { get; }

    /// <summary>The file.</summary>
    public string Path { get; }

    /// <summary>Opens a store, and brings one of an earlier version up to date.</summary>
    /// <param name="path">The file.</param>
    /// <param name="time">The clock that revisions are dated by.</param>
    /// <param name="create">Whether to make the file if it is not there.</param>
    /// <param name="keepConnections">
    /// Whether connections are used again, for a program that comes back to the store many times at once. Opening and
    /// closing locks the whole file for a moment, and whoever meets the lock waits 150 milliseconds.
    /// <see cref="CloseKeptConnections"/> ends it.
    /// </param>
    /// <exception cref="StoreException">It is not there, is no store, or was made by a later version.</exception>
    public static SqliteStore Open(string path, TimeProvider time, bool create, bool keepConnections = false)
    {
        if (Directory.Exists(path))
        {
            throw new StoreException($"{path} is a folder. Name a file, for instance {System.IO.Path.Combine(path, "survey.db")}");
        }

        if (!create && !File.Exists(path))
        {
            throw new StoreException($"There is no store at {path}. Load a round first: survey load FOLDER --store {path}");
        }

        SQLitePCL.Batteries_V2.Init();
        if (create)
        {
            MakeForOwner(path);
        }

        using (new SqliteStore(path, ToConnectionString(path, create ? SqliteOpenMode.ReadWriteCreate : SqliteOpenMode.ReadWrite), time).Connect())
        {
            // The file is there from here on. A service must not make an empty store where its own was taken away.
        }

        var store = new SqliteStore(path, ToConnectionString(path, SqliteOpenMode.ReadWrite, keepConnections), time);
        using var connection = store.Connect();
        SqliteMigrations.Apply(connection);
        return store;
    }

    /// <summary>
    /// Makes the file where it is missing, empty and for its owner alone: there are answers in it. SQLite gives its files beside
    /// it the same mode. Where it cannot be made, opening it says why.
    /// </summary>
    private static void MakeForOwner(string path)
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

    private static string ToConnectionString(string path, SqliteOpenMode mode, bool pooled = false) =>
        new SqliteConnectionStringBuilder
        {
            // In full, since the driver takes names like :memory: for something else than a file.
            DataSource = System.IO.Path.GetFullPath(path),
            Mode = mode,
            DefaultTimeout = WaitSeconds,
            ForeignKeys = true,
            Pooling = pooled,
        }.ToString();

    /// <summary>
    /// Brings what still stands in the write-ahead file into the store's own, so that the one file can be moved. It goes
    /// back into write-ahead mode when it is next opened.
    /// </summary>
    /// <exception cref="StoreException">The disk has no room for it, or somebody else has the store open.</exception>
    public void GatherIntoOneFile()
    {
        using var connection = new SqliteConnection(_connectionString);
        try
        {
            connection.Open();
            var mode = connection.ExecuteScalar<string>("PRAGMA journal_mode = DELETE");
            if (mode != "delete" || File.Exists($"{Path}-wal"))
            {
                throw new StoreException($"The store {Path} cannot be finished: another process has it open. Try again.");
            }
        }
        catch (SqliteException failure)
        {
            throw Explain(failure, Path);
        }
    }

    /// <summary>Closes the connections that were kept; the last one brings the write-ahead file into the store's own.</summary>
    public void CloseKeptConnections()
    {
        using var connection = new SqliteConnection(_connectionString);
        SqliteConnection.ClearPool(connection);
    }

    /// <summary>Begins reading: all of it sees the store as it is now.</summary>
    public StoreReader BeginRead() => new(Connect());

    /// <summary>Begins a change, waiting for another writer to end; nothing is changed before <see cref="StoreWriter.Commit"/>.</summary>
    public StoreWriter BeginWrite() => new(BeginSession(writes: true));

    /// <summary>
    /// Finds out whether the store can be written to: what stands in its head is written once more and brought to the disk.
    /// Whoever writes at the moment finds it out anyway, and nobody is waited for; and for ten seconds the last answer holds.
    /// </summary>
    /// <exception cref="StoreException">It cannot: the disk is full, or the file may only be read.</exception>
    public void VerifyWritable()
    {
        if ((_provenAt is { } provenAt && _time.GetElapsedTime(provenAt) < ProofHolds) || !_writers.Wait(0))
        {
            return;
        }

        try
        {
            using var connection = Connect();
            connection.DefaultTimeout = 1;
            using var transaction = connection.BeginTransaction();
            SqliteMigrations.WriteVersionAgain(connection, transaction);
            transaction.Commit();
            _provenAt = _time.GetTimestamp();
        }
        catch (SqliteException failure) when (failure.SqliteErrorCode != Busy)
        {
            throw Explain(failure, Path);
        }
        catch (SqliteException)
        {
            // Another process writes.
        }
        finally
        {
            _writers.Release();
        }
    }

    /// <summary>Begins one transaction; one that writes waits for its turn.</summary>
    internal StoreSession BeginSession(bool writes)
    {
        // Writers of one process queue here, where each is woken when it is its turn: the driver would have them try
        // again every 150 milliseconds.
        var turn = writes ? Turn.Wait(_writers) : null;
        SqliteConnection? connection = null;
        try
        {
            connection = Connect();
            return new StoreSession(connection, _time, _rounds, turn);
        }
        catch (Exception failure)
        {
            StoreSession.End(connection);
            turn?.Dispose();
            if (failure is SqliteException inner)
            {
                throw Explain(inner, Path);
            }

            throw;
        }
    }

    internal SqliteConnection Connect()
    {
        var connection = new SqliteConnection(_connectionString);
        try
        {
            connection.Open();
            if (!File.Exists(Path))
            {
                // A connection that was kept would go on writing into a file that nobody can find any more.
                throw new StoreException($"The store {Path} is gone. Put it back, and start again what works with it.");
            }

            SqliteMigrations.RefuseOthers(connection);
            connection.Execute("PRAGMA journal_mode = WAL");
            connection.Execute("PRAGMA synchronous = FULL");
            return connection;
        }
        catch (SqliteException failure)
        {
            connection.Dispose();
            throw Explain(failure, Path);
        }
        catch (StoreException)
        {
            connection.Dispose();
            throw;
        }
    }

    /// <summary>What a failure of the driver means to the person who meets it.</summary>
    /// <param name="failure">The failure.</param>
    /// <param name="path">The store's file.</param>
    public static StoreException Explain(SqliteException failure, string path)
    {
        const int Error = 1;
        const int ReadOnly = 8;
        const int InputOutput = 10;
        const int Damaged = 11;
        const int Full = 13;
        const int CannotOpen = 14;
        const int NoDatabase = 26;
        var reason = failure.SqliteErrorCode switch
        {
            Busy => "another process has been writing to it for too long. Try again when it has ended",
            ReadOnly => "it may not be written to. Check the permissions of the file and its folder",
            // A full disk ends the transaction by itself; the driver then complains that there is none to roll back.
            Error when failure.Message.Contains("cannot rollback", StringComparison.Ordinal) => DiskFull,
            InputOutput or Full => DiskFull,
            Damaged => "its file is damaged. Restore a backup",
            CannotOpen => "it cannot be opened. Check that the folder exists and may be written to",
            NoDatabase => "the file is not a store. Choose another with --store",
            _ => failure.Message,
        };
        return new StoreException(string.Create(CultureInfo.InvariantCulture, $"The store {path} cannot be used: {reason}."), failure);
    }

    /// <summary>The right to write, until it is disposed.</summary>
    private sealed class Turn(SemaphoreSlim writers) : IDisposable
    {
        public static Turn Wait(SemaphoreSlim writers)
        {
            writers.Wait();
            return new Turn(writers);
        }

        public void Dispose() => writers.Release();
    }
}
