using Microsoft.Data.Sqlite;
using Survey.Core.Rounds;
using Survey.Storage;
using Survey.Storage.Sqlite;
using Survey.Tests.Support;

namespace Survey.Tests.Storage;

/// <summary>Waiting for the writer, and what sessions share.</summary>
public sealed class StoreTests
{
    private static readonly TimeSpan ShortWait = TimeSpan.FromMilliseconds(200);

    private TemporaryFolder _folder = null!;
    private Store _store = null!;

    [SetUp]
    public void MakeStore()
    {
        _folder = new TemporaryFolder();
        StoreTemplate.CopyEmpty(_folder.PathOf("survey.db"));
        _store = new Store(
            SqliteStore.Open(_folder.PathOf("survey.db"), FixedTime.Instance, create: false).Engine,
            FixedTime.Instance,
            ShortWait);
    }

    [TearDown]
    public void RemoveFolder() => _folder.Dispose();

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
        await using (var other = new SqliteConnection($"Data Source={_folder.PathOf("survey.db")};Pooling=False"))
        {
            other.Open();
            await using var transaction = other.BeginTransaction(deferred: false);

            (await Should.ThrowAsync<StoreBusyException>(() => _store.BeginWriteAsync())).Message.ShouldContain("Nothing was changed");
            await using var reading = await _store.BeginReadAsync();
        }

        await using var next = await _store.BeginWriteAsync();
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
