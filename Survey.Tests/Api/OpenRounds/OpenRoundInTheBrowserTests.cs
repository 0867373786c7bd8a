using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Playwright;
using Survey.Collecting.Rounds;
using Survey.Tests.Support;

namespace Survey.Tests.Api.OpenRounds;

/// <summary>A person answers an open round in a browser.</summary>
public sealed class OpenRoundInTheBrowserTests
{
    private const string Text = "[name^='recommendations/'][name$='/text']";

    private CollectingRound _round = null!;
    private RunningService _service = null!;

    [SetUp]
    public async Task Start()
    {
        _round = await CollectingRound.Make(change: OpenRoundFiles.Open);
        _service = await RunningService.Start(_round.StorePath, _round.Clock);
    }

    [TearDown]
    public async Task Stop()
    {
        await _service.DisposeAsync();
        _round.Dispose();
    }

    [Test]
    public async Task Person_WithScript_BeginsAnswersAndSubmits([Values("en", "ar")] string language)
    {
        await using var browser = await Chromium.Open(language);
        var page = await browser.NewPageAsync();
        await page.GotoAsync($"{_service.Address}/open/minimal/newsletter");
        await page.ShouldBeAccessible("public page");

        // Sent before the browser has computed its proof of work: the form goes out by itself once it has.
        await page.CheckAsync("input[value=citizen]");
        await page.CheckAsync("#_agreed");
        await page.ClickAsync("#_begin");
        await page.WaitForURLAsync("**/answer/**");
        await page.ShouldBeAccessible("first page of the answer");
        var home = page.Url;

        await page.GotoAsync($"{home}/sections/1");
        await page.CheckAsync("[name=has_recommendations][value=no]");
        await page.CheckAsync("[name=recommendations_status][value=none]");
        await page.ClickAsync("button[name=_do][value=continue]");
        await page.WaitForURLAsync("**/check");
        await page.ClickAsync("form[action$='/submit'] button.main");
        await page.WaitForURLAsync("**/receipt");
        await page.ShouldBeAccessible("receipt");
        await using var session = await _round.Store.BeginReadAsync();
        var (round, _) = (await session.Rounds.Find("minimal"))!.Value;
        (await session.Responses.ReadDigests(round).SingleAsync()).Respondent.Channel.ShouldBe("newsletter");
    }

    [Test]
    public async Task Person_TypingWhenTheRoundCloses_IsToldAndKeepsTheText()
    {
        await using var browser = await Chromium.Open();
        var page = await browser.NewPageAsync();
        await page.GotoAsync($"{_service.Address}/open/minimal");
        await page.CheckAsync("input[value=citizen]");
        await page.CheckAsync("#_agreed");
        await page.ClickAsync("#_begin");
        await page.WaitForURLAsync("**/answer/**");
        var home = page.Url;
        await page.GotoAsync($"{home}/sections/1");
        await page.CheckAsync("[name=has_recommendations][value=yes]");
        await page.ClickAsync("button[name=_do][value='add/recommendations']");
        await page.FillAsync(Text, "Agree on a scheme.");
        await page.WaitForLoadStateAsync(LoadState.NetworkIdle);

        _round.Clock.Now = new DateTimeOffset(2024, 4, 1, 0, 0, 0, TimeSpan.Zero);
        await page.FillAsync(Text, "Agree on a scheme for seasonal work.");
        await page.ClickAsync("button[name=_do][value=continue]");

        await page.GetByText("This consultation has closed meanwhile.").First.WaitForAsync();
        (await page.ContentAsync()).ShouldContain("Agree on a scheme for seasonal work.");
        await page.GotoAsync(home);
        (await page.Text("main")).ShouldContain("This round is closed.");
    }

    [Test]
    public async Task Site_ThatMayShowThePage_LeadsToItInATab()
    {
        var html = $"<!DOCTYPE html><title>Site</title><iframe src=\"{_service.Address}/open/minimal/newsletter?embed\"></iframe>";
        await using var site = WebApplication.CreateSlimBuilder().Build();
        site.Urls.Add("http://127.0.0.1:0");
        site.MapGet("/", () => Results.Content(html, "text/html"));
        await site.StartAsync();
        var address = site.Urls.Single();
        await using var browser = await Chromium.Open();
        var page = await browser.NewPageAsync();

        await page.GotoAsync(address);
        page.Frames[1].Url.ShouldStartWith("chrome-error:");
        (await new RoundDesk(_round.Store).ChangeDefinition(
            "minimal",
            definition => RoundDesk.Edit(definition, document => document["open"]!["embedIn"] = new JsonArray(address)),
            TestActors.Operator)).Succeeded.ShouldBeTrue();
        await page.GotoAsync(address);
        var tab = await browser.RunAndWaitForPageAsync(() => page.FrameLocator("iframe").Locator("a.main").ClickAsync());

        await tab.CheckAsync("input[value=citizen]");
        await tab.CheckAsync("#_agreed");
        await tab.ClickAsync("#_begin");
        await tab.WaitForURLAsync("**/answer/**");
    }

    [Test]
    public async Task Person_WithoutScript_WaitsAndBegins()
    {
        await using var browser = await Chromium.Open(withScript: false);
        var page = await browser.NewPageAsync();
        await page.GotoAsync($"{_service.Address}/open/minimal");
        await page.CheckAsync("input[value=citizen]");
        await page.CheckAsync("#_agreed");
        await page.ClickAsync("#_begin");
        (await page.Text(".summary")).ShouldContain("Wait 20 seconds");
        _round.Clock.Now = _round.Clock.Now.AddSeconds(20);
        await page.ClickAsync("#_begin");

        await page.WaitForURLAsync("**/answer/**");
    }
}
