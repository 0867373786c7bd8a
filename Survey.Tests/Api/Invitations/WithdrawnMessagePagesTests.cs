using Survey.Api.Texts;
using Survey.Collecting.Directories;
using Survey.Collecting.Invitations;
using Survey.Collecting.Links;
using Survey.Collecting.Messages;
using Survey.Core.Responses;
using Survey.Storage.Tables;
using Survey.Tests.Support;

namespace Survey.Tests.Api.Invitations;

/// <summary>The pages of messages that cannot be sent, and of organizations that are not invited.</summary>
public sealed class WithdrawnMessagePagesTests
{
    private static readonly Actor Dana = new(ActorRole.Coordinator, "Dana");

    private static IEnumerable<string> Languages => InterfaceTexts.Languages.Select(language => language.Tag);

    [TestCaseSource(nameof(Languages))]
    public void Failures_OfThisSoftware_HaveWordsInEveryLanguage(string language)
    {
        foreach (var code in MessageFailures.All.Select(each => each.Code))
        {
            InterfaceTexts.Of(language).All.ContainsKey($"desk.failure.{code}").ShouldBeTrue(code);
        }
    }

    [TestCase("en", "The message came back (15 March 2024). The mail server replied: 550 no such user")]
    [TestCase("fr", "Le message est revenu (15 mars 2024). Le serveur de messagerie a répondu : 550 no such user")]
    public async Task Failure_OfAMailServer_IsToldInTheReadersLanguage(string language, string expected)
    {
        using var service = await CollectingService.Make();
        using var client = await service.Service.SignIn(ActorRole.Coordinator);
        await Invite(service);
        var failure = MessageFailures.Fill(MessageFailures.Bounced, ("day", "2024-03-15"), ("reply", "550 no such user"));
        await using (var session = await service.Service.Store.BeginWriteAsync())
        {
            await session.Contacts.NoteBounce("minimal", "a@example.org", failure);
            await session.Commit();
        }

        client.DefaultRequestHeaders.AcceptLanguage.ParseAdd(language);
        (await PageSource.Read(client, "/rounds/minimal/directory/lake")).ShouldContain(expected);
        (await PageSource.Read(client, "/rounds/minimal/directory")).ShouldContain(InterfaceTexts.Of(language)["desk.standing.bounce"]);
    }

    [Test]
    public void Failures_WithTheirValues_AreFoundAgain()
    {
        (string, string)[] values =
        [
            ("host", "a.b"), ("port", "25"), ("sender", "x@example.org"), ("day", "2024-03-15"), ("reply", "550 (a). b\nc"),
        ];
        foreach (var (code, text) in MessageFailures.All)
        {
            var found = MessageFailures.Find(MessageFailures.Fill(text, values)).ShouldNotBeNull(code);

            found.Code.ShouldBe(code);
            found.Values.ShouldBe(values.Where(value => text.Contains($"{{{value.Item1}}}", StringComparison.Ordinal)), code);
            var words = InterfaceTexts.Of("en")[$"desk.failure.{code}"];
            found.Values.ShouldAllBe(value => words.Contains($"{{{value.Name}}}", StringComparison.Ordinal), code);
        }

        MessageFailures.Find("no such mailbox").ShouldBeNull();
    }

    [Test]
    public async Task Messages_LinkIsRevoked_SayWhyAndOfferNoButton()
    {
        using var service = await CollectingService.Make();
        using var client = await service.Service.SignIn(ActorRole.Coordinator);
        await Invite(service);
        (await Read(client)).ShouldNotContain(Text("desk.failure.link-revoked"));

        (await service.Service.Get<LinkDesk>().Revoke("minimal", "lake", role: null, id: null, Dana)).ShouldBe(1);

        var html = await Read(client);
        html.ShouldContain(Text("desk.failure.link-revoked"));
        html.ShouldNotContain("/again\"");
    }

    [Test]
    public async Task Messages_WrittenWithoutAMailServer_DoNotSayThatTheServiceStopped()
    {
        using var service = await CollectingService.Make();
        using var client = await service.Service.SignIn(ActorRole.Coordinator);
        await Invite(service);
        await using (var session = await service.Service.Store.BeginWriteAsync())
        {
            (await session.Messages.MarkUncertain(TimeSpan.FromDays(-1))).ShouldBe(1);
            await session.Commit();
        }

        var html = await Read(client);

        html.ShouldContain(Text("desk.failure.no-server"));
        html.ShouldContain(Text("desk.messages.uncertain"));
        html.ShouldNotContain("The service stopped");
        html.ShouldContain("/again\"");
    }

    [Test]
    public async Task Organization_NotInvited_HasNoLinkToAResponse()
    {
        const string Link = "href=\"/rounds/minimal/responses/lake\"";
        using var service = await CollectingService.Make();
        using var client = await service.Service.SignIn(ActorRole.Coordinator);
        (await PageSource.Read(client, "/rounds/minimal/directory/lake")).ShouldContain(Link);
        var desk = service.Service.Get<DirectoryDesk>();
        var lake = (await desk.Find("minimal"))!.Directory.FindOrganization("lake")!;

        (await desk.SaveOrganization("minimal", lake with { ActiveTo = new DateOnly(2000, 1, 1) }, isNew: false, Dana))
            .Succeeded.ShouldBeTrue();

        (await PageSource.Read(client, "/rounds/minimal/directory/lake")).ShouldNotContain(Link);
    }

    private static async Task Invite(CollectingService service)
    {
        (await service.Service.Get<DirectoryDesk>()
            .SaveContact("minimal", id: null, "lake", "secretariat", "Amina", "a@example.org", "en", Dana)).Succeeded.ShouldBeTrue();
        (await service.Service.Get<InvitationDesk>().Send("minimal", MessageKind.Invitation, ["lake"], "press", Dana))
            .Value!.Written.ShouldBe(1);
    }

    private static Task<string> Read(HttpClient client) => PageSource.Read(client, "/rounds/minimal/messages");

    private static string Text(string key) => InterfaceTexts.Of("en")[key];
}
