using System.Text;
using Survey.Collecting.Directories;
using Survey.Collecting.Invitations;
using Survey.Collecting.Messages;
using Survey.Core.Problems;
using Survey.Core.Responses;
using Survey.Tests.Support;

namespace Survey.Tests.Collecting.Messages;

/// <summary>Messages whose address was wrong and has been corrected.</summary>
[TestFixture(StoreEngine.Sqlite)]
[TestFixture(StoreEngine.Postgres)]
public sealed class CorrectedContactTests(StoreEngine engine)
{
    private const string Wrong = "lake@exmaple.org";
    private const string Right = "lake@example.org";

    private static readonly Actor Dana = new(ActorRole.Coordinator, "Dana");
    private static readonly MessageSeal Seal = new(Encoding.UTF8.GetBytes, Encoding.UTF8.GetString);

    private CollectingRound _round = null!;
    private DirectoryDesk _directory = null!;
    private Outbox _outbox = null!;

    [SetUp]
    public async Task Invite()
    {
        _round = await CollectingRound.Make(engine: engine);
        _directory = new DirectoryDesk(_round.Store);
        _outbox = new Outbox(_round.Store, Seal);
        (await _directory.SaveContact("minimal", id: null, "lake", "secretariat", "Amina", Wrong, "en", Dana)).Succeeded.ShouldBeTrue();
        (await new InvitationDesk(_round.Store, new MessageWriter(Seal, new Uri("https://consult.example.org/")))
            .Send("minimal", MessageKind.Invitation, ["lake"], "press", Dana)).Value!.Written.ShouldBe(1);
    }

    [TearDown]
    public void Close() => _round.Dispose();

    [Test]
    public async Task SaveContact_MessageWaits_GoesToTheRightAddressAtOnceAndOnlyThere()
    {
        await Send(SendOutcome.Postponed, "The mail server cannot be reached.");

        await Correct();

        var message = await GetMessage();
        (message.ToAddress, message.State, message.Attempts, message.Failure).ShouldBe((Right, MessageStates.Waiting, 0, null));
        (await Send(SendOutcome.Taken)).ShouldBe([Right]);
        _round.Clock.Now += TimeSpan.FromDays(2);
        (await Send(SendOutcome.Taken)).ShouldBeEmpty("it was sent");
    }

    [Test]
    public async Task SaveContact_AddressWasRefused_SendAgainGoesToTheRightAddress()
    {
        await Send(SendOutcome.AddressRefused, "550 no such domain");

        await Correct();

        ((await GetMessage()).ToAddress, (await GetMessage()).State).ShouldBe((Right, MessageStates.Failed));
        (await _outbox.SendAgain("minimal", (await GetMessage()).Id, Dana)).ShouldBeTrue();
        (await Send(SendOutcome.Taken)).ShouldBe([Right]);
    }

    [TestCase(SendOutcome.Taken, Wrong, MessageStates.Sent)]
    [TestCase(SendOutcome.Uncertain, Wrong, MessageStates.Uncertain)]
    [TestCase(SendOutcome.Postponed, Right, MessageStates.Waiting)]
    public async Task SaveContact_WhileItIsSent_TheMessageTellsWhereItWentOrWillGo(SendOutcome outcome, string address, string state)
    {
        await _outbox.SendNext(async _ =>
        {
            await Correct();
            return new SendResult(outcome, outcome == SendOutcome.Taken ? null : "It failed.");
        });

        ((await GetMessage()).ToAddress, (await GetMessage()).State).ShouldBe((address, state));
    }

    [Test]
    public async Task RemoveContact_MessageWaits_IsNotSent()
    {
        (await _directory.RemoveContact("minimal", (await GetContact()).Id, Dana)).Succeeded.ShouldBeTrue();

        (await Send(SendOutcome.Taken)).ShouldBeEmpty();
        (await GetMessage()).State.ShouldBe(MessageStates.Failed);
        (await GetMessage()).Failure!.ShouldContain("removed");
    }

    [Test]
    public async Task SaveContact_GetsAnotherRole_TheInvitationIsNotSent()
    {
        (
            await _directory.SaveContact("minimal", (await GetContact()).Id, "lake", "chair", "Amina", Right, "en", Dana)
        ).Succeeded.ShouldBeTrue();

        (await Send(SendOutcome.Taken)).ShouldBeEmpty("a chair must not get the secretariat's link");
    }

    [Test]
    public async Task Import_AddressCorrectedInTheTable_MessageGoesToTheRightAddress()
    {
        await Import($"lake,forum,secretariat,Amina,{Right},en");

        (await _directory.Find("minimal"))!.Contacts.ShouldHaveSingleItem().Email.ShouldBe(Right);
        (await Send(SendOutcome.Taken)).ShouldBe([Right]);
    }

    [Test]
    public async Task Import_TwoOfTheSameNameInItsPlace_NobodyGetsTheMessage()
    {
        await Import($"lake,forum,secretariat,Amina,{Right},en\nlake,forum,secretariat,Amina,amina@lake.example.org,en");

        (await Send(SendOutcome.Taken)).ShouldBeEmpty("nobody can know which of the two is meant");
    }

    [Test]
    public async Task SendAgain_MessageWaitsForItsNextAttempt_IsDueNow()
    {
        await Send(SendOutcome.Postponed, "The mail server cannot be reached.");
        (await Send(SendOutcome.Taken)).ShouldBeEmpty("it is due in a minute");

        (await _outbox.SendAgain("minimal", (await GetMessage()).Id, Dana)).ShouldBeTrue();

        (await Send(SendOutcome.Taken)).ShouldBe([Wrong]);
        (await _outbox.SendAgain("minimal", (await GetMessage()).Id, Dana)).ShouldBeFalse("it was sent");
    }

    private async Task<OutgoingMessage> GetMessage() => (await _outbox.GetAll("minimal")).ShouldHaveSingleItem();

    private async Task<Contact> GetContact() => (await _directory.Find("minimal"))!.Contacts.ShouldHaveSingleItem();

    private async Task Correct() =>
        (
            await _directory.SaveContact("minimal", (await GetContact()).Id, "lake", "secretariat", "Amina", Right, "en", Dana)
        ).Succeeded.ShouldBeTrue();

    private async Task Import(string contacts)
    {
        var others = string.Concat((await _directory.Find("minimal"))!.Directory.Organizations
            .Where(each => each.Code != "lake")
            .Select(each => $"\n{each.Code},{each.Type.Code},,,,"));
        var table = $"code,type,contact role,contact name,contact e-mail,contact language\n{contacts}{others}\n";
        var problems = new ProblemLog();
        var sheet = DirectoryFile.Read(Encoding.UTF8.GetBytes(table), "directory.csv", problems);
        problems.Problems.ShouldBeEmpty();
        (await _directory.Import("minimal", sheet!, removes: true, Dana)).Problems.ShouldBeEmpty();
    }

    /// <summary>Lets the outbox send all due messages, each with the same result; returns their addresses.</summary>
    private async Task<List<string>> Send(SendOutcome outcome, string? failure = null)
    {
        var addresses = new List<string>();
        while (await _outbox.SendNext(message =>
        {
            addresses.Add(message.ToAddress);
            return Task.FromResult(new SendResult(outcome, failure));
        }))
        {
        }

        return addresses;
    }
}
