using System.Data.Common;
using System.Text.RegularExpressions;
using Dapper;
using Microsoft.Data.Sqlite;
using Survey.Collecting.Loading;
using Survey.Storage;
using Survey.Storage.Tables;

namespace Survey.Tests.Support;

/// <summary>The engine of a store in a test.</summary>
public enum StoreEngine
{
    Sqlite,
    Postgres,
}

/// <summary>A store for one test, on either engine, removed afterwards.</summary>
internal sealed partial class TestStore : IDisposable
{
    private readonly TemporaryFolder? _folder;
    private readonly PostgresServer? _server;

    private TestStore(TemporaryFolder folder)
    {
        _folder = folder;
        Address = folder.PathOf("survey.db");
    }

    private TestStore(PostgresServer server, string database)
    {
        (_server, Database) = (server, database);
        Address = server.AddressOf(database);
    }

    /// <summary>The store's address, as users write it.</summary>
    public string Address { get; }

    /// <summary>The name of the database; empty for a file.</summary>
    public string Database { get; } = "";

    /// <summary>Makes a place where there is no store yet: no file, or an empty database.</summary>
    public static async Task<TestStore> MakePlace(StoreEngine engine)
    {
        if (engine == StoreEngine.Sqlite)
        {
            return new TestStore(new TemporaryFolder());
        }

        var server = await PostgresServer.Get();
        return new TestStore(server, await server.Create());
    }

    /// <summary>Makes a store as a copy of one that is made once a run.</summary>
    /// <param name="engine">The engine.</param>
    /// <param name="template">Name of the template; the same name must mean the same content.</param>
    /// <param name="fill">Makes or fills the store at an address.</param>
    public static async Task<TestStore> Make(StoreEngine engine, string template, Func<string, Task> fill)
    {
        if (engine == StoreEngine.Sqlite)
        {
            var folder = new TemporaryFolder();
            await StoreTemplate.Copy(folder.PathOf("survey.db"), template, fill);
            return new TestStore(folder);
        }

        var server = await PostgresServer.Get();
        return new TestStore(server, await server.Create(template, fill));
    }

    /// <summary>Makes a store without a round.</summary>
    public static Task<TestStore> MakeEmpty(StoreEngine engine) => Make(engine, "empty", address =>
    {
        StoreAddress.Open(address, TimeProvider.System, create: true);
        return Task.CompletedTask;
    });

    /// <summary>Makes a store with a sample and its responses.</summary>
    public static Task<TestStore> MakeLoaded(StoreEngine engine, string sample) => Make(engine, $"loaded {sample}", async address =>
        (await RoundLoader.Load(Repository.Sample(sample), address, FixedTime.Instance, TestActors.Operator)).Succeeded.ShouldBeTrue());

    /// <summary>Adds rounds that have only a code.</summary>
    public static async Task AddRounds(StoreSession session, params string[] codes)
    {
        foreach (var code in codes)
        {
            await session.Rounds.Add(new RoundRow { Id = session.NewId(), Round = code, Revision = 1, StoredAt = session.Now });
        }
    }

    /// <summary>Opens the store.</summary>
    public Store Open(TimeProvider? time = null) => StoreAddress.Open(Address, time ?? FixedTime.Instance, create: false);

    /// <summary>Changes the store from outside.</summary>
    /// <param name="sql">The change; bytes are written as in SQLite: <c>x'FF'</c>.</param>
    /// <param name="parameters">Its parameters; null for none.</param>
    public void Change(string sql, object? parameters = null)
    {
        using var connection = Connect();
        connection.Execute(Translate(sql), parameters).ShouldBeGreaterThan(0);
    }

    /// <summary>Changes the store from outside, even if references between rows break.</summary>
    public void ChangeWithoutReferences(string sql) =>
        Change((_server is null ? "PRAGMA foreign_keys = OFF;" : "SET session_replication_role = replica;") + sql);

    /// <summary>Reads one value.</summary>
    public T Read<T>(string sql)
    {
        using var connection = Connect();
        return connection.QuerySingle<T>(sql);
    }

    /// <summary>Connects to the store without this software.</summary>
    public DbConnection Connect() => _server is null
        ? new SqliteConnection($"Data Source={Address};Pooling=False")
        : _server.Connect(Database);

    public void Dispose()
    {
        _folder?.Dispose();
        _server?.Drop(Database);
    }

    private string Translate(string sql) =>
        _server is null ? sql : Bytes().Replace(sql, match => $@"'\x{match.Groups["digits"].Value}'");

    [GeneratedRegex("\\bx'(?<digits>[0-9A-Fa-f]*)'", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Bytes();
}
