using Survey.Core.Rounds;
using Survey.Storage;
using Survey.Tests.Support;

namespace Survey.Tests.Storage;

/// <summary>Waiting for the writer, and what sessions share.</summary>
[TestFixture(StoreEngine.Sqlite)]
[TestFixture(StoreEngine.Postgres)]
public sealed class StoreTests(StoreEngine engine)
{
    private static readonly TimeSpan ShortWait = TimeSpan.FromMilliseconds(200);

    private TestStore _place = null!;
    private Store _store = null!;

    [SetUp]
    public async Task MakeStore()
    {
        _place = await TestStore.MakeEmpty(engine);
        _store = new Store(_place.Open().Engine, FixedTime.Instance, ShortWait);
    }

    [TearDown]
    public void RemoveStore() => _place.Dispose();

    [Test]
    public async Task BeginWrite_AnotherSessionWrites_GivesUpAndSaysSo()
    {
        await using (await _store.BeginWriteAsync())
        {
            (await Should.ThrowAsync<StoreBusyException>(() => _store.BeginWriteAsync())).Message.ShouldContain("Nothing was changed");
        }

        await using var next = await _store.BeginWriteAsync();
    }

    [Test]
    public async Task BeginWrite_AnotherProcessWrites_GivesUpAndSaysSo()
    {
        await using (await _place.Open().BeginWriteAsync())
        {
            (await Should.ThrowAsync<StoreBusyException>(() => _store.BeginWriteAsync())).Message.ShouldContain("Nothing was changed");
            await using var reading = await _store.BeginReadAsync();
        }

        await using var next = await _store.BeginWriteAsync();
    }

    [Test]
    public async Task BeginWrite_AfterAnotherProcess_ReadsWhatItWrote()
    {
        var other = await _place.Open().BeginWriteAsync();
        var waiting = _place.Open().BeginWriteAsync();
        await TestStore.AddRounds(other, "minimal");
        await other.Commit();
        await other.DisposeAsync();

        await using var session = await waiting;
        (await session.Rounds.GetCodes()).ShouldBe(["minimal"]);
    }

    [Test]
    public async Task BeginRead_ChangedAfterwards_ReadsTheStoreAsItWas()
    {
        await using var reader = await _store.BeginReadAsync();
        await using (var session = await _place.Open().BeginWriteAsync())
        {
            await TestStore.AddRounds(session, "minimal");
            await session.Commit();
        }

        (await reader.Rounds.GetCodes()).ShouldBeEmpty();
        await using var next = await _store.BeginReadAsync();
        (await next.Rounds.GetCodes()).ShouldBe(["minimal"]);
    }

    [Test]
    public async Task GetCodes_LettersOfSeveralScripts_AreInTheOrderOfTheirBytes()
    {
        string[] codes = ["a-b", "ab", "a_b", "B", "a", "ä", "Z", "z", "я", "ى", "𝕒", "-", "10", "9"];
        await using var session = await _store.BeginWriteAsync();
        await TestStore.AddRounds(session, codes);

        var stored = await session.Rounds.GetCodes();

        stored.ShouldBe(["-", "10", "9", "B", "Z", "a", "a-b", "a_b", "ab", "z", "ä", "я", "ى", "𝕒"]);
        (await session.Rounds.GetCounts(after: "a-b", limit: 3)).Select(row => row.Round).ShouldBe(["a_b", "ab", "z"]);
    }

    [Test]
    public async Task SignIns_FailuresAndPause_AreCountedAndForgotten()
    {
        byte[] key = [1, 2, 3];
        var pause = FixedTime.Instance.GetUtcNow().AddMinutes(5);
        await using var session = await _store.BeginWriteAsync();

        (await session.SignIns.Count(key)).ShouldBe(1);
        (await session.SignIns.Count(key)).ShouldBe(2);
        await session.SignIns.SetPause(key, pause);
        (await session.SignIns.FindPause(key)).ShouldBe(pause);
        await session.SignIns.TakeBack(key);
        (await session.SignIns.FindPause(key)).ShouldBeNull();
        (await session.SignIns.Count(key)).ShouldBe(2);
        await session.SignIns.Forget(pause);
        (await session.SignIns.Count(key)).ShouldBe(1);
        await session.EndedSessions.Add("one", pause);
        await session.EndedSessions.Add("one", pause);
        (await session.EndedSessions.Has("one")).ShouldBeTrue();
        (await session.EndedSessions.Has("other")).ShouldBeFalse();
    }

