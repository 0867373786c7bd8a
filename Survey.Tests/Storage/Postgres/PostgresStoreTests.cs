using Dapper;
using Survey.Storage;
using Survey.Tests.Support;

namespace Survey.Tests.Storage.Postgres;

/// <summary>What only a server can do: refuse, stop, and lose connections.</summary>
public sealed class PostgresStoreTests
{
    private PostgresServer _server = null!;
    private TestStore _place = null!;

    [SetUp]
    public async Task MakeDatabase()
    {
        _server = await PostgresServer.Get();
        _place = await TestStore.MakePlace(StoreEngine.Postgres);
    }

    [TearDown]
    public void RemoveDatabase() => _place.Dispose();

    [Test]
    public void Open_EmptyDatabaseThatIsNotToBeUsed_SaysHowToMakeAStoreAndLeavesItEmpty()
    {
        Failing(() => Open(create: false)).ShouldContain("Load a round first");
        _place.Read<long>("SELECT COUNT(*) FROM information_schema.tables WHERE table_schema = 'public'").ShouldBe(0);
    }

    [Test]
    public void Open_DatabaseOfAnotherProgram_IsLeftAlone()
    {
        Execute("CREATE TABLE places (name TEXT)");

        Failing(() => Open()).ShouldContain("another program");
        _place.Read<long>("SELECT COUNT(*) FROM information_schema.tables WHERE table_schema = 'public'").ShouldBe(1);
    }

    [Test]
    public void Open_DatabaseWithAnExtension_BecomesAStore()
    {
        Execute("CREATE EXTENSION pg_stat_statements");

        Open();

        Open(create: false).Name.ShouldBe(_place.Address);
    }

    [Test]
    public void Open_StoreOfALaterVersion_IsLeftAlone()
    {
        Open();
        Execute("UPDATE survey_engine_store SET version = 9999");

        Failing(() => Open()).ShouldContain("later version");
    }

