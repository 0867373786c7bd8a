using System.Net;
using Survey.Core.Responses;
using Survey.Storage;
using Survey.Tests.Support;

namespace Survey.Tests.Api.OpenRounds;

/// <summary>The public page of an open round, and the way of an answer from there to its receipt.</summary>
public sealed class OpenPagesTests : OpenRoundPages
{
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
    public async Task Page_OfAChannel_SaysSoAndKeepsItWithTheAnswer()
    {
        var client = Service.CreateClient();
        var page = await PageSource.Read(client, $"{Page}/newsletter?lang=fr");
        page.ShouldContain(">Bulletin</strong>");
        page.ShouldContain("action=\"/open/minimal/newsletter\"");

        var home = await Begin(client, $"{Page}/newsletter");
        await FillIn(client, home);
        await SubmitFrom(client, home);

        var coordinator = await Service.SignIn(ActorRole.Coordinator);
        (await PageSource.Read(coordinator, $"/rounds/minimal/responses/{await FindRespondent()}"))
            .ShouldContain("Came by the channel \u2068Newsletter\u2069.");
        var progress = await PageSource.Read(coordinator, "/rounds/minimal");
        progress.ShouldContain("/open/minimal/newsletter\"");
        progress.ShouldContain("QR code of the address for \u2068Newsletter\u2069");
        (await coordinator.GetStringAsync(new Uri("/rounds/minimal/rows.csv", UriKind.Relative))).ShouldContain(",newsletter,submitted,");
        (await coordinator.GetAsync(new Uri("/rounds/minimal/public-address.svg?channel=poster", UriKind.Relative)))
            .StatusCode.ShouldBe(HttpStatusCode.OK);
        (await coordinator.GetAsync(new Uri("/rounds/minimal/public-address.svg?channel=radio", UriKind.Relative)))
            .StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Test]
    public async Task Page_OfAnUnknownChannel_LeadsToTheRound() =>
        (await Service.CreateClient().Send("GET", $"{Page}/newsleter")).Headers.Location!.OriginalString.ShouldBe(Page);

    [TestCase("/open/minimal?embed", "frame-ancestors http://site.test")]
    [TestCase("/open/minimal/newsletter?embed&lang=fr", "frame-ancestors http://site.test")]
    [TestCase("/open/minimal", "frame-ancestors 'none'")]
    [TestCase("/open/other?embed", "frame-ancestors 'none'")]
    [TestCase("/sign-in?embed", "frame-ancestors 'none'")]
    public async Task Page_InAFrame_IsAllowedForThePublicPageAlone(string path, string policy)
    {
        var answer = await Service.CreateClient().Send("GET", path);

        answer.Headers.GetValues("Content-Security-Policy").Single().ShouldEndWith(policy);
        answer.Headers.Contains("X-Frame-Options").ShouldBe(policy.EndsWith("'none'", StringComparison.Ordinal));
    }

    [Test]
    public async Task Facts_Corrected_CountOnceTheAnswerIsSubmittedAgain()
    {
        var client = Service.CreateClient();
        var home = await Begin(client);
        await FillIn(client, home);
        await SubmitFrom(client, home);
        (await PageSource.Read(client, home)).ShouldContain($"href=\"{home}/facts\"");

        var wrong = await ServiceUnderTest.Send(client, $"{home}/facts", $"{home}/facts", ("_type", "robot"), ("_regions", "south"));
        wrong.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        (await PageSource.Read(wrong)).ShouldContain("<a href=\"#_type\">Choose what you answer as.</a>");
        var saved = await ServiceUnderTest.Send(client, $"{home}/facts", $"{home}/facts", ("_type", "forum"), ("_regions", "south"));

        saved.Headers.Location!.OriginalString.ShouldBe(home);
        (await PageSource.Read(client, home)).ShouldContain("Forum · South");
        (await FindDigest()).Respondent.Type.Code.ShouldBe("citizen");
        await SubmitFrom(client, home);
        var digest = await FindDigest();
        digest.Respondent.Type.Code.ShouldBe("forum");
        digest.Respondent.Regions.Select(region => region.Code).ShouldBe(["south"]);
        (await VerifiedStore.Count(Collecting.Service.Store)).Responses.ShouldBe(1);
    }

    [Test]
    public async Task LostLink_InAnOpenRound_SpeaksOfThePersonalLinkAndGivesTheTextBack()
    {
        var client = Service.CreateClient();
        var home = await Begin(client);
        var coordinator = await Service.SignIn(ActorRole.Coordinator);
        await using (var session = await Service.Store.BeginReadAsync())
        {
            var link = (await session.Links.GetAll("minimal")).Single();
            var address = $"/rounds/minimal/responses/{link.Organization}";
            await ServiceUnderTest.Send(coordinator, address, $"{address}/links/{link.Id}/revoke");
        }

        var page = await PageSource.Read(await client.Send("GET", home));

        page.ShouldContain("your personal link was revoked");
        page.ShouldNotContain("the link from your message");
        (await PageSource.Read(client, Page)).ShouldNotContain($"href=\"{home}\"");
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
        (await VerifiedStore.Count(Collecting.Service.Store)).Responses.ShouldBe(1);
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
        var shown = ShownForm.Read(page.Html);
        var begun = await Send(
            HttpMethod.Post,
            Page,
            ("_type", "citizen"),
            ("_agreed", "true"),
            ("_key", shown.Get("_key")!),
            ("_stamp", shown.Get("_stamp")!),
            ("_work", PublicPage.Solve(shown.Get("_key")!)),
            SealOn(page));
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
        Collecting.Collecting.Clock.Now = new DateTimeOffset(2024, 2, 1, 12, 0, 0, TimeSpan.Zero);
        var before = await PageSource.Read(Service.CreateClient(), Page);
        Collecting.Collecting.Clock.Now = new DateTimeOffset(2024, 5, 1, 12, 0, 0, TimeSpan.Zero);
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
}
