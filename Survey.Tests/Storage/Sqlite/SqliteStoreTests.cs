using Dapper;
using Microsoft.Data.Sqlite;
using Survey.Storage;
using Survey.Storage.Sqlite;
using Survey.Tests.Support;

namespace Survey.Tests.Storage.Sqlite;

public sealed class SqliteStoreTests
{
    private TemporaryFolder _folder = null!;

    [SetUp]
    public void MakeFolder() => _folder = new TemporaryFolder();

    [TearDown]
    public void RemoveFolder() => _folder.Dispose();

    [Test]
    public void Open_MissingStore_SaysHowToMakeOne() =>
        Should.Throw<StoreException>(() => SqliteStore.Open(_folder.PathOf("none.db"), TimeProvider.System, create: false))
            .Message.ShouldContain("Load a round first");

    [Test]
    public void Open_FileThatIsNoStore_SaysSo()
    {
        _folder.Write("notes.txt", new string('x', 5000));

        Should.Throw<StoreException>(() => SqliteStore.Open(_folder.PathOf("notes.txt"), TimeProvider.System, create: true))
            .Message.ShouldContain("not a store");
        _folder.Read("notes.txt").ShouldBe(new string('x', 5000));
    }

    [Test]
    public void Open_DatabaseOfAnotherProgram_IsLeftAlone()
    {
        Execute("CREATE TABLE places (name TEXT)");
        var before = File.ReadAllBytes(_folder.PathOf("survey.db"));

        Should.Throw<StoreException>(Open).Message.ShouldContain("another program");
        File.ReadAllBytes(_folder.PathOf("survey.db")).ShouldBe(before);
    }

    [Test]
    public void Open_StoreOfALaterVersion_IsLeftAlone()
    {
        Open();
        Execute("PRAGMA user_version = 9999");

        Should.Throw<StoreException>(Open).Message.ShouldContain("later version");
    }

    [Test]
    public void Open_FolderThatDoesNotExist_SaysSo() =>
        Should.Throw<StoreException>(() => SqliteStore.Open(_folder.PathOf("no/such/folder.db"), TimeProvider.System, create: true))
            .Message.ShouldContain("cannot be opened");

    [Test]
    public async Task BeginWrite_FileTakenAwayUnderKeptConnections_IsRefusedAndNoneIsMade()
    {
        var store = await OpenAndKeepConnections();

        _folder.Delete("survey.db");

        (await Should.ThrowAsync<StoreException>(() => store.BeginWriteAsync())).Message.ShouldContain("is missing");
        File.Exists(_folder.PathOf("survey.db")).ShouldBeFalse();
    }

    [Test]
    public async Task BeginWrite_AfterACommitThatSQLiteRolledBack_GetsItsTurn()
    {
        var store = await OpenAndKeepConnections();
        await using (var session = await store.BeginWriteAsync())
        {
            // As on a full disk: the commit fails, and SQLite has ended the transaction.
            await session.Execute("CREATE TABLE filler (number INTEGER)");
            SQLitePCL.raw.sqlite3_commit_hook(((SqliteConnection)session.Connection).Handle, _ => 1, null);
            await Should.ThrowAsync<StoreException>(session.Commit);
        }

        await using var next = await store.BeginWriteAsync().WaitAsync(TimeSpan.FromSeconds(30));
    }

    [Test]
    public async Task Close_AfterReading_LeavesOneFile()
    {
        var store = await OpenAndKeepConnections();
        File.Exists(_folder.PathOf("survey.db-wal")).ShouldBeTrue();

        store.Close();

        File.Exists(_folder.PathOf("survey.db-wal")).ShouldBeFalse();
    }

    [Test]
    public void Open_NewStore_WritesAheadAndKeepsWhatItPromises()
    {
        Open();

        Query("PRAGMA journal_mode").ShouldBe("wal");
        Query("PRAGMA user_version")
            .ShouldBe(SqliteMigrations.Scripts.Names.Count.ToString(System.Globalization.CultureInfo.InvariantCulture));
    }

    [Test]
    public async Task BeginWrite_NotCommitted_NeverHappened()
    {
        var store = Open();
        await using (var session = await store.BeginWriteAsync())
        {
            await TestStore.AddRounds(session, "minimal");
        }

        await using var reader = await store.BeginReadAsync();
        (await reader.Rounds.GetCodes()).ShouldBeEmpty();
    }

    private Store Open() => SqliteStore.Open(_folder.PathOf("survey.db"), FixedTime.Instance, create: true);

    private async Task<Store> OpenAndKeepConnections()
    {
        var store = SqliteStore.Open(_folder.PathOf("survey.db"), TimeProvider.System, create: true, isService: true);
        await using var session = await store.BeginReadAsync();
        return store;
    }

    private void Execute(string sql)
    {
        using var connection = new SqliteConnection($"Data Source={_folder.PathOf("survey.db")};Pooling=False");
        connection.Execute(sql);
    }

    private string? Query(string sql)
    {
        using var connection = new SqliteConnection($"Data Source={_folder.PathOf("survey.db")};Pooling=False");
        return connection.ExecuteScalar<string>(sql);
    }
}
