using System.Diagnostics;
using Survey.Collecting.Accounts;
using Survey.Collecting.Links;
using Survey.Core.Responses;
using Survey.Storage;
using Survey.Storage.Accounts;
using Survey.Tests.Support;

namespace Survey.Tests.Collecting.Accounts;

/// <summary>Tokens and links are answered from memory, until somebody revokes one on this node or another one.</summary>
[TestFixture(StoreEngine.Sqlite)]
[TestFixture(StoreEngine.Postgres)]
public sealed class AccessCacheTests(StoreEngine engine)
{
    private static readonly Actor Operator = new(ActorRole.Operator, "test");

    private TestStore _place = null!;
    private Store _node = null!;
    private Store _otherNode = null!;
    private Account _account = null!;
    private string _token = null!;

    [SetUp]
    public async Task MakeNodes()
    {
        _place = await TestStore.MakeLoaded(engine, "minimal");
        _node = _place.Open();
        _otherNode = _place.Open();
        _account = await TestAccounts.Add(_node, "jane", ActorRole.Coordinator);
        _token = (await new TokenDesk(_node).Create(_account, "script", "write", 30)).Value!.Secret;
    }

    [TearDown]
    public void RemoveStore() => _place.Dispose();

    [Test]
    public async Task FindByToken_Again_DoesNotAskTheStore()
    {
        (await FindToken(_node)).ShouldBeTrue();

        // Behind the back of this software, so that only a read of the store could notice it.
        _place.Change("UPDATE api_token SET revoked_at = '2024-03-02T12:00:00.0000000Z'");

        (await FindToken(_node)).ShouldBeTrue();
        (await FindToken(_otherNode)).ShouldBeFalse();
    }

    [TestCase("token")]
    [TestCase("sessions")]
    [TestCase("account")]
    [TestCase("password")]
    public async Task FindByToken_Revoked_IsRefusedAtOnceHereAndSoonElsewhere(string what)
    {
        (await FindToken(_node)).ShouldBeTrue();
        (await FindToken(_otherNode)).ShouldBeTrue();

        await Revoke(what);

        (await FindToken(_node)).ShouldBeFalse();
        await ShouldSoonBeRefused(() => FindToken(_otherNode));
        (await FindToken(_node)).ShouldBeFalse();
    }

    [Test]
    public async Task FindByToken_Expired_IsRefused()
    {
        var clock = new SetTime(FixedTime.Instance.GetUtcNow());
        var store = _place.Open(clock);
        (await FindToken(store)).ShouldBeTrue();

        clock.Now = clock.Now.AddDays(31);

        (await FindToken(store)).ShouldBeFalse();
    }

    [TestCase(true)]
    [TestCase(false)]
    public async Task FindBySecret_Revoked_IsRefusedAtOnceHereAndSoonElsewhere(bool isUsed)
    {
        var desk = new LinkDesk(_node);
        var issued = (await desk.Issue("minimal", ["lake"], ActorRole.Secretariat, Operator)).Value![0];
        if (isUsed)
        {
            await desk.NoteOpened(issued.Link);
        }

        (await FindLink(_node)).ShouldBeTrue();
        (await FindLink(_otherNode)).ShouldBeTrue();

        await desk.Revoke("minimal", "lake", role: null, issued.Link.Id, Operator);

        (await FindLink(_node)).ShouldBeFalse();
        await ShouldSoonBeRefused(() => FindLink(_otherNode));

        async Task<bool> FindLink(Store store) => await new LinkDesk(store).FindBySecret(issued.Secret) is not null;
    }

    [Test]
    public async Task NoteOpened_LinkThatWasLookedUp_IsSeenAsOpenedThen()
    {
        var desk = new LinkDesk(_node);
        var issued = (await desk.Issue("minimal", ["lake"], ActorRole.Secretariat, Operator)).Value![0];
        await desk.NoteOpened((await desk.FindBySecret(issued.Secret))!);

        (await desk.FindBySecret(issued.Secret))!.OpenedAt.ShouldNotBeNull();
    }

    [Test]
    public async Task Revoke_NotCommitted_ChangesNothing()
    {
        (await FindToken(_node)).ShouldBeTrue();
        await using (var session = await _node.BeginWriteAsync())
        {
            await session.Tokens.RevokeAll(_account.Id);
        }

        (await FindToken(_node)).ShouldBeTrue();
    }

    private async Task Revoke(string what)
    {
        var (desk, tokens) = (new AccountDesk(_node), new TokenDesk(_node));
        switch (what)
        {
            case "token":
                (await tokens.Revoke(_account, (await tokens.GetAll(_account))[0].Id)).ShouldBeTrue();
                break;
            case "sessions":
                await desk.SignOutEverywhere(_account);
                break;
            case "account":
                (await desk.Disable(_account.Name, Operator)).Succeeded.ShouldBeTrue();
                break;
            default:
                (await desk.Reset(_account.Name, "another battery staple", Operator)).Succeeded.ShouldBeTrue();
                break;
        }
    }

    private async Task<bool> FindToken(Store store) => await new TokenDesk(store).Find(_token) is not null;

    /// <summary>The promise is one second; the test waits longer, so that a busy machine does not fail it.</summary>
    private static async Task ShouldSoonBeRefused(Func<Task<bool>> isLetIn)
    {
        for (var waited = Stopwatch.StartNew(); await isLetIn();)
        {
            waited.Elapsed.ShouldBeLessThan(TimeSpan.FromSeconds(10));
            await Task.Delay(50);
        }
    }
}
