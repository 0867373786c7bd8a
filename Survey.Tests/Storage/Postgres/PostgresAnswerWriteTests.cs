using Survey.Collecting.Responses;
using Survey.Core.Responses;
using Survey.Storage;
using Survey.Tests.Support;

namespace Survey.Tests.Storage.Postgres;

/// <summary>Sessions that write answers on PostgreSQL, from two nodes: those of different buckets do not wait for each other.</summary>
public sealed class PostgresAnswerWriteTests
{
    // In buckets 19 and 57.
    private const string Iom = "iom";
    private const string Rcm = "rcm";

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    [Test]
    public async Task BeginAnswerWrite_OtherBucketIsWritten_DoesNotWait()
    {
        using var place = await TestStore.MakeEmpty(StoreEngine.Postgres);
        var (node, other) = (place.Open(), place.Open());
        await using var first = await node.BeginAnswerWriteAsync(Iom);
        await Append(first, Iom);

        await using (var second = await other.BeginAnswerWriteAsync(Rcm).WaitAsync(Patience))
        {
            await Append(second, Rcm);
            await second.Commit();
        }

        await using (var third = await node.BeginAnswerWriteAsync("lake").WaitAsync(Patience))
        {
            await Append(third, "lake");
            await third.Commit();
        }

        await first.Commit();
        (await StoreVerifier.Verify(node)).Value.ShouldNotBeNull().Seals.Count.ShouldBe(3);
    }

    [Test]
    public async Task BeginAnswerWrite_SameBucketIsWritten_WaitsAndContinuesItsChain()
    {
        using var place = await TestStore.MakeEmpty(StoreEngine.Postgres);
        var first = await place.Open().BeginAnswerWriteAsync(Iom);
        var waiting = place.Open().BeginAnswerWriteAsync(Iom);
        await UntilWaiting(place, sessions: 1);
        await Append(first, Iom);
        await first.Commit();
        await first.DisposeAsync();

        await using (var second = await waiting.WaitAsync(Patience))
        {
            await Append(second, Iom);
            await second.Commit();
        }

        (await StoreVerifier.Verify(place.Open())).Value.ShouldNotBeNull().Seals.ShouldHaveSingleItem().Number.ShouldBe(2);
    }

    [Test]
    public async Task BeginWrite_AnswersKeepComing_GetsItsTurnBeforeThoseThatCameLater()
    {
        using var place = await TestStore.MakeEmpty(StoreEngine.Postgres);
        var first = await place.Open().BeginAnswerWriteAsync(Iom);
        var alone = place.Open().BeginWriteAsync();
        await UntilWaiting(place, sessions: 1);
        var later = place.Open().BeginAnswerWriteAsync(Rcm);
        await UntilWaiting(place, sessions: 2);

        await first.DisposeAsync();
        var writer = await alone.WaitAsync(Patience);
        later.IsCompleted.ShouldBeFalse();
        await writer.DisposeAsync();

        await (await later.WaitAsync(Patience)).DisposeAsync();
    }

    [Test]
    public async Task BeginAnswerWrite_TurnDoesNotCome_GivesUpAndSaysSo()
    {
        using var place = await TestStore.MakeEmpty(StoreEngine.Postgres);
        var store = new Store(place.Open().Engine, TimeProvider.System, TimeSpan.FromMilliseconds(200));
        await using (await store.BeginAnswerWriteAsync(Iom))
        {
            (await Should.ThrowAsync<StoreBusyException>(() => store.BeginAnswerWriteAsync(Iom)))
                .Message.ShouldContain("Nothing was changed");
        }

        await using var next = await store.BeginAnswerWriteAsync(Iom);
    }

    [Test]
    public async Task Save_ManyRespondentsAtOnceOnTwoNodes_KeepsAll()
    {
        using var round = await CollectingRound.Make(engine: StoreEngine.Postgres);
        var nodes = new[] { round.Place.Open(round.Clock), round.Place.Open(round.Clock) };
        string[] organizations = ["lake", "river", "forest", "bridge"];

        var saved = await Task.WhenAll(Enumerable.Range(0, 40).Select(number => Task.Run(() =>
            new ResponseDesk(nodes[number % 2]).Save(
                "minimal",
                organizations[number % organizations.Length],
                _ => new DraftContent(round.Answers($$"""{"recommendations_status": "{{(number % 3 == 0 ? "none" : "final")}}"}"""), "en"),
                CollectingRound.By(ActorRole.Secretariat)))));

        saved.ShouldAllBe(outcome => outcome.Succeeded);
        (await StoreVerifier.Verify(round.Store)).Problems.ShouldBeEmpty();
        await using var session = await round.Store.BeginReadAsync();
        (await session.Drafts.GetHeads("minimal")).Count.ShouldBe(organizations.Length);
    }

    private static Task Append(StoreSession session, string subject) =>
        session.Audit.Append(TestActors.Operator, "tested", round: null, subject, details: null);

    private static async Task UntilWaiting(TestStore place, int sessions)
    {
        const string Waiting =
            """
            SELECT COUNT(*)
            FROM pg_locks
            WHERE locktype = 'advisory'
                AND NOT granted
                AND database = (
                    SELECT oid
                    FROM pg_database
                    WHERE datname = current_database())
            """;
        using var limit = new CancellationTokenSource(Patience);
        while (place.Read<long>(Waiting) < sessions)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(20), limit.Token);
        }
    }
}
