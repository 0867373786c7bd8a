using System.Net;
using System.Text.RegularExpressions;
using Survey.Api.Texts;
using Survey.Collecting.Rounds;
using Survey.Core.Responses;
using Survey.Tests.Support;

namespace Survey.Tests.Api.Access;

/// <summary>A coordinator whose session ended finds every typed word again, and nobody else's words are put into a form.</summary>
public sealed partial class CarriedFormTests
{
    private const string Reason = "Two rows\n“are empty” & <wrong>";

    [Test]
    public async Task Post_AfterTheSessionEnded_IsKeptThroughTheSignInAndSaved()
    {
        using var service = await CollectingService.Make();
        using var client = await service.Service.SignIn(ActorRole.Coordinator);
        var settings = await PageSource.Read(client, "/rounds/minimal/settings");
        service.Service.Clock.Now += TimeSpan.FromHours(13);

        var ended = await Post(client, "/rounds/minimal/contact", settings, ("contact-name", Reason), ("contact-email", "d@example.org"));
        ended.StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        var html = await ended.Content.ReadAsStringAsync();
        WebUtility.HtmlDecode(html).ShouldContain(InterfaceTexts.Of("en")["access.sign-in.ended"]);

        // A wrong password loses nothing.
        var wrong = await Post(client, "/sign-in", html, ("name", "coordinator"), ("password", "wrong"), ("carried", Carried(html)));
        wrong.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        html = await wrong.Content.ReadAsStringAsync();
        var name = (await service.Service.GetAccount(ActorRole.Coordinator)).Name;
        var signedIn = await Post(
            client,
            "/sign-in",
            html,
            ("name", name),
            ("password", ServiceUnderTest.Password),
            ("carried", Carried(html)));
        html = await signedIn.Content.ReadAsStringAsync();

        html.ShouldContain("action=\"/rounds/minimal/contact\"");
        html.ShouldContain("<code dir=\"ltr\">/rounds/minimal/contact</code>", Case.Sensitive, "it says what would be done");
        WebUtility.HtmlDecode(html).ShouldContain($"<dd class=\"said\" dir=\"auto\">{Reason}</dd>");
        var fields = Hidden().Matches(html)
            .Select(field => (field.Groups["name"].Value, WebUtility.HtmlDecode(field.Groups["value"].Value)))
            .Where(field => field.Item1 is "contact-email" or "revision")
            .Append(("contact-name", "Dana Smith"))
            .ToArray();
        (await Post(client, "/rounds/minimal/contact", html, fields)).StatusCode.ShouldBe(HttpStatusCode.Redirect);
        (await service.Service.Get<RoundDesk>().Find("minimal"))!.Round.Contact!.Email.ShouldBe("d@example.org");
    }

    [Test]
    public async Task Post_FileAfterTheSessionEnded_IsKeptToo()
    {
        using var service = await CollectingService.Make();
        using var client = await service.Service.SignIn(ActorRole.Coordinator);
        var seal = ServiceUnderTest.SealOf(await PageSource.Read(client, "/rounds/-new"));
        service.Service.Clock.Now += TimeSpan.FromHours(13);
        using var form = new MultipartFormDataContent
        {
            { new StringContent(seal), "__RequestVerificationToken" },
            { new StringContent("second"), "code" },
            { new ByteArrayContent("code,name\n"u8.ToArray()), "directory-file", "list.csv" },
        };
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri("/rounds/-new", UriKind.Relative)) { Content = form };
        request.Headers.Add("Sec-Fetch-Site", "same-origin");

        var html = await (await client.SendAsync(request)).Content.ReadAsStringAsync();

        Carried(html).ShouldContain("""{"Name":"directory-file-kept-name","Value":"list.csv"}""");
    }

    [TestCase("/account/password", "present", "a secret that must not be shown")]
    [TestCase("/rounds/minimal/publish", "revision", "1")]
    [TestCase("/rounds/minimal/delete", "revision", "1")]
    public async Task Post_PasswordsOrOnlyAButton_AreNotKept(string action, string field, string value)
    {
        using var service = await CollectingService.Make();
        using var client = service.Service.CreateClient();

        var answer = await Post(client, action, "", (field, value));

        answer.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        answer.Headers.Location!.OriginalString.ShouldStartWith("/sign-in?");
        (await answer.Content.ReadAsStringAsync()).ShouldNotContain(value);
    }

    [TestCase("cross-site")]
    [TestCase("same-site")]
    [TestCase(null)]
    public async Task Post_NotFromAPageOfTheService_IsNotKept(string? site)
    {
        using var service = await CollectingService.Make();
        using var client = service.Service.CreateClient();

        var answer = await Post(client, "/rounds/minimal/contact", "", site, ("contact-name", "Mallory"));

        answer.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        answer.Headers.Location!.OriginalString.ShouldStartWith("/sign-in?");
    }

    [Test]
    public async Task Post_FormOfAnotherSession_IsShownToBeSentAgain()
    {
        using var service = await CollectingService.Make();
        using var other = await service.Service.SignIn(ActorRole.Coordinator);
        using var client = await service.Service.SignIn(ActorRole.Coordinator);
        var old = await PageSource.Read(other, "/rounds/minimal/settings");

        var answer = await Post(client, "/rounds/minimal/contact", old, ("contact-name", "Dana"), ("contact-email", "d@example.org"));

        answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await PageSource.Read(answer)).ShouldContain(InterfaceTexts.Of("en")["resume.outdated"]);
        (await service.Service.Get<RoundDesk>().Find("minimal"))!.Round.Contact.ShouldBeNull();
    }

    [TestCase("{}")]
    [TestCase("null")]
    [TestCase("""{"Action":"https://evil.example/","Fields":[]}""")]
    [TestCase("""{"Action":"//evil.example/","Fields":[]}""")]
    [TestCase("""{"Action":"/rounds","Fields":[null]""")]
    public async Task SignIn_WithAnythingElseCarried_GoesOnAsUsual(string carried)
    {
        using var service = new ServiceUnderTest();
        using var client = service.CreateClient();
        var name = (await service.GetAccount(ActorRole.Coordinator)).Name;

        var answer = await ServiceUnderTest.Send(
            client,
            "/sign-in",
            "/sign-in",
            ("name", name),
            ("password", ServiceUnderTest.Password),
            ("carried", carried));

        answer.StatusCode.ShouldBe(HttpStatusCode.Redirect);
    }

    private static Task<HttpResponseMessage> Post(
        HttpClient client,
        string action,
        string page,
        params (string Name, string Value)[] fields) => Post(client, action, page, "same-origin", fields);

    private static async Task<HttpResponseMessage> Post(
        HttpClient client,
        string action,
        string page,
        string? site,
        params (string Name, string Value)[] fields)
    {
        using var form = new FormUrlEncodedContent(
            fields
                .Append(("__RequestVerificationToken", ServiceUnderTest.SealOf(page)))
                .Select(field => KeyValuePair.Create(field.Item1, field.Item2)));
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(action, UriKind.Relative)) { Content = form };
        if (site is not null)
        {
            request.Headers.Add("Sec-Fetch-Site", site);
        }

        return await client.SendAsync(request);
    }

    private static string Carried(string html) =>
        WebUtility.HtmlDecode(Hidden().Matches(html).Single(field => field.Groups["name"].Value == "carried").Groups["value"].Value);

    [GeneratedRegex("type=\"hidden\" name=\"(?<name>[^\"]+)\" value=\"(?<value>[^\"]*)\"", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Hidden();
}
