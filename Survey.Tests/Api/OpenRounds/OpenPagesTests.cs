using System.Net;
using Survey.Core.Responses;
using Survey.Storage;
using Survey.Tests.Support;

namespace Survey.Tests.Api.OpenRounds;

/// <summary>The public page of an open round, and the way of an answer from there to its receipt.</summary>
public sealed class OpenPagesTests
{
    private const string Page = "/open/minimal";

    private CollectingService _collecting = null!;

    private ServiceUnderTest Service => _collecting.Service;

    [SetUp]
    public async Task Start() => _collecting = await CollectingService.Make(OpenRoundFiles.Open);

    [TearDown]
    public void Stop() => _collecting.Dispose();

    [Test]
    public async Task Page_SaysPurposeNoticeAndLastDay()
    {
        var page = await PageSource.Read(Service.CreateClient(), Page);

        page.ShouldContain("We want to know <strong>what you need</strong>.");
        page.ShouldContain("Only the answer is kept.");
        page.ShouldContain("until 31 March 2024");
        page.ShouldContain("value=\"citizen\"");
        (await PageSource.Read(Service.CreateClient(), $"{Page}?lang=fr")).ShouldContain("Seule la réponse est conservée.");
    }

    [Test]
    public async Task Begin_WithNothingChosen_SaysAllThatIsMissingAndKeepsTheRest()
    {
        var client = Service.CreateClient();

        var answer = await ServiceUnderTest.Send(client, Page, Page, ("regions", "south"));

        answer.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        var page = await PageSource.Read(answer);
        page.ShouldContain("<a href=\"#type\">Choose what you answer as.</a>");
        page.ShouldContain("<a href=\"#agreed\">Read what happens with your answer");
        page.ShouldContain("value=\"south\" checked");
        (await CountRows()).ShouldBe((0, 0));
    }

    [Test]
    public async Task Begin_HiddenFieldFilledIn_StoresNothing()
    {
        var answer = await ServiceUnderTest.Send(
            Service.CreateClient(),
            Page,
            Page,
            ("type", "citizen"),
            ("agreed", "true"),
            ("website", "https://example.org"));

        answer.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        (await PageSource.Read(answer)).ShouldContain("#website");
        (await CountRows()).ShouldBe((0, 0));
    }

    [Test]
    public async Task Begin_FormThatCannotBeRead_SaysSo()
    {
        using var form = new FormUrlEncodedContent([new("type", new string('x', 5 * 1024 * 1024))]);

        var answer = await Service.CreateClient().PostAsync(new Uri(Page, UriKind.Relative), form);

        answer.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        (await CountRows()).ShouldBe((0, 0));
    }

    [Test]
    public async Task Begin_WithoutTheSealOfThePage_StoresNothing()
    {
        using var form = new FormUrlEncodedContent([new("type", "citizen"), new("agreed", "true")]);

        var answer = await Service.CreateClient().PostAsync(new Uri(Page, UriKind.Relative), form);

        answer.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        (await PageSource.Read(answer)).ShouldContain("value=\"citizen\" checked");
        (await CountRows()).ShouldBe((0, 0));
    }

    [Test]
    public async Task Path_FromThePageToTheReceipt_IsCountedAndKeepsNoName()
    {
        var client = Service.CreateClient();
        var home = await Begin(client);
        var start = await PageSource.Read(client, home);
        start.ShouldContain("Citizen · North · South");
        start.ShouldContain("data-forget=\"" + home + "/\"");
        start.ShouldContain("Your personal link");
        start.ShouldNotContain("Your name");
        start.ShouldNotContain("/workbook");

        await FillIn(client, home);
        var check = await PageSource.Read(client, $"{home}/check");
        check.ShouldNotContain("id=\"name\"");
        var submitted = await SubmitFrom(client, home);

        submitted.Headers.Location!.OriginalString.ShouldBe($"{home}/receipt");
        var receipt = await PageSource.Read(client, $"{home}/receipt");
        receipt.ShouldContain("Submitted, 2 March 2024");
        receipt.ShouldContain("with your personal link");
        await using var session = await Service.Store.BeginReadAsync();
        var (round, _) = (await session.Rounds.Find("minimal"))!.Value;
        var digest = (await session.Responses.ReadDigests(round).ToListAsync()).ShouldHaveSingleItem();
        digest.Respondent.Type.Code.ShouldBe("citizen");
        digest.Respondent.Regions.Select(region => region.Code).ShouldBe(["north", "south"]);
        (await session.Revisions.Find("minimal", digest.Respondent.Id, 1))!.MadeBy.ShouldBe(digest.Respondent.Id);
        (await session.Audit.GetAfter(AuditPosition.Start, 100, "minimal"))
            .Where(entry => entry.Subject == digest.Respondent.Id)
            .ShouldAllBe(entry => entry.Name == digest.Respondent.Id);
        (await VerifiedStore.Count(_collecting.Service.Store)).Responses.ShouldBe(1);
    }

