using Dapper;
using Microsoft.Data.Sqlite;
using Survey.Storage;
using Survey.Storage.Sqlite;
using Survey.Tests.Support;

namespace Survey.Tests.Storage.Sqlite;

/// <summary>Sessions of several respondents in one transaction. Each leaves an entry in the audit trail.</summary>
public sealed class GroupCommitTests
{
    private TestStore _place = null!;
    private Store _store = null!;

    [SetUp]
    public async Task MakeStore()
    {
        _place = await TestStore.MakeEmpty(StoreEngine.Sqlite);
        var engine = SqliteStore.Open(_place.Address, TimeProvider.System, create: false, isService: true).Engine;

        // A group ends when nobody waits, however slow the machine is.
        _store = new Store(engine, TimeProvider.System, Store.RequestWait, longestGroup: TimeSpan.FromHours(1));
    }

    [TearDown]
    public void RemoveStore()
    {
        _store.Close();
        _place.Dispose();
    }

    [Test]
    public async Task Commit_ManyAtOnceSomeFailing_StoresThoseThatSucceeded()
    {
        var ends = new[] { Append, AppendTwice, GiveUp, Leave, LeaveEarly };

        var stored = await Task.WhenAll(
            Enumerable.Range(0, 500).Select(number => Task.Run(() => ends[number % ends.Length]($"r{number}"))));

        var expected = stored.SelectMany(each => each).Order(StringComparer.Ordinal).ToList();
        expected.Count.ShouldBeGreaterThanOrEqualTo(100 + 200);
        (await GetSubjects()).Order(StringComparer.Ordinal).ShouldBe(expected);
        (await VerifiedStore.Count(_store)).Revisions.ShouldBe(0);
    }

    [Test]
    public async Task Commit_OneOfTheGroupFails_StoresTheOthers()
    {
        var (first, second) = await BeginTwo("first", "second");
        var committing = first.Commit();
        var failing = await second;
        await Should.ThrowAsync<StoreException>(() => failing.Execute("INSERT INTO audit_entry (number) VALUES (NULL)"));
        await failing.DisposeAsync();

        await committing;

        await first.DisposeAsync();
        (await GetSubjects()).ShouldBe(["first"]);
    }

    [Test]
    public async Task Commit_OthersFollow_ReturnsOnlyWhenTheChangesAreStored()
    {
        var (first, second) = await BeginTwo("first", "second");
        var committing = first.Commit();
        await using (await second)
        {
            committing.IsCompleted.ShouldBeFalse();
            (await GetSubjects()).ShouldBeEmpty();
        }

        await committing;
        (await GetSubjects()).ShouldBe(["first"]);
    }

    [Test]
    public async Task Commit_DiskIsFull_FailsForTheWholeGroupAndStoresNothing()
    {
        var (first, second) = await BeginTwo("first", "second");
        var committing = first.Commit();
        await using (var failing = await second)
        {
            await failing.Execute("PRAGMA max_page_count = 1");
            (await Should.ThrowAsync<StoreException>(() => Append(failing, new string('x', 1_000_000))))
                .Message.ShouldContain("disk is full");
        }

        (await Should.ThrowAsync<StoreException>(() => committing)).Message.ShouldContain("disk is full");

        await first.DisposeAsync();
        (await GetSubjects()).ShouldBeEmpty();
        await using var next = await _store.BeginAnswerWriteAsync("next").WaitAsync(TimeSpan.FromSeconds(30));
    }

    [Test]
    public async Task Commit_CommitOfTheGroupFails_FailsForAllMembersAndStoresNothing()
    {
        var (first, second) = await BeginTwo("first", "second");
        var connection = ((SqliteConnection)first.Connection).Handle;
        SQLitePCL.raw.sqlite3_commit_hook(connection, _ => 1, null);
        var committing = first.Commit();
        await using (var last = await second)
        {
            await Append(last, "second");
            await Should.ThrowAsync<StoreException>(last.Commit);
        }

        await Should.ThrowAsync<StoreException>(() => committing);

        SQLitePCL.raw.sqlite3_commit_hook(connection, null, null);
        await first.DisposeAsync();
        (await GetSubjects()).ShouldBeEmpty();
        (await Append("next")).ShouldBe(["next"]);
    }

    [Test]
    public async Task Commit_FileTakenAway_FailsAndSaysSo()
    {
        await using var session = await _store.BeginAnswerWriteAsync("first");
        await Append(session, "first");
        File.Delete(_place.Address);

        (await Should.ThrowAsync<StoreException>(session.Commit)).Message.ShouldContain("is missing");

        (await Should.ThrowAsync<StoreException>(() => _store.BeginAnswerWriteAsync("next"))).Message.ShouldContain("is missing");
    }

    [Test]
    public async Task BeginWrite_GroupIsOpen_WaitsForItsEnd()
    {
        var session = await _store.BeginAnswerWriteAsync("first");
        var alone = _store.BeginWriteAsync();
        await Append(session, "first");
        alone.IsCompleted.ShouldBeFalse();

        await session.Commit();

        await using var next = await alone.WaitAsync(TimeSpan.FromSeconds(30));
        (await next.Audit.GetBefore(AuditPosition.End, 1)).Single().Subject.ShouldBe("first");
    }

