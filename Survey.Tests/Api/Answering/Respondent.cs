using System.Globalization;
using Microsoft.Playwright;
using Survey.Collecting.Responses;
using Survey.Core.Responses;
using Survey.Tests.Support;

namespace Survey.Tests.Api.Answering;

/// <summary>Somebody with a link, a browser and the questionnaire of GRCP 7.</summary>
internal sealed class Respondent : IAsyncDisposable
{
    private Respondent(IBrowserContext browser, IPage page, string link, bool withScript)
    {
        Browser = browser;
        Page = page;
        Link = link;
        WithScript = withScript;
    }

    public IBrowserContext Browser { get; }

    public IPage Page { get; }

    public string Link { get; }

    public bool WithScript { get; }

    /// <summary>The address of the response's first page.</summary>
    public string Home { get; private set; } = "";

    /// <summary>Opens the link.</summary>
    public static async Task<Respondent> Come(
        RunningService service,
        string language = "en",
        bool withScript = true,
        ActorRole role = ActorRole.Secretariat,
        string? link = null,
        int width = 1100)
    {
        var browser = await Chromium.Open(language, withScript, width);
        var page = await browser.NewPageAsync();
        var respondent = new Respondent(browser, page, link ?? await service.IssueLink("grcp7", "igad-rcp", role), withScript);
        await page.GotoAsync(respondent.Link);
        respondent.Home = page.Url;
        return respondent;
    }

    /// <summary>Opens the link, gives a name and goes to a page.</summary>
    public static async Task<Respondent> ComeTo(
        RunningService service,
        string path,
        string? link = null,
        string name = "Amina",
        bool withScript = true)
    {
        var respondent = await Come(service, link: link, withScript: withScript);
        await respondent.Begin(name);
        await respondent.Go(path);
        return respondent;
    }

    /// <summary>Gives a name and goes to the list of sections.</summary>
    public async Task Begin(string name)
    {
        await Page.FillAsync("#name", name);
        await Page.ClickAsync("main button.main");
    }

    public Task Go(string path) => Page.GotoAsync($"{Home}/{path}");

    public async Task Press(string button) => await Page.ClickAsync($"button[name=_do][value='{await NameOf(button)}']:visible");

    public async Task Write(string field, string text) => await Page.FillAsync($"[name='{await NameOf(field)}']", text);

    /// <summary>
    /// The name of a field or button with the id of its row in the place of the row's position: <c>recommendations/#2/text</c>.
    /// </summary>
    public Task<string> NameOf(string name) => NameOf(Page, name);

    /// <inheritdoc cref="NameOf(string)"/>
    public static async Task<string> NameOf(IPage page, string name)
    {
        if (name.Split('/').Index().FirstOrDefault(part => part.Item.StartsWith('#')) is not { Item: { } position } part)
        {
            return name;
        }

        var group = name.Split('/')[part.Index - 1];
        var row = page.Locator($"[data-rows='{group}'] > .row:not([hidden])")
            .Nth(int.Parse(position[1..], CultureInfo.InvariantCulture) - 1);
        return name.Replace($"{group}/{position}", await row.GetAttributeAsync("id"), StringComparison.Ordinal);
    }

    /// <summary>Chooses, and waits until the page shows what follows from it.</summary>
    public async Task Choose(string field, string choice, string? opens = null)
    {
        await Page.CheckAsync($"[name='{field}'][value='{choice}']");
        if (opens is null)
        {
            return;
        }

        if (!WithScript)
        {
            await Page.ClickAsync("noscript button");
        }

        await Page.WaitForSelectorAsync(opens);
    }

    /// <summary>Picks elements of a row from the list.</summary>
    public async Task Pick(string field, params string[] codes)
    {
        field = await NameOf(field);
        await Press($"list/{field}");
        foreach (var code in codes)
        {
            await Page.CheckAsync(
                WithScript ? $"dialog input[value='{code}']" : $"[name='{field}/e'][value='{code}'], [name='{field}/t'][value='{code}']");
        }

        if (WithScript)
        {
            await Page.ClickAsync("dialog button.main");
        }
    }

    /// <summary>Waits until the script has saved.</summary>
    public Task WaitUntilSaved(CollectingRound round, Func<ResponseDossier, bool> isSaved) => WaitUntilSavedOn(Page, round, isSaved);

    /// <summary>Waits until the script of another page has saved.</summary>
    public static async Task WaitUntilSavedOn(IPage page, CollectingRound round, Func<ResponseDossier, bool> isSaved)
    {
        for (var attempt = 0; attempt < 300; attempt++)
        {
            if (await round.Desk.Find("grcp7", "igad-rcp") is { } dossier && isSaved(dossier))
            {
                return;
            }

            await page.WaitForTimeoutAsync(100);
        }

        Assert.Fail($"Nothing was saved. The page says: {await page.TextContentAsync("#_status")}");
    }

    /// <summary>Answers the first two sections and says no to the others.</summary>
    public async Task AnswerAll(string mechanism)
    {
        await Go("sections/1");
        await Write("mechanism", mechanism);
        await Press("continue");
        await Choose("has_recommendations", "yes", "button[value='add/recommendations']:visible");
        await Choose("recommendations_status", "final");
        await Press("add/recommendations");
        await Write("recommendations/#1/text", "States should recognize each other's certificates of skills.");
        await Pick("recommendations/#1/elements", "w", "3");
        await Press("continue");
        await Choose("has_practices", "no");
        await Press("continue");
        await Choose("has_principles", "no");
        await Press("continue");
        await Press("continue");
    }

    public async ValueTask DisposeAsync() => await Browser.DisposeAsync();
}
