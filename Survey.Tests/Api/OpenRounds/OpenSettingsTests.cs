using System.Net;
using Survey.Core.Responses;
using Survey.Tests.Support;

namespace Survey.Tests.Api.OpenRounds;

/// <summary>The settings that only an open round has.</summary>
public sealed class OpenSettingsTests : OpenRoundPages
{
    [Test]
    public async Task Settings_Channels_CanBeAddedAndRenamedAndStayWithTheTexts()
    {
        var coordinator = await Service.SignIn(ActorRole.Coordinator);

        var saved = await SaveChannels(
            coordinator,
            ("channel-1-code", "newsletter"),
            ("channel-1-name-en", "Our newsletter"),
            ("channel-3-code", "site"));

        saved.StatusCode.ShouldBe(HttpStatusCode.Redirect, await PageSource.Read(saved));
        var page = await PageSource.Read(Service.CreateClient(), $"{Page}/newsletter");
        page.ShouldContain("Our newsletter");
        page.ShouldContain("Only the answer is kept.");
        (await Service.CreateClient().Send("GET", $"{Page}/site")).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await Service.CreateClient().Send("GET", $"{Page}/poster")).StatusCode.ShouldBe(HttpStatusCode.Redirect);
    }

    [Test]
    public async Task Settings_ChannelWithAnswers_CannotBeRemoved()
    {
        var client = Service.CreateClient();
        var home = await Begin(client, $"{Page}/newsletter");
        await FillIn(client, home);
        await SubmitFrom(client, home);
        var coordinator = await Service.SignIn(ActorRole.Coordinator);

        var saved = await SaveChannels(coordinator, ("channel-1-code", "site"), ("channel-2-code", "poster"));

        var page = await PageSource.Read(saved);
        page.ShouldContain("The round has no channel “newsletter”");
        (await Service.CreateClient().Send("GET", $"{Page}/newsletter")).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Test]
    public async Task Settings_TimesOfDay_AreOnThePageAndEndTheRound()
    {
        var coordinator = await Service.SignIn(ActorRole.Coordinator);
        var saved = await SaveSettings(
            coordinator,
            "times",
            ("opensAt", "09:00"),
            ("closesAt", "18:00"),
            ("offset", "+02:00"));
        saved.StatusCode.ShouldBe(HttpStatusCode.Redirect, await PageSource.Read(saved));

        var page = await PageSource.Read(Service.CreateClient(), Page);
        page.ShouldContain("Answers are accepted until <time datetime=\"2024-03-31T16:00:00Z\"");
        page.ShouldContain(">31 March 2024, 16:00 UTC</time>.");
        var settings = await PageSource.Read(coordinator, "/rounds/minimal/settings");
        settings.ShouldContain("31 March 2024, \u206818:00+02:00\u2069 (31 March 2024, 16:00 UTC)");
        settings.ShouldContain("value=\"+02:00\" selected");
        (await PageSource.Read(coordinator, "/rounds/minimal/close")).ShouldContain(">31 March 2024, 16:00 UTC</time>");
        var program = await Service.CreateClient(ActorRole.Coordinator);
        var round = await program.GetStringAsync(new Uri("/v1/rounds/minimal", UriKind.Relative));
        round.ShouldContain("\"closesAt\":\"2024-03-31T16:00:00");
        Collecting.Collecting.Clock.Now = new DateTimeOffset(2024, 3, 31, 16, 0, 0, TimeSpan.Zero);
        (await PageSource.Read(Service.CreateClient(), Page)).ShouldContain("This consultation is closed.");
        Collecting.Collecting.Clock.Now = new DateTimeOffset(2024, 3, 1, 6, 59, 0, TimeSpan.Zero);
        (await PageSource.Read(Service.CreateClient(), Page))
            .ShouldContain("This consultation opens on <time datetime=\"2024-03-01T07:00:00Z\"");
    }

    [Test]
    public async Task Settings_ClosingTimeThatHasPassed_IsRefusedWithTheWayOut()
    {
        Collecting.Collecting.Clock.Now = new DateTimeOffset(2024, 3, 31, 12, 0, 0, TimeSpan.Zero);
        var coordinator = await Service.SignIn(ActorRole.Coordinator);

        var refused = await SaveSettings(coordinator, "times", ("closesAt", "12:00"), ("offset", "Z"));

        (await PageSource.Read(refused)).ShouldContain("The round would close at once, because this time has already passed");
        (await PageSource.Read(Service.CreateClient(), Page)).ShouldNotContain("This consultation is closed.");
        var saved = await SaveSettings(coordinator, "times", ("closesAt", "12:01"), ("offset", "Z"));
        saved.StatusCode.ShouldBe(HttpStatusCode.Redirect, await PageSource.Read(saved));
    }

    [Test]
    public async Task Settings_Sites_AreSavedOrSaidToBeWrong()
    {
        var coordinator = await Service.SignIn(ActorRole.Coordinator);

        var wrong = await SaveSettings(coordinator, "embedding", ("embedIn", "www.example.org"));
        (await PageSource.Read(wrong)).ShouldContain("“www.example.org” is not the origin of a site.");
        var saved = await SaveSettings(
            coordinator,
            "embedding",
            ("embedIn", "https://www.example.org/\r\nhttps://Intranet.example.org:8443"));

        saved.StatusCode.ShouldBe(HttpStatusCode.Redirect, await PageSource.Read(saved));
        (await Service.CreateClient().Send("GET", $"{Page}?embed")).Headers.GetValues("Content-Security-Policy").Single()
            .ShouldEndWith("frame-ancestors https://www.example.org https://intranet.example.org:8443");
        (await PageSource.Read(coordinator, "/rounds/minimal/settings")).ShouldContain("/open/minimal?embed");
    }

    [Test]
    public async Task Publish_WithoutTypes_IsRefused()
    {
        using var collecting = await CollectingService.Make();
        var coordinator = await collecting.Service.SignIn(ActorRole.Coordinator);
        using var directory = new StringContent("""{"regions": [], "types": []}""");
        var seal = ServiceUnderTest.SealOf(await PageSource.Read(coordinator, "/rounds/-new"));
        using var form = new MultipartFormDataContent
        {
            { directory, "directory-file", "directory.json" },
        };
        foreach (var (name, value) in ((string, string)[])
            [
                ("code", "ask-all"), ("title", "We ask all"), ("access", "open"), ("framework-round", "minimal"),
                ("questionnaire-round", "minimal"), ("threshold", "50"), ("denominator", "theme-respondents"), ("minimum", "2"),
                ("__RequestVerificationToken", seal),
            ])
        {
            form.Add(new StringContent(value), name);
        }

        var created = await coordinator.PostAsync(new Uri("/rounds/-new", UriKind.Relative), form);
        created.StatusCode.ShouldBe(HttpStatusCode.Redirect, await PageSource.Read(created));
        var published = await ServiceUnderTest.Send(coordinator, "/rounds/ask-all/settings", "/rounds/ask-all/publish");

        (await PageSource.Read(published)).ShouldContain("Nobody can answer yet");
        (await collecting.Service.CreateClient().Send("GET", "/open/ask-all")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Test]
    public async Task Preview_OfThePublicPage_ShowsItAndSendsNothing()
    {
        var coordinator = await Service.SignIn(ActorRole.Coordinator);

        var page = await PageSource.Read(coordinator, "/rounds/minimal/public-page");

        page.ShouldContain("We want to know <strong>what you need</strong>.");
        page.ShouldContain("This is a preview");
        page.ShouldContain("id=\"_begin\" disabled");
        (await Service.CreateClient().Send("GET", "/rounds/minimal/public-page")).StatusCode.ShouldBe(HttpStatusCode.Redirect);
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
        page.ShouldNotContain("id=\"_agreed\"");
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
}