    [Test]
    public async Task Open_ManyAtOnce_MakeTheTablesOnce()
    {
        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() => Open())));

        await using var session = await Open(create: false).BeginReadAsync();
        (await session.Rounds.GetCodes()).ShouldBeEmpty();
    }

    [Test]
    public void Open_MissingDatabase_SaysHowToMakeIt() =>
        Failing(() => StoreAddress.Open(_server.AddressOf("nowhere"), FixedTime.Instance, create: true)).ShouldContain("createdb");

    [Test]
    public async Task Open_UserWithAPassword_IsLetInWithTheRightOneOnly()
    {
        await using var admin = _place.Connect();
        await admin.ExecuteAsync(
            $"CREATE ROLE {PostgresServer.GuardedUser} LOGIN PASSWORD '{PostgresServer.Password}'; "
                + "CREATE SCHEMA own AUTHORIZATION guarded");
        try
        {
            var right = AddressWith(PostgresServer.Password);
            var wrong = Failing(() => StoreAddress.Open(AddressWith("wr0ng"), FixedTime.Instance, create: true));
            wrong.ShouldContain("does not accept the user or the password");
            wrong.ShouldNotContain("wr0ng");
            Failing(() => StoreAddress.Open(_server.AddressOf(_place.Database, "guarded"), FixedTime.Instance, create: true))
                .ShouldContain("does not accept the user or the password");

            var denied = Failing(() => StoreAddress.Open(right, FixedTime.Instance, create: true));
            denied.ShouldContain("lacks rights");
            denied.ShouldContain($"postgres://guarded@127.0.0.1:{_server.Port}/{_place.Database}");
            denied.ShouldNotContain("s3cret");

            await admin.ExecuteAsync($"ALTER DATABASE {_place.Database} OWNER TO guarded; ALTER SCHEMA public OWNER TO guarded");
            StoreAddress.Open(right, FixedTime.Instance, create: true).Name.ShouldNotContain("s3cret");
        }
        finally
        {
            await admin.ExecuteAsync("REASSIGN OWNED BY guarded TO survey; DROP OWNED BY guarded; DROP ROLE guarded");
        }

        string AddressWith(string password) =>
            _server.AddressOf(_place.Database, $"{PostgresServer.GuardedUser}:{Uri.EscapeDataString(password)}");
    }

    [Test]
    public async Task BeginRead_KeptConnectionsWereLost_BeginsAgain()
    {
        var store = Open();
        await using (await store.BeginReadAsync())
        await using (await store.BeginReadAsync())
        {
        }

        EndConnections();

        await using var session = await store.BeginReadAsync();
        (await session.Rounds.GetCodes()).ShouldBeEmpty();
        EndConnections();
        await using var writing = await store.BeginWriteAsync();
    }

    [Test]
    public async Task Session_ConnectionLost_SaysThatNothingWasChangedAndTheNextOneWorks()
    {
        var store = Open();
        await using (var session = await store.BeginWriteAsync())
        {
            await TestStore.AddRounds(session, "minimal");
            EndConnections();

            (await Should.ThrowAsync<StoreException>(() => session.Rounds.GetCodes())).Message.ShouldContain("Nothing was changed");
        }

        await using var next = await store.BeginWriteAsync();
        (await next.Rounds.GetCodes()).ShouldBeEmpty();
    }

    [Test]
    public async Task Commit_ConnectionLost_SaysThatTheResultIsNotKnown()
    {
        await using var session = await Open().BeginWriteAsync();
        await TestStore.AddRounds(session, "minimal");
        EndConnections();

        (await Should.ThrowAsync<CommitUnknownException>(session.Commit)).Message.ShouldContain("may have been saved or not");
    }

    [Test]
    public async Task BeginRead_ServerStopped_SaysSo()
    {
        var other = await PostgresServer.Start();
        var store = StoreAddress.Open(other.AddressOf(await other.Create()), FixedTime.Instance, create: true, isService: true);
        await other.DisposeAsync();

        (await Should.ThrowAsync<StoreException>(() => store.BeginReadAsync())).Message.ShouldContain("cannot be reached");
    }

    [TestCase("53100", "is full")]
    [TestCase("42501", "lacks rights")]
    [TestCase("XX001", "is damaged")]
    [TestCase("40P01", "at the same moment")]
    [TestCase("22012", "cannot be used: no")]
    public async Task Write_ServerRefuses_SaysWhy(string code, string message)
    {
        var store = Open();
        Execute(
            $"""
            CREATE FUNCTION refuse() RETURNS trigger LANGUAGE plpgsql
            AS $$ BEGIN RAISE EXCEPTION 'no' USING ERRCODE = '{code}'; END $$;
            CREATE TRIGGER refuse BEFORE INSERT ON round_revision FOR EACH ROW EXECUTE FUNCTION refuse();
            """);
        await using var session = await store.BeginWriteAsync();

        (await Should.ThrowAsync<StoreException>(() => TestStore.AddRounds(session, "minimal"))).Message.ShouldContain(message);
    }

    [Test]
    public async Task Write_DatabaseThatIsReadOnly_SaysToUseThePrimary()
    {
        var store = Open();
        Execute($"ALTER DATABASE {_place.Database} SET default_transaction_read_only = on");
        EndConnections();

        await using (var session = await store.BeginWriteAsync())
        {
            (await Should.ThrowAsync<StoreException>(() => TestStore.AddRounds(session, "minimal"))).Message.ShouldContain("primary");
        }

        (await Should.ThrowAsync<StoreException>(() => store.VerifyWritableAsync())).Message.ShouldContain("primary");
    }

    [Test]
    public async Task BeginWrite_DatabaseThatDoesNotWaitForTheDisk_WaitsForItAllTheSame()
    {
        var store = Open();
        Execute($"ALTER DATABASE {_place.Database} SET synchronous_commit = off");
        Execute($"ALTER DATABASE {_place.Database} SET statement_timeout = '10s'");
        EndConnections();

        await using var session = await store.BeginWriteAsync();

        (await session.FindFirst<string>("SHOW synchronous_commit")).ShouldBe("on");
        (await session.FindFirst<string>("SHOW statement_timeout")).ShouldBe("0", "a commit must wait for the standby");
    }

    private static string Failing(Action action) => Should.Throw<StoreException>(action).Message;

    private Store Open(bool create = true) => StoreAddress.Open(_place.Address, FixedTime.Instance, create);

    /// <summary>Ends all connections to the database, as a restart of the server does.</summary>
    private void EndConnections() => Execute(
        "SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()");

    private void Execute(string sql)
    {
        using var connection = _place.Connect();
        connection.Execute(sql);
    }
}
