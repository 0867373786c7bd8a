using System.Net;
using System.Text.RegularExpressions;
using Survey.Collecting.Directories;
using Survey.Core.Responses;
using Survey.Tests.Support;

namespace Survey.Tests.Api.Directories;

/// <summary>Two coordinators who save the same contact: the later one sees both, and decides.</summary>
public sealed partial class StaleContactTests
{
    private const string Lake = "/rounds/minimal/directory/lake";

    private CollectingService _collecting = null!;
    private HttpClient _jane = null!;

    [SetUp]
    public async Task Start()
    {
        _collecting = await CollectingService.Make();
        _jane = await _collecting.Service.SignIn(ActorRole.Coordinator);
    }

    [TearDown]
    public void Stop()
    {
        _jane.Dispose();
        _collecting.Dispose();
    }

    [Test]
    public async Task Contact_ChangedByAnotherMeanwhile_ShowsBothAndTakesTheSecondPress()
    {
        (
            await Desk.SaveContact(
                "minimal",
                null,
                "lake",
                "secretariat",
                "Office",
                "office@example.org",
                "en",
                new Actor(ActorRole.Coordinator, "dana"))
        ).Succeeded.ShouldBeTrue();
        var id = (await GetContact()).Id.ToString();
        var known = HiddenIn(await PageSource.Read(_jane, Lake), "known");
        (await SendContact(id, known, "Theirs", "theirs@example.org")).StatusCode.ShouldBe(HttpStatusCode.Redirect);

        var refused = await SendContact(id, known, "Mine", "mine@example.org");

        refused.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        var html = await PageSource.Read(refused);
        html.ShouldContain("theirs@example.org");
        html.ShouldContain("value=\"mine@example.org\"");
        (await GetContact()).Name.ShouldBe("Theirs");
        (await SendContact(id, HiddenIn(html, "known"), "Mine", "mine@example.org")).StatusCode.ShouldBe(HttpStatusCode.Redirect);
        (await GetContact()).Name.ShouldBe("Mine");
    }

    [Test]
    public async Task Contact_Refused_KeepsWhatWasTyped()
    {
        (
            await Desk.SaveContact(
                "minimal",
                null,
                "lake",
                "secretariat",
                "Office",
                "office@example.org",
                "en",
                new Actor(ActorRole.Coordinator, "dana"))
        ).Succeeded.ShouldBeTrue();
        var known = HiddenIn(await PageSource.Read(_jane, Lake), "known");

        var html = await PageSource.Read(await SendContact((await GetContact()).Id.ToString(), known, "Mine", "no address"));

        html.ShouldContain("value=\"no address\"");
        html.ShouldContain("value=\"Mine\"");
        HiddenIn(html, "known").ShouldBe(known);
    }

    private DirectoryDesk Desk => new(_collecting.Service.Store);

    private async Task<Contact> GetContact() => (await Desk.Find("minimal"))!.Contacts.ShouldHaveSingleItem();

    private Task<HttpResponseMessage> SendContact(string id, string known, string name, string email) =>
        ServiceUnderTest.Send(
            _jane,
            Lake,
            Lake + "/contacts",
            ("id", id),
            ("known", known),
            ("role", "secretariat"),
            ("person", name),
            ("email", email),
            ("language", "en"));

    private static string HiddenIn(string html, string name) =>
        Hidden().Matches(html).First(match => match.Groups["name"].Value == name).Groups["value"].Value;

    [GeneratedRegex("<input type=\"hidden\" name=\"(?<name>[^\"]+)\" value=\"(?<value>[^\"]*)\"", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Hidden();
}