    [TestCase("a\0b")]
    [TestCase("a\ud83d")]
    [TestCase("\udc00b")]
    public async Task Find_TextThatIsNotValid_FindsNothing(string code)
    {
        await using var session = await _store.BeginReadAsync();

        (await session.Rounds.Find(code)).ShouldBeNull();
        (await session.Messages.Has(code)).ShouldBeFalse();
    }

    [Test]
    public async Task Read_NotToTheEnd_LeavesTheSessionUsable()
    {
        await using var session = await _store.BeginWriteAsync();
        await TestStore.AddRounds(session, [.. Enumerable.Range(0, 1000).Select(number => $"r{number}")]);

        (await session.Read<string>("SELECT round FROM round_revision ORDER BY revision").FirstAsync()).ShouldStartWith("r");

        (await session.Rounds.GetCodes()).Count.ShouldBe(1000);
        await session.Commit();
    }

    [Test]
    public async Task VerifyWritable_StoreInOrder_Passes()
    {
        await _store.VerifyWritableAsync();
        await using var other = await _place.Open().BeginWriteAsync();
        await _store.VerifyWritableAsync();
    }

    [Test]
    public async Task BeginWrite_ClientGoesWhileItWaits_EndsTheWaiting()
    {
        using var client = new CancellationTokenSource();
        await using (await _store.BeginWriteAsync())
        {
            var waiting = _store.BeginWriteAsync(client.Token);
            await client.CancelAsync();

            await Should.ThrowAsync<OperationCanceledException>(() => waiting);
        }

        await using var next = await _store.BeginWriteAsync();
    }

    [Test]
    public async Task Session_TokenCanceled_EndsItsCommands()
    {
        using var client = new CancellationTokenSource();
        await using var session = await _store.BeginReadAsync(client.Token);
        await client.CancelAsync();

        await Should.ThrowAsync<OperationCanceledException>(() => session.Rounds.GetCodes());
    }

    [Test]
    public async Task RequestStore_SeveralReads_ShareOneSessionUntilSomethingIsWritten()
    {
        await using var request = new RequestStore(_store);
        var first = await request.BeginReadAsync();
        await first.DisposeAsync();
        await using var second = await request.BeginReadAsync();
        second.ShouldBeSameAs(first);
        (await second.Rounds.GetCodes()).ShouldBeEmpty();

        await using (await request.BeginWriteAsync())
        {
        }

        await using var third = await request.BeginReadAsync();
        third.ShouldNotBeSameAs(first);
    }

    [Test]
    public async Task RoundCache_ManyAtOnce_ParseOnce()
    {
        var cache = new RoundCache();
        var round = SampleRound.Read("minimal").Round;
        var parsed = 0;
        var revision = Guid.NewGuid();

        var rounds = await Task.WhenAll(
            Enumerable.Range(0, 64).Select(_ => Task.Run(() => cache.Get("minimal", revision, Parse, CancellationToken.None))));

        parsed.ShouldBe(1);
        rounds.ShouldAllBe(each => ReferenceEquals(each, round));

        async Task<Round> Parse()
        {
            Interlocked.Increment(ref parsed);
            await Task.Yield();
            return round;
        }
    }

    [Test]
    public async Task RoundCache_FirstFails_TheNextTriesForItself()
    {
        var cache = new RoundCache();
        var round = SampleRound.Read("minimal").Round;
        var revision = Guid.NewGuid();
        await Should.ThrowAsync<OperationCanceledException>(() =>
            cache.Get("minimal", revision, () => throw new OperationCanceledException(), CancellationToken.None));

        (await cache.Get("minimal", revision, () => Task.FromResult(round), CancellationToken.None)).ShouldBeSameAs(round);
    }
}
