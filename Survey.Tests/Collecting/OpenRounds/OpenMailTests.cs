using System.Text;
using Survey.Collecting.Links;
using Survey.Collecting.Messages;
using Survey.Collecting.OpenRounds;
using Survey.Core.Problems;
using Survey.Storage;
using Survey.Tests.Support;

namespace Survey.Tests.Collecting.OpenRounds;

/// <summary>Personal links by e-mail. Addresses are forgotten, and one address has one answer where the round asks so.</summary>
[TestFixture(StoreEngine.Sqlite)]
[TestFixture(StoreEngine.Postgres)]
public sealed class OpenMailTests(StoreEngine engine)
{
    private const string Address = "amina@example.org";

    private static readonly MessageSeal Seal = new(Encoding.UTF8.GetBytes, Encoding.UTF8.GetString);

    private static readonly GivenRespondent Citizen = new("citizen", ["south"], HasAgreed: true);

    private CollectingRound _collecting = null!;

    private OpenMail Mail => new(_collecting.Store, new MessageWriter(Seal, new Uri("https://consult.example.org/")));

    private Outbox Outbox => new(_collecting.Store, Seal);

    [TearDown]
    public void Stop() => _collecting.Dispose();

    [TestCase(SendOutcome.Taken, MessageStates.Sent)]
    [TestCase(SendOutcome.Refused, MessageStates.Failed)]
    [TestCase(SendOutcome.AddressRefused, MessageStates.Failed)]
    [TestCase(SendOutcome.Uncertain, MessageStates.Uncertain)]
    public async Task SendLink_OnceTried_TheStoreHasNeitherAddressNorLink(SendOutcome result, string state)
    {
        var begun = await BeginAndSend();
        OutgoingMessage? sent = null;

        (await Outbox.SendNext(message =>
        {
            sent = message;
            return Task.FromResult(new SendResult(result, result == SendOutcome.Taken ? null : "no"));
        })).ShouldBeTrue();

        sent!.ToAddress.ShouldBe(Address);
        sent.Body!.ShouldContain($"https://consult.example.org/link/{begun.Secret}");
        sent.Body!.ShouldContain("You can answer until 31 March 2024.");
        var row = await FindMessage(begun.Link.Organization);
        row.ToAddress.ShouldBeEmpty();
        row.ToName.ShouldBeEmpty();
        row.Filling.ShouldBeNull();
        row.State.ShouldBe(state);
        Encoding.UTF8.GetString(row.Body).ShouldNotContain(begun.Secret);
    }

    [Test]
    public async Task SendLink_ServiceStopsWhileSending_TheAddressIsForgottenToo()
    {
        var begun = await BeginAndSend();
        await Should.ThrowAsync<InvalidOperationException>(() => Outbox.SendNext(_ => throw new InvalidOperationException("stopped")));
        (await FindMessage(begun.Link.Organization)).ToAddress.ShouldBe(Address);

        await Outbox.MarkUncertain();

        var row = await FindMessage(begun.Link.Organization);
        row.ToAddress.ShouldBeEmpty();
        row.Body.ShouldBeEmpty();
        row.State.ShouldBe(MessageStates.Uncertain);
    }

    [Test]
    public async Task SendLink_Waiting_IsNotShownToCoordinators()
    {
        var begun = await BeginAndSend();

        (await Outbox.GetAll("minimal")).ShouldBeEmpty();
        (await Outbox.GetPage("minimal", before: null, skip: 0, limit: 10)).ShouldBeEmpty();
        (await Outbox.CountByState("minimal")).ShouldBeEmpty();
        var id = (await FindMessage(begun.Link.Organization)).Id;
        (await Outbox.HasMessage("minimal", id)).ShouldBeFalse();
        (await Outbox.SendAgain("minimal", id, TestActors.Operator)).ShouldBeFalse();
    }

    [Test]
    public async Task SendLink_WithinTenMinutes_WritesOneMessage()
    {
        var begun = await BeginAndSend();

        (await Mail.SendLink(begun.Link, begun.Secret, "other@example.org", "en")).Succeeded.ShouldBeTrue();

        (await FindMessage(begun.Link.Organization)).ToAddress.ShouldBe(Address);
    }