    [Test]
    public async Task PersonalLink_OnAnotherDevice_OpensTheAnswer()
    {
        var client = Service.CreateClient();
        var home = await Begin(client);
        await FillIn(client, home);
        var page = await PageSource.Read(client, home);
        var at = page.IndexOf("/link/svl_", StringComparison.Ordinal);
        var path = page[at..page.IndexOf('"', at)];

        var other = Service.CreateClient();
        (await other.Send("GET", path)).Headers.Location!.OriginalString.ShouldBe(home);

        (await PageSource.Read(other, $"{home}/check")).ShouldContain("Agree on a scheme.");
        (await Service.CreateClient().Send("GET", home)).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
    }

    [Test]
    public async Task Forget_ThenGoBack_TheBrowserHasNoAccess()
    {
        var client = Service.CreateClient();
        var home = await Begin(client);
        (await PageSource.Read(client, Page)).ShouldContain($"href=\"{home}\"");

        (await ServiceUnderTest.Send(client, home, $"{home}/forget")).Headers.Location!.OriginalString.ShouldBe(Page);

        (await client.Send("GET", home)).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        (await PageSource.Read(client, Page)).ShouldNotContain(home);
    }

    [Test]
    public async Task Forget_BehindTls_DeletesTheCookiesAsBrowsersDemand()
    {
        using var secure = await CollectingService.Make(OpenRoundFiles.Open, ("SURVEY_ADDRESS", "https://survey.example.org"));
        using var client = secure.Service.CreateClient();
        var cookies = new List<string>();
        var page = await Send(HttpMethod.Get, Page);
        var begun = await Send(HttpMethod.Post, Page, ("type", "citizen"), ("agreed", "true"), SealOn(page));
        var home = begun.Answer.Headers.Location!.OriginalString;
        var start = await Send(HttpMethod.Get, home);

        var forgotten = await Send(HttpMethod.Post, $"{home}/forget", SealOn(start));

        var deleted = forgotten.Answer.Headers.GetValues("Set-Cookie").ToList();
        deleted.Count.ShouldBe(2);
        deleted.ShouldAllBe(cookie => cookie.StartsWith("__Secure-survey-"));
        deleted.ShouldAllBe(cookie => cookie.Contains("; secure;") && cookie.Contains("01 Jan 1970") && !cookie.Contains("max-age"));

        // The client of the tests has no TLS, so it does not send cookies for TLS by itself.
        async Task<(HttpResponseMessage Answer, string Html)> Send(
            HttpMethod method,
            string path,
            params (string Name, string Value)[] fields)
        {
            using var request = new HttpRequestMessage(method, new Uri(path, UriKind.Relative));
            if (method == HttpMethod.Post)
            {
                request.Content = new FormUrlEncodedContent(fields.Select(field => KeyValuePair.Create(field.Name, field.Value)));
            }

            request.Headers.TryAddWithoutValidation("Cookie", string.Join("; ", cookies));
            var answer = await client.SendAsync(request);
            cookies.AddRange(answer.Headers.TryGetValues("Set-Cookie", out var set) ? set.Select(cookie => cookie.Split(';')[0]) : []);
            return (answer, await PageSource.Read(answer));
        }

        static (string Name, string Value) SealOn((HttpResponseMessage Answer, string Html) shown) =>
            ("__RequestVerificationToken", ServiceUnderTest.SealOf(shown.Html));
    }

