using System.Net;
using System.Text.RegularExpressions;
using Survey.Collecting.Invitations;
using Survey.Collecting.Messages;
using Survey.Core.Responses;
using Survey.Tests.Support;

namespace Survey.Tests.Api.Invitations;

/// <summary>Two coordinators who save the same wording: the later one sees both, and decides.</summary>
public sealed partial class StaleWordingTests
{
    private const string Wording = "/rounds/minimal/wordings/reminder/en";

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
    public async Task Wording_ChangedByAnotherMeanwhile_ShowsBothAndTakesTheSecondPress()
    {
        var seen = HiddenIn(await PageSource.Read(_jane, Wording), "seen");
        (await Send(Wording, ("seen", seen), ("subject", "Theirs"), ("body", "Their words: {link}"))).StatusCode.ShouldBe(
            HttpStatusCode.Redirect);

        var refused = await Send(Wording, ("seen", seen), ("subject", "Mine"), ("body", "My words: {link}"));

        refused.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        var html = await PageSource.Read(refused);
        html.ShouldContain("Their words: {link}");
        html.ShouldContain("My words: {link}");
        (await GetWording()).Subject.ShouldBe("Theirs");
        (await Send(Wording, ("seen", HiddenIn(html, "seen")), ("subject", "Mine"), ("body", "My words: {link}"))).StatusCode.ShouldBe(
            HttpStatusCode.Redirect);
        (await GetWording()).Subject.ShouldBe("Mine");
    }

    [Test]
    public async Task Wording_WrongAsWell_KeepsWhatWasSeen()
    {
        var seen = HiddenIn(await PageSource.Read(_jane, Wording), "seen");

        var refused = await Send(Wording, ("seen", seen), ("subject", "Mine"), ("body", "no way to answer"));

        HiddenIn(await PageSource.Read(refused), "seen").ShouldBe(seen);
    }

    private Task<MessageWording> GetWording() =>
        _collecting.Service.Get<InvitationDesk>().GetWording("minimal", MessageKind.Reminder, "en");

    private Task<HttpResponseMessage> Send(string page, params (string, string)[] fields) =>
        ServiceUnderTest.Send(_jane, page, page, fields);

    private static string HiddenIn(string html, string name) =>
        Hidden().Matches(html).First(match => match.Groups["name"].Value == name).Groups["value"].Value;

    [GeneratedRegex("<input type=\"hidden\" name=\"(?<name>[^\"]+)\" value=\"(?<value>[^\"]*)\"", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Hidden();
}
