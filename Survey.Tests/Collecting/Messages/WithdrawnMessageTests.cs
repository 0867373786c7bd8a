using System.Text;
using Survey.Collecting.Directories;
using Survey.Collecting.Invitations;
using Survey.Collecting.Links;
using Survey.Collecting.Messages;
using Survey.Core.Responses;
using Survey.Storage;
using Survey.Storage.Tables;
using Survey.Tests.Support;

namespace Survey.Tests.Collecting.Messages;

/// <summary>Messages whose link, contact or organization was withdrawn before they were sent.</summary>
[TestFixture(StoreEngine.Sqlite)]
[TestFixture(StoreEngine.Postgres)]
public sealed class WithdrawnMessageTests(StoreEngine engine)
{
    private static readonly Actor Dana = new(ActorRole.Coordinator, "Dana");
    private static readonly MessageSeal Seal = new(Encoding.UTF8.GetBytes, Encoding.UTF8.GetString);

    private static readonly Dictionary<string, string> Reasons = new(StringComparer.Ordinal)
    {
        ["link revoked"] = MessageFailures.LinkRevoked,
        ["organization not invited"] = MessageFailures.NotInvited,
        ["contact removed"] = MessageFailures.ContactGone,
    };

    private CollectingRound _round = null!;
    private DirectoryDesk _directory = null!;
    private Outbox _outbox = null!;

    [SetUp]
    public async Task Invite()
    {
        _round = await CollectingRound.Make(engine: engine);
        _directory = new DirectoryDesk(_round.Store);
        _outbox = new Outbox(_round.Store, Seal);
        (await _directory.SaveContact("minimal", id: null, "lake", "secretariat", "Amina", "a@example.org", "en", Dana))
            .Succeeded.ShouldBeTrue();
        (await new InvitationDesk(_round.Store, new MessageWriter(Seal, new Uri("https://consult.example.org/")))
            .Send("minimal", MessageKind.Invitation, ["lake"], "press", Dana)).Value!.Written.ShouldBe(1);
    }

    [TearDown]
    public void Close() => _round.Dispose();

    [TestCase("link revoked")]
    [TestCase("organization not invited")]
    [TestCase("contact removed")]
    public async Task SendNext_Withdrawn_FailsWithTheReason(string what)
    {
        await Withdraw(what);
        (await GetMessage()).Failure.ShouldBe(Reasons[what], "the list says so before the attempt");

        (await Send()).ShouldBeFalse();

        var message = await GetMessage();
        (message.State, message.Failure).ShouldBe((MessageStates.Failed, Reasons[what]));
        (await StoreVerifier.Verify(_round.Store)).Problems.ShouldBeEmpty();
    }

    [TestCase("link revoked")]
    [TestCase("organization not invited")]
    [TestCase("contact removed")]
    public async Task SendAgain_UncertainAfterARestartAndWithdrawn_IsRefusedAndFails(string what)
    {
        _round.Clock.Now += TimeSpan.FromHours(1);
        (await _outbox.MarkUncertain()).ShouldBe(1);
        await Withdraw(what);

        (await _outbox.SendAgain("minimal", (await GetMessage()).Id, Dana)).ShouldBeFalse();

        (await Send()).ShouldBeFalse();
        (await _outbox.CountByState("minimal")).ShouldHaveSingleItem().Key.ShouldBe(MessageStates.Failed);
        (await GetMessage()).Failure.ShouldBe(Reasons[what]);
    }

    [Test]
    public async Task SendAgain_AnotherLinkIsRevoked_IsSent()
    {
        var links = new LinkDesk(_round.Store);
        var other = (await links.Issue("minimal", ["lake"], ActorRole.Secretariat, Dana)).Value![0].Link;
        await links.Revoke("minimal", "lake", role: null, other.Id, Dana);

        (await Send()).ShouldBeTrue();
    }

    [Test]
    public async Task SendAgain_OrganizationIsInvitedAgain_IsSent()
    {
        await Withdraw("organization not invited");
        (await Send()).ShouldBeFalse();
        await SetEnd(null);

        (await _outbox.SendAgain("minimal", (await GetMessage()).Id, Dana)).ShouldBeTrue();

        (await Send()).ShouldBeTrue();
    }

    [Test]
    public async Task SendAgain_AddressCorrectedWhileTheOldOneWasTried_GoesToTheNewOne()
    {
        await _outbox.SendNext(async message =>
        {
            var contact = (await _directory.Find("minimal"))!.Contacts.ShouldHaveSingleItem();
            (await _directory.SaveContact("minimal", contact.Id, "lake", "secretariat", "Amina", "b@example.org", "en", Dana))
                .Succeeded.ShouldBeTrue();
            return new SendResult(SendOutcome.AddressRefused, "550 no such user");
        });

        (await _outbox.SendAgain("minimal", (await GetMessage()).Id, Dana)).ShouldBeTrue();

        (await GetMessage()).ToAddress.ShouldBe("b@example.org");
    }

    private async Task Withdraw(string what)
    {
        switch (what)
        {
            case "link revoked":
                (await new LinkDesk(_round.Store).Revoke("minimal", "lake", role: null, id: null, Dana)).ShouldBe(1);
                break;

            case "organization not invited":
                await SetEnd(new DateOnly(2000, 1, 1));
                break;

            default:
                var contact = (await _directory.Find("minimal"))!.Contacts.ShouldHaveSingleItem();
                (await _directory.RemoveContact("minimal", contact.Id, Dana)).Succeeded.ShouldBeTrue();
                break;
        }
    }

    private async Task SetEnd(DateOnly? day)
    {
        var lake = (await _directory.Find("minimal"))!.Directory.FindOrganization("lake")!;
        (await _directory.SaveOrganization("minimal", lake with { ActiveTo = day }, isNew: false, Dana)).Succeeded.ShouldBeTrue();
    }

    private async Task<OutgoingMessage> GetMessage() => (await _outbox.GetAll("minimal")).ShouldHaveSingleItem();

    private async Task<bool> Send()
    {
        var sent = false;
        await _outbox.SendNext(_ =>
        {
            sent = true;
            return Task.FromResult(SendResult.Taken);
        });
        return sent;
    }
}
