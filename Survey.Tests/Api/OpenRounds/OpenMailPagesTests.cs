using System.Net;
using System.Text.RegularExpressions;
using Survey.Core.Responses;
using Survey.Tests.Support;

namespace Survey.Tests.Api.OpenRounds;

/// <summary>The pages of an open round that send the personal link by e-mail, with a mail server.</summary>
public sealed partial class OpenMailPagesTests
{
    private const string Page = "/open/minimal";

    private static readonly (string, string)[] Facts = [("_type", "citizen"), ("_agreed", "true")];

    private MailServer _mail = null!;
    private CollectingService _collecting = null!;

    [SetUp]
    public void Listen() => _mail = new MailServer();

    [TearDown]
    public async Task Stop()
    {
        _collecting.Dispose();
        await _mail.DisposeAsync();
    }

    [Test]
    public async Task PersonalLink_SentByMail_OpensTheAnswerOnAnotherDevice()
    {
        await Start(OpenRoundFiles.Open);
        var client = _collecting.Service.CreateClient();
        var home = (await PublicPage.Send(client, Page, Facts)).Headers.Location!.OriginalString;
        (await PageSource.Read(client, home)).ShouldContain("It is not stored with your answer");

        var wrong = await ServiceUnderTest.Send(client, home, $"{home}/send-link", ("email", "amina"));
        wrong.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        (await PageSource.Read(wrong)).ShouldContain("value=\"amina\"");
        var sent = await ServiceUnderTest.Send(client, home, $"{home}/send-link", ("email", "amina@example.org"));

        sent.Headers.Location!.OriginalString.ShouldBe($"{home}?mailed#personal");
        (await PageSource.Read(client, $"{home}?mailed")).ShouldContain("The link is on its way to you.");
        var other = _collecting.Service.CreateClient();
        (await other.Send("GET", await TakeLink())).Headers.Location!.OriginalString.ShouldBe(home);
        (await PageSource.Read(other, home)).ShouldContain("Citizen");
    }

    [Test]
    public async Task OnePerEmail_Page_SendsTheLinkAndLetsNobodyInWithoutIt()
    {
        await Start(OpenRoundFiles.OpenOnePerEmail);
        var client = _collecting.Service.CreateClient();
        (await PageSource.Read(client, Page)).ShouldContain("one answer per e-mail address");

        var empty = await PublicPage.Send(client, Page, Facts);
        empty.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        (await PageSource.Read(empty)).ShouldContain("<a href=\"#_email\">");
        var answer = await PublicPage.Send(client, Page, [.. Facts, ("_email", "amina@example.org")]);

        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        (await PageSource.Read(answer)).ShouldContain("We are sending a message to \u2068amina@example.org\u2069.");
        answer.Headers.TryGetValues("Set-Cookie", out _).ShouldBeFalse();
        var home = (await client.Send("GET", await TakeLink())).Headers.Location!.OriginalString;
        (await PageSource.Read(client, home)).ShouldContain("Citizen");
        (await PageSource.Read(client, Page)).ShouldContain($"href=\"{home}\"");
    }

    [Test]
    public async Task OnePerEmail_WithoutMailServer_TakesNoAnswers()
    {
        _collecting = await CollectingService.Make(OpenRoundFiles.OpenOnePerEmail);
        var page = await PageSource.Read(_collecting.Service.CreateClient(), Page);

        page.ShouldContain("this service cannot send e-mail");
        page.ShouldNotContain("id=\"_begin\"");
        var coordinator = await _collecting.Service.SignIn(ActorRole.Coordinator);
        (await PageSource.Read(coordinator, "/rounds/minimal")).ShouldContain("takes no answers");
        (await PageSource.Read(coordinator, "/rounds/minimal/settings")).ShouldContain("takes no answers");
    }

    [Test]
    public async Task OnePerLink_BrowserThatHasBegun_IsLedBackToItsAnswer()
    {
        await Start(OpenRoundFiles.OpenOnePerLink);
        var client = _collecting.Service.CreateClient();
        var other = ShownForm.Read(await PageSource.Read(client, Page));
        var home = (await PublicPage.Send(client, Page, Facts)).Headers.Location!.OriginalString;

        var page = await PageSource.Read(client, Page);
        page.ShouldContain($"href=\"{home}\"");
        page.ShouldNotContain("id=\"_begin\"");
        page.ShouldNotContain("To give another answer");
        var key = other.Get("_key")!;
        (string, string)[] sent = [("_key", key), ("_stamp", other.Get("_stamp")!), ("_work", PublicPage.Solve(key)), .. Facts];
        (await ServiceUnderTest.Send(client, home, Page, sent)).Headers.Location!.OriginalString.ShouldBe(home);
        await ServiceUnderTest.Send(client, home, $"{home}/forget");
        (await PageSource.Read(client, Page)).ShouldContain("id=\"_begin\"");
    }

    private async Task Start(Action<TemporaryFolder> change) =>
        _collecting = await CollectingService.Make(
            change,
            ("SURVEY_ADDRESS", "http://localhost"),
            ("SURVEY_SMTP", FormattableString.Invariant($"smtp://127.0.0.1:{_mail.Port}?from=survey@example.org&tls=none")));

    /// <summary>Waits for the next message, and finds the path of the link in it.</summary>
    private async Task<string> TakeLink()
    {
        string? message;
        while (!_mail.Taken.TryDequeue(out message))
        {
            await Task.Delay(50);
        }

        return Link().Match(message.Replace("=\r\n", "", StringComparison.Ordinal)).Value;
    }

    [GeneratedRegex("/link/svl_[A-Za-z0-9_-]+", RegexOptions.None, 1000)]
    private static partial Regex Link();
}
