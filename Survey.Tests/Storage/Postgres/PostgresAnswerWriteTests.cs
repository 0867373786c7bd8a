using System.Security.Cryptography;
using Survey.Collecting.OpenRounds;
using Survey.Collecting.Responses;
using Survey.Core.Problems;
using Survey.Core.Responses;
using Survey.Storage;
using Survey.Storage.Sqlite;
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
    public async Task BeginAnswerWrite_TooManyWait_IsRefusedAtOnce()
    {
        using var place = await TestStore.MakeEmpty(StoreEngine.Postgres);
        var store = place.Open();
        await using var first = await store.BeginAnswerWriteAsync(Iom);
        using var stop = new CancellationTokenSource();
        var waiting = Enumerable.Range(0, GroupCommit.MostWaiting).Select(_ => store.BeginAnswerWriteAsync(Iom, stop.Token)).ToList();

        await Should.ThrowAsync<StoreBusyException>(() => store.BeginAnswerWriteAsync(Rcm).WaitAsync(Patience));

        await stop.CancelAsync();
        foreach (var session in waiting)
        {
            await Should.ThrowAsync<OperationCanceledException>(() => session);
        }

        await (await store.BeginAnswerWriteAsync(Rcm)).DisposeAsync();
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

    [Test]
    public async Task TryAdd_AnotherMemberIsRefusedByTheServer_OnlyThatOneFails()
    {
        using var round = await CollectingRound.Make(change: OpenRoundFiles.Open, engine: StoreEngine.Postgres);

        // No index takes a key of this length.
        var tooLong = Convert.ToHexString(RandomNumberGenerator.GetBytes(10_000));
        string[] keys = [.. Enumerable.Range(0, 20).Select(number => $"{number}"), tooLong];
        var tasks = keys.Select(key => Task.Run(() => Submit(round, key))).ToList();
        var others = await Task.WhenAll(tasks[..^1]).WaitAsync(Patience);

        await Should.ThrowAsync<StoreException>(() => tasks[^1].WaitAsync(Patience));
        others.ShouldAllBe(outcome => outcome.Succeeded);
        var verified = await StoreVerifier.Verify(round.Store);
        verified.Problems.ShouldBeEmpty();
        verified.Value!.Responses.ShouldBe(20);
    }

    [Test]
    public async Task TryAdd_BucketOfAnotherMemberIsLocked_OnlyThatOneWaits()
    {
        using var round = await CollectingRound.Make(change: OpenRoundFiles.Open, engine: StoreEngine.Postgres);
        var first = (await Submit(round, "first")).Value!.Entry.Response.Respondent.Id;
        await using var other = await round.Place.Open(round.Clock).BeginAnswerWriteAsync(first);

        var waiting = Task.Run(() => Submit(round, "first"));
        var keys = Enumerable.Range(0, 100).Select(number => $"{number}");
        var free = keys.Where(key => Bucket.Of(IdOf(key)) != Bucket.Of(first)).Take(10);
        var submitted = await Task.WhenAll(free.Select(key => Task.Run(() => Submit(round, key)))).WaitAsync(Patience);

        submitted.ShouldAllBe(outcome => outcome.Succeeded);
        waiting.IsCompleted.ShouldBeFalse();
        await other.DisposeAsync();
        (await waiting.WaitAsync(Patience)).Value!.IsRepeated.ShouldBeTrue();
    }

    [Test]
    public async Task TryAdd_CancelledWhileItWaits_IsNotStored()
    {
        using var round = await CollectingRound.Make(change: OpenRoundFiles.Open, engine: StoreEngine.Postgres);

        await Should.ThrowAsync<OperationCanceledException>(() => Submit(round, "key", new CancellationToken(canceled: true)));

        (await StoreVerifier.Verify(round.Store)).Value!.Responses.ShouldBe(0);
    }

    private static Task<Outcome<SubmittedAnswer>> Submit(
        CollectingRound round,
        string key,
        CancellationToken cancellationToken = default) =>
        new OpenDesk(round.Store).Submit(
            "minimal",
            new GivenRespondent("citizen", ["south"], HasAgreed: true),
            (_, _) => new DraftContent(round.Answers(OpenRoundFiles.Answers), "en"),
            key,
            wantsLink: false,
            cancellationToken);

    private static string IdOf(string key) => OpenAnswers.IdOf("minimal", key);

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