    [Test]
    public async Task BeginAnswerWrite_AnotherSessionWritesAlone_WaitsForItsEnd()
    {
        var alone = await _store.BeginWriteAsync();
        var waiting = _store.BeginAnswerWriteAsync("first");
        await Append(alone, "alone");
        waiting.IsCompleted.ShouldBeFalse();
        await alone.Commit();
        await alone.DisposeAsync();

        await using var session = await waiting.WaitAsync(TimeSpan.FromSeconds(30));

        (await session.Audit.GetBefore(AuditPosition.End, 1)).Single().Subject.ShouldBe("alone");
    }

    [Test]
    public async Task BeginAnswerWrite_QueueIsFull_IsRefusedAtOnceUntilOthersLeave()
    {
        using var others = new CancellationTokenSource();
        Task<StoreSession> next;
        await using (await _store.BeginAnswerWriteAsync("first"))
        {
            var waiting = Enumerable.Range(0, GroupCommit.MostWaiting)
                .Select(number => _store.BeginAnswerWriteAsync($"r{number}", others.Token))
                .ToList();
            (await Should.ThrowAsync<StoreBusyException>(() => _store.BeginAnswerWriteAsync("last")))
                .Message.ShouldContain("Too many changes");

            await others.CancelAsync();

            foreach (var each in waiting)
            {
                await Should.ThrowAsync<OperationCanceledException>(() => each);
            }

            next = _store.BeginAnswerWriteAsync("next", CancellationToken.None);
            next.IsCompleted.ShouldBeFalse();
        }

        await using var session = await next.WaitAsync(TimeSpan.FromSeconds(30));
    }

    [Test]
    public async Task BeginAnswerWrite_TurnDoesNotCome_GivesUpAndSaysSo()
    {
        var store = new Store(_store.Engine, TimeProvider.System, TimeSpan.FromMilliseconds(200));
        await using (await store.BeginAnswerWriteAsync("first"))
        {
            (await Should.ThrowAsync<StoreBusyException>(() => store.BeginAnswerWriteAsync("second")))
                .Message.ShouldContain("Nothing was changed");
        }

        await using var next = await store.BeginAnswerWriteAsync("third");
    }

    [Test]
    public async Task Session_AfterItsCommit_CannotBeUsed()
    {
        await using var session = await _store.BeginAnswerWriteAsync("first");
        await Append(session, "first");
        await session.Commit();

        await Should.ThrowAsync<ObjectDisposedException>(() => session.Audit.GetLastHashes());
    }

    private async Task<string[]> Append(string respondent)
    {
        await using var session = await _store.BeginAnswerWriteAsync(respondent);
        await Append(session, respondent);
        await session.Commit();
        return [respondent];
    }

    private async Task<string[]> AppendTwice(string respondent)
    {
        await using var session = await _store.BeginAnswerWriteAsync(respondent);
        await Append(session, respondent);
        await Append(session, $"{respondent} again");
        await session.Commit();
        return [respondent, $"{respondent} again"];
    }

    private async Task<string[]> GiveUp(string respondent)
    {
        await using var session = await _store.BeginAnswerWriteAsync(respondent);
        await Append(session, respondent);
        await Should.ThrowAsync<StoreException>(() => session.Execute("INSERT INTO audit_entry (number) VALUES (NULL)"));
        return [];
    }

    /// <summary>The client disconnects: while its session waits, during its turn, or after the commit has begun.</summary>
    private async Task<string[]> Leave(string respondent)
    {
        using var client = new CancellationTokenSource(TimeSpan.FromMilliseconds(respondent.GetHashCode(StringComparison.Ordinal) & 63));
        try
        {
            await using var session = await _store.BeginAnswerWriteAsync(respondent, client.Token);
            await Append(session, respondent);
            await session.Commit();
            return [respondent];
        }
        catch (OperationCanceledException)
        {
            return [];
        }
    }

    private async Task<string[]> LeaveEarly(string respondent)
    {
        using var client = new CancellationTokenSource();
        var waiting = _store.BeginAnswerWriteAsync(respondent, client.Token);
        await client.CancelAsync();
        try
        {
            await (await waiting).DisposeAsync();
        }
        catch (OperationCanceledException)
        {
            // It was still waiting.
        }

        return [];
    }

    private async Task<(StoreSession First, Task<StoreSession> Second)> BeginTwo(string first, string second)
    {
        var session = await _store.BeginAnswerWriteAsync(first);
        var waiting = _store.BeginAnswerWriteAsync(second);
        await Append(session, first);
        return (session, waiting);
    }

    private static Task Append(StoreSession session, string subject) =>
        session.Audit.Append(TestActors.Operator, "tested", round: null, subject, details: null);

    private async Task<IReadOnlyList<string>> GetSubjects()
    {
        await using var connection = _place.Connect();
        return [.. await connection.QueryAsync<string>("SELECT subject FROM audit_entry ORDER BY number")];
    }
}