    [Test]
    public async Task Withdraw_BySomebodyWhoAnswered_NoLongerCounts()
    {
        var client = Service.CreateClient();
        var home = await Begin(client);
        await FillIn(client, home);
        await SubmitFrom(client, home);
        var fields = ShownForm.Read(await client.GetStringAsync(new Uri($"{home}/withdraw", UriKind.Relative)));

        await ServiceUnderTest.Send(client, $"{home}/withdraw", $"{home}/withdraw", ("etag", fields.Get("etag")!));

        (await PageSource.Read(client, home)).ShouldContain("Withdrawn, 2 March 2024");
        await using var session = await Service.Store.BeginReadAsync();
        var (round, _) = (await session.Rounds.Find("minimal"))!.Value;
        (await session.Responses.ReadDigests(round).SingleAsync()).State.ShouldBe(ResponseState.Withdrawn);
    }

    [TestCase("workbook")]
    [TestCase("workbook/file")]
    public async Task Workbook_OfAnAnswer_IsNotThere(string part)
    {
        var client = Service.CreateClient();
        var home = await Begin(client);

        (await client.Send("GET", $"{home}/{part}")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Test]
    public async Task Page_BeforeAndAfterTheRound_SaysSoAndHasNoForm()
    {
        _collecting.Collecting.Clock.Now = new DateTimeOffset(2024, 2, 1, 12, 0, 0, TimeSpan.Zero);
        var before = await PageSource.Read(Service.CreateClient(), Page);
        _collecting.Collecting.Clock.Now = new DateTimeOffset(2024, 5, 1, 12, 0, 0, TimeSpan.Zero);
        var after = await PageSource.Read(Service.CreateClient(), Page);

        before.ShouldContain("opens on 1 March 2024");
        before.ShouldNotContain("<form");
        after.ShouldContain("This consultation is closed.");
        after.ShouldNotContain("<form");
    }

    [Test]
    public async Task Page_OfARoundByInvitation_IsNotThere()
    {
        using var invited = await CollectingService.Make();

        (await invited.Service.CreateClient().Send("GET", Page)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await invited.Service.CreateClient().Send("GET", "/open/none")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Test]
    public async Task Progress_OfCoordinators_HasTheAddressAndItsCode()
    {
        await Begin(Service.CreateClient());
        var coordinator = await Service.SignIn(ActorRole.Coordinator);

        var page = await PageSource.Read(coordinator, "/rounds/minimal");

        page.ShouldContain("/open/minimal\"");
        page.ShouldContain("1 answer or correction has been begun and not submitted.");
        var code = await coordinator.GetAsync(new Uri("/rounds/minimal/public-address.svg", UriKind.Relative));
        code.Content.Headers.ContentType!.MediaType.ShouldBe("image/svg+xml");
        (await code.Content.ReadAsStringAsync()).ShouldStartWith("<svg ");
    }

    [Test]
    public async Task Settings_TextsOfThePublicPage_AreOnIt()
    {
        var coordinator = await Service.SignIn(ActorRole.Coordinator);
        var settings = await PageSource.Read(coordinator, "/rounds/minimal/settings");
        settings.ShouldContain("We want to know **what you need**.");
        var fields = ShownForm.Read(settings);

        var saved = await ServiceUnderTest.Send(
            coordinator,
            "/rounds/minimal/settings",
            "/rounds/minimal/open",
            ("revision", fields.Get("revision")!),
            ("purpose-en", "We ask\r\n\r\n- all of you"),
            ("purpose-fr", "Nous demandons à *tous*"));

        saved.StatusCode.ShouldBe(HttpStatusCode.Redirect, await PageSource.Read(saved));
        var page = await PageSource.Read(Service.CreateClient(), Page);
        page.ShouldContain("<li>all of you</li>");
        page.ShouldNotContain("id=\"agreed\"");
        (await PageSource.Read(Service.CreateClient(), $"{Page}?lang=fr")).ShouldContain("<em>tous</em>");
    }

    [Test]
    public async Task NewRound_ForAnybody_HasItsPublicPageOncePublished()
    {
        var coordinator = await Service.SignIn(ActorRole.Coordinator);

        var created = await ServiceUnderTest.Send(
            coordinator,
            "/rounds/-new",
            "/rounds/-new",
            ("code", "ask-all"),
            ("title", "We ask all"),
            ("access", "open"),
            ("framework-round", "minimal"),
            ("questionnaire-round", "minimal"),
            ("directory-round", "minimal"),
            ("threshold", "50"),
            ("denominator", "theme-respondents"),
            ("minimum", "2"));

        created.StatusCode.ShouldBe(HttpStatusCode.Redirect, await PageSource.Read(created));
        (await Service.CreateClient().Send("GET", "/open/ask-all")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        await ServiceUnderTest.Send(coordinator, "/rounds/ask-all/settings", "/rounds/ask-all/publish");
        (await PageSource.Read(Service.CreateClient(), "/open/ask-all")).ShouldContain("We ask all");
    }

    [Test]
    public async Task Response_OnThePageOfCoordinators_CanBeReadAndReturned()
    {
        var client = Service.CreateClient();
        var home = await Begin(client);
        await FillIn(client, home);
        await SubmitFrom(client, home);
        var id = await FindRespondent();
        var coordinator = await Service.SignIn(ActorRole.Coordinator);
        var address = $"/rounds/minimal/responses/{id}";
        var page = await PageSource.Read(coordinator, address);

        page.ShouldContain("Agree on a scheme.");
        page.ShouldContain("Citizen · North · South");
        (await PageSource.Read(coordinator, $"{address}/changes?from=0&to=1")).ShouldContain($"Answer {id}");
        (await PageSource.Read(coordinator, "/rounds/minimal/rows")).ShouldContain($"href=\"{address}#");
        (await PageSource.Read(coordinator, "/rounds/minimal/audit")).ShouldContain($"href=\"{address}\"");
        page.ShouldNotContain("/directory/");
        page.ShouldNotContain("invitations/links");
        await ServiceUnderTest.Send(
            coordinator,
            address,
            $"{address}/return",
            ("etag", ShownForm.Read(page).Get("etag")!),
            ("reason", "Please say which scheme."));
        (await PageSource.Read(client, home)).ShouldContain("Please say which scheme.");
    }

    private static async Task<string> Begin(HttpClient client)
    {
        var answer = await ServiceUnderTest.Send(
            client,
            Page,
            Page,
            ("type", "citizen"),
            ("regions", "south"),
            ("regions", "north"),
            ("agreed", "true"));
        answer.StatusCode.ShouldBe(HttpStatusCode.Redirect, await PageSource.Read(answer));
        return answer.Headers.Location!.OriginalString;
    }

    private static async Task FillIn(HttpClient client, string home)
    {
        var fields = ShownForm.Read(await client.GetStringAsync(new Uri($"{home}/sections/1", UriKind.Relative)));
        var saved = await ServiceUnderTest.Send(
            client,
            $"{home}/sections/1",
            $"{home}/sections/1",
            ("base", fields.Get("base")!),
            ("has_recommendations", "yes"),
            ("recommendations_status", "final"),
            ("recommendations", "1"),
            ("recommendations/1/text", "Agree on a scheme."),
            ("recommendations/1/elements", "a"));
        saved.StatusCode.ShouldBe(HttpStatusCode.Redirect, await PageSource.Read(saved));
    }

    private static async Task<HttpResponseMessage> SubmitFrom(HttpClient client, string home)
    {
        var fields = ShownForm.Read(await client.GetStringAsync(new Uri($"{home}/check", UriKind.Relative)));
        return await ServiceUnderTest.Send(
            client,
            $"{home}/check",
            $"{home}/submit",
            ("etag", fields.Get("etag")!),
            ("key", fields.Get("key")!),
            ("language", "en"));
    }

    private async Task<string> FindRespondent()
    {
        await using var session = await Service.Store.BeginReadAsync();
        var (round, _) = (await session.Rounds.Find("minimal"))!.Value;
        return (await session.Responses.ReadDigests(round).SingleAsync()).Respondent.Id;
    }

    private async Task<(int Drafts, int Links)> CountRows()
    {
        await using var session = await Service.Store.BeginReadAsync();
        return ((await session.Drafts.GetHeads("minimal")).Count, (await session.Links.GetAll("minimal")).Count);
    }
}