    [Test]
    public async Task SendLink_NoAddress_SaysSo()
    {
        await Start(OpenRoundFiles.Open);
        var begun = await Begin();

        var outcome = await Mail.SendLink(begun.Link, begun.Secret, "amina", "en");

        outcome.Problems.ShouldHaveSingleItem().Kind.ShouldBe(ProblemCatalogue.EmailInvalid);
    }

    [Test]
    public async Task Begin_SameAddressAgain_GetsALinkToTheFirstAnswer()
    {
        await Start(OpenRoundFiles.OpenOnePerEmail);

        (await Mail.Begin("minimal", Citizen, Address, "en")).Value.ShouldBe(Address);
        var first = await TakeLink();
        _collecting.Clock.Now = _collecting.Clock.Now.AddMinutes(11);
        (await Mail.Begin("minimal", Citizen with { Type = "forum" }, " Amina@Example.org", "en")).Succeeded.ShouldBeTrue();
        var second = await TakeLink();
        await Mail.Begin("minimal", Citizen, "other@example.org", "en");
        var other = await TakeLink();

        second.Organization.ShouldBe(first.Organization);
        second.Id.ShouldNotBe(first.Id);
        other.Organization.ShouldNotBe(first.Organization);
        (await _collecting.Desk.Find("minimal", first.Organization))!.Respondent.Type.Code.ShouldBe("citizen");
        (await StoreVerifier.Verify(_collecting.Store)).Problems.ShouldBeEmpty();
    }

    [Test]
    public async Task Begin_SameAddressInAnotherRoundOrStore_IsAnotherRespondent()
    {
        await Start(OpenRoundFiles.OpenOnePerEmail);
        await Mail.Begin("minimal", Citizen, Address, "en");
        var first = await TakeLink();
        _collecting.Dispose();
        await Start(OpenRoundFiles.OpenOnePerEmail);

        await Mail.Begin("minimal", Citizen, Address, "en");

        (await TakeLink()).Organization.ShouldNotBe(first.Organization);
    }

    [Test]
    public async Task Begin_WithoutTypeAndAddress_SaysBoth()
    {
        await Start(OpenRoundFiles.OpenOnePerEmail);

        var outcome = await Mail.Begin("minimal", new GivenRespondent(Type: null, [], HasAgreed: true), "", "en");

        outcome.Problems.Select(problem => problem.Place.Path).ShouldBe(["email", "respondent.type"], ignoreOrder: true);
    }

    [Test]
    public async Task Begin_WithoutMailWhereTheRoundAsksForIt_IsRefused()
    {
        await Start(OpenRoundFiles.OpenOnePerEmail);

        var outcome = await new OpenDesk(_collecting.Store).Begin("minimal", Citizen, "en");

        outcome.Problems.ShouldHaveSingleItem().Kind.ShouldBe(ProblemCatalogue.RoundAsksForEmail);
    }

    private async Task Start(Action<TemporaryFolder> change) => _collecting = await CollectingRound.Make(change: change, engine: engine);

    private async Task<IssuedLink> Begin() =>
        (await new OpenDesk(_collecting.Store).Begin("minimal", Citizen, "en")).Value.ShouldNotBeNull();

    private async Task<IssuedLink> BeginAndSend()
    {
        await Start(OpenRoundFiles.Open);
        var begun = await Begin();
        (await Mail.SendLink(begun.Link, begun.Secret, $" {Address}", "en")).Value.ShouldBe(Address);
        return begun;
    }

    /// <summary>Sends the next message, and finds the link in it.</summary>
    private async Task<AccessLink> TakeLink()
    {
        string? body = null;
        (await Outbox.SendNext(message =>
        {
            body = message.Body;
            return Task.FromResult(SendResult.Taken);
        })).ShouldBeTrue();
        var text = body.ShouldNotBeNull();
        var secret = LinkSecret.Clean(text[text.IndexOf(LinkSecret.Prefix, StringComparison.Ordinal)..]);
        return (await new LinkDesk(_collecting.Store).FindBySecret(secret)).ShouldNotBeNull();
    }

    private async Task<Survey.Storage.Tables.MessageRow> FindMessage(string respondent)
    {
        await using var session = await _collecting.Store.BeginReadAsync();
        var window = _collecting.Clock.Now.ToUnixTimeSeconds() / 600;
        return (await session.Messages.FindOf($"personal:{respondent}:{window}")).ShouldNotBeNull();
    }
}
