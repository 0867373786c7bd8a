using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Survey.Collecting.Directories;
using Survey.Collecting.Invitations;
using Survey.Collecting.Links;
using Survey.Collecting.Messages;
using Survey.Collecting.Rounds;
using Survey.Core.Responses;
using Survey.Tests.Support;

namespace Survey.Tests.Collecting.Messages;

/// <summary>Messages that wait follow what is changed meanwhile; those that were sent stay as they were.</summary>
[TestFixture(StoreEngine.Sqlite)]
[TestFixture(StoreEngine.Postgres)]
public sealed partial class WaitingMessageTests(StoreEngine engine)
{
    private static readonly Actor Dana = new(ActorRole.Coordinator, "Dana");
    private static readonly MessageSeal Seal = new(Encoding.UTF8.GetBytes, Encoding.UTF8.GetString);

    private CollectingRound _round = null!;
    private RoundDesk _rounds = null!;
    private InvitationDesk _invitations = null!;
    private Outbox _outbox = null!;

    [SetUp]
    public async Task Invite()
    {
        _round = await CollectingRound.Make(engine: engine);
        _rounds = new RoundDesk(_round.Store);
        _outbox = new Outbox(_round.Store, Seal);
        _invitations = new InvitationDesk(_round.Store, new MessageWriter(Seal, new Uri("https://consult.example.org/")));
        (
            await new DirectoryDesk(_round.Store).SaveContact(
                "minimal",
                id: null,
                "lake",
                "secretariat",
                "Amina",
                "a@example.org",
                "fr",
                Dana)
        ).Succeeded.ShouldBeTrue();
        await Move(20);
        (await _invitations.Send("minimal", MessageKind.Invitation, ["lake"], "press", Dana)).Value!.Written.ShouldBe(1);
    }

    [TearDown]
    public void Close() => _round.Dispose();

    [Test]
    public async Task Deadline_IsMoved_WaitingMessageSaysTheNewOneWithTheSameLink()
    {
        var before = (await Get()).Body!;
        before.ShouldContain("20 décembre");

        await Move(28);

        var after = (await Get()).Body!;
        after.ShouldContain("28 décembre");
        after.ShouldNotContain("20 décembre");
        Link().Match(after).Value.ShouldBe(Link().Match(before).Value);
        (await new LinkDesk(_round.Store).FindBySecret(Link().Match(after).Value)).ShouldNotBeNull();
        (await Send()).ShouldBe(after);
    }

    [Test]
    public async Task TitleAndWording_AreChanged_WaitingMessageFollows()
    {
        (
            await _rounds.ChangeDefinition(
                "minimal",
                definition =>
                    RoundDesk.Edit(definition, document => document["title"] = new JsonObject { ["en"] = "Survey", ["fr"] = "Enquête" }),
                Dana)
        ).Succeeded.ShouldBeTrue();
        var wording = new MessageWording("Rappel : {round}", "Bonjour {name}, {link}, {coordinator}");
        (await _invitations.SetWording("minimal", MessageKind.Invitation, "fr", wording, Dana)).Succeeded.ShouldBeTrue();

        var message = await Get();

        message.Subject.ShouldBe("Rappel : Enquête");
        message.Body!.ShouldStartWith("Bonjour Amina, https://consult.example.org/link/");
        message.Body!.ShouldEndWith(", Dana");
    }

    [Test]
    public async Task Deadline_IsMovedAfterSending_MessageStaysAsItWas()
    {
        var sent = await Send();

        await Move(28);

        var message = await Get();
        message.State.ShouldBe(MessageStates.Sent);
        message.Body.ShouldBe(Link().Replace(sent, MessageWriter.LinkTakenOut).Replace(
            "https://consult.example.org/link/" + MessageWriter.LinkTakenOut,
            MessageWriter.LinkTakenOut,
            StringComparison.Ordinal));
        await using var session = await _round.Store.BeginReadAsync();
        (await session.Messages.Find(message.Id))!.Filling.ShouldBeNull("the link is nowhere any more");
    }

    private async Task Move(int day) =>
        (await _rounds.ChangeDates("minimal", new RoundDates(_round.Round.Opens, new DateOnly(2030, 12, day), null), Dana))
            .Succeeded.ShouldBeTrue();

    private async Task<OutgoingMessage> Get() => (await _outbox.GetAll("minimal")).ShouldHaveSingleItem();

    private async Task<string> Send()
    {
        var sent = "";
        await _outbox.SendNext(message =>
        {
            sent = message.Body!;
            return Task.FromResult(SendResult.Taken);
        });
        return sent;
    }

    [GeneratedRegex("svl_[A-Za-z0-9_-]+", RegexOptions.None, 1000)]
    private static partial Regex Link();
}
