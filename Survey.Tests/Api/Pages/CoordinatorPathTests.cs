using Microsoft.Playwright;
using Survey.Api.Texts;
using Survey.Collecting.Messages;
using Survey.Collecting.Responses;
using Survey.Core.Responses;
using Survey.Core.Rounds;
using Survey.Tests.Support;

namespace Survey.Tests.Api.Pages;

/// <summary>The coordinator's whole way through a round, in a browser.</summary>
public sealed class CoordinatorPathTests
{
    [Test]
    public async Task Path_FromNewRoundToReopening_LeadsThrough([Values("en", "ar")] string language, [Values] bool withScript)
    {
        await using var service = await CoordinatedService.Start();
        await using var browser = await Chromium.Open(language, withScript);
        var page = await service.SignIn(browser);
        var texts = InterfaceTexts.Of(language);

        await MakeRound(page);
        await page.ShouldSay(texts["desk.done.created"]);
        await Preview(page, texts);
        await AddContact(page, service, texts);
        await page.GotoAsync($"{service.Service.Address}/rounds/second/settings");
        await page.Press("/publish");
        await page.ShouldSay(texts["desk.done.published"]);
        await Invite(page, service, texts);
        await Remind(page, service, texts);
        await EnterFromPaper(page, service, withScript);
        await Return(page, service, texts);
        await Close(page, service, texts);

        (await service.Find("second")).Phase.ShouldBe(RoundPhase.Collecting);
        await page.GotoAsync($"{service.Service.Address}/rounds/second/audit");
        (await page.InnerTextAsync("table")).ShouldContain(texts["desk.action.round-reopened"]);
        (await page.Locator("html").GetAttributeAsync("dir")).ShouldBe(texts.Direction);
    }

    [Test]
    public async Task Directory_ExportedChangedAndImported_IsShownBeforeItIsTaken([Values] bool withScript)
    {
        await using var service = await CoordinatedService.Start();
        await using var browser = await Chromium.Open(withScript: withScript);
        var page = await service.SignIn(browser);
        var table = """
            code,name,type,contact role,contact name,contact e-mail
            lake,Great Lake Forum,forum,chair,Chen,chen@example.org
            sea,Sea Forum,forum,,,

            """u8.ToArray();

        await page.GotoAsync($"{service.Service.Address}/rounds/minimal/directory/-import");
        await page.SetInputFilesAsync("#table", new FilePayload { Name = "directory.csv", MimeType = "text/csv", Buffer = table });
        await page.ClickAsync("form:has(#table) button");
        await page.WaitForSelectorAsync("form[action$='/take']");
        var shown = await page.InnerTextAsync("main");
        shown.ShouldContain("sea");
        shown.ShouldContain("Great Lake Forum");
        (await service.Find("minimal")).Round.Directory.FindOrganization("sea").ShouldBeNull("nothing is changed yet");
        await page.Press("/directory/-import/take");

        await page.ShouldSay(InterfaceTexts.Of("en")["desk.done.imported"]);
        var directory = (await service.Find("minimal")).Round.Directory;
        directory.FindOrganization("sea").ShouldNotBeNull();
        directory.FindOrganization("river").ShouldNotBeNull("removals were not confirmed");
    }

    [Test]
    public async Task Links_ForMailMerge_AreTakenOnceAndOpen()
    {
        await using var service = await CoordinatedService.Start();
        await using var browser = await Chromium.Open();
        var page = await service.SignIn(browser);

        await page.GotoAsync($"{service.Service.Address}/rounds/minimal/invitations");
        await page.CheckAsync("input[value=lake]");
        await page.SelectOptionAsync("#format", "page");
        await page.ClickAsync("button[formaction$='/invitations/links']");
        var link = await page.Locator("dd code").First.InnerTextAsync();

        (await page.GotoAsync(link))!.Status.ShouldBe(200);
        page.Url.ShouldContain("/answer/");
    }

    private static async Task MakeRound(IPage page)
    {
        await page.ClickAsync("a[href='/rounds/-new']");
        await page.FillAsync("#code", "second");
        await page.FillAsync("#title", "A second round");
        foreach (var part in new[] { "framework", "questionnaire", "directory" })
        {
            await page.CheckAsync($"input[name={part}-from][value=file]");
            await page.SetInputFilesAsync($"#{part}-file", Repository.PathOf("samples", "minimal", $"{part}.json"));
        }

        await page.FillAsync("#opens", "2024-03-10");
        await page.FillAsync("#deadline", "2024-03-01");
        await page.Press("/rounds/-new");
        (await page.InnerTextAsync("#_problems")).ShouldNotBeNullOrWhiteSpace();
        (await page.InputValueAsync("#title")).ShouldBe("A second round", "what was typed stays");
        foreach (var part in new[] { "framework", "questionnaire", "directory" })
        {
            await page.SetInputFilesAsync($"#{part}-file", Repository.PathOf("samples", "minimal", $"{part}.json"));
        }

        await page.FillAsync("#opens", "2024-03-01");
        await page.FillAsync("#deadline", "2024-03-20");
        await page.Press("/rounds/-new");
    }

    private static async Task Preview(IPage page, InterfaceTexts texts)
    {
        await page.ClickAsync("a[href$='/preview/1']");
        await page.ShouldSay(texts["desk.preview.nothing-stored"]);
        await page.CheckAsync("input[name=has_recommendations][value=yes]");
        await page.ClickAsync("button[name=_do][value=update]:not(.visually-hidden)");
        (await page.IsCheckedAsync("input[name=has_recommendations][value=yes]")).ShouldBeTrue();
        (await page.Locator("button[value='add/recommendations']").CountAsync()).ShouldBe(1, "the rows are asked for now");
    }

    private static async Task AddContact(IPage page, CoordinatedService service, InterfaceTexts texts)
    {
        await page.GotoAsync($"{service.Service.Address}/rounds/second/directory/lake");
        await page.ClickAsync("details:last-of-type > summary");
        await page.FillAsync("#person", "Amina");
        await page.FillAsync("#email", "amina@localhost-without-at".Replace("-without-at", ".example", StringComparison.Ordinal));
        await page.SelectOptionAsync("#language", "fr");
        await page.ClickAsync("form:has(#person) button");
        await page.ShouldSay(texts["desk.done.saved"]);
    }

    private static async Task Invite(IPage page, CoordinatedService service, InterfaceTexts texts)
    {
        await page.GotoAsync($"{service.Service.Address}/rounds/second/invitations");
        await page.Press("/invitations/preview");
        var preview = await page.InnerTextAsync("main");
        preview.ShouldContain("amina@localhost.example");
        preview.ShouldContain(texts.Count("desk.preview.without", 4));
        (await service.Service.Get<Outbox>().GetAll("second")).ShouldBeEmpty("a look sends nothing");
        await page.Press("/invitations/send");
        await page.ShouldSay(texts["desk.done.invited"]);
        var message = (await service.Service.Get<Outbox>().GetAll("second")).ShouldHaveSingleItem();
        message.Language.ShouldBe("fr");
        await page.ClickAsync("details.message summary");
        (await page.InnerTextAsync("details.message")).ShouldContain("/link/svl_");
    }

    private static async Task Remind(IPage page, CoordinatedService service, InterfaceTexts texts)
    {
        await page.GotoAsync($"{service.Service.Address}/rounds/second");
        await page.ClickAsync("a[href$='kind=reminder']");
        await page.Press("/invitations/preview");
        await page.Press("/invitations/send");
        await page.ShouldSay(texts["desk.done.reminded"]);

        // The same press again, as by the back button.
        await page.GoBackAsync();
        await page.Press("/invitations/send");
        (await service.Service.Get<Outbox>().GetAll("second")).Count(message => message.Kind == "reminder").ShouldBe(1);
    }

    private static async Task EnterFromPaper(IPage page, CoordinatedService service, bool withScript)
    {
        await page.GotoAsync($"{service.Service.Address}/rounds/second/responses/river");
        await page.ClickAsync("details:has(a[href$='/paper/tasks']) > summary");
        await page.ClickAsync("a[href$='/paper/tasks']");
        await page.ClickAsync(".tasks a");
        await page.CheckAsync("input[name=has_recommendations][value=no]");
        await page.CheckAsync("input[name=recommendations_status][value=none]");
        await page.ClickAsync("button[value=continue]");
        await page.FillAsync("#name", "Boris of the River");
        await page.FillAsync("#day", "2024-03-02");
        await page.ClickAsync("form[action$='/submit'] button.main");
        await page.WaitForAddress("/receipt");

        var latest = (await service.Service.Get<ResponseDesk>().Find("second", "river"))!.Latest.ShouldNotBeNull(withScript.ToString());
        latest.Way.ShouldBe(InputChannel.Paper);
        latest.By.ShouldBe("coordinator");
        latest.Response.SubmittedBy.ShouldBe("Boris of the River");
        latest.Response.SubmittedOn.ShouldBe(new DateOnly(2024, 3, 2));
    }

    private static async Task Return(IPage page, CoordinatedService service, InterfaceTexts texts)
    {
        await page.GotoAsync($"{service.Service.Address}/rounds/second/responses/river");
        await page.ClickAsync("details:has(form[action$='/return']) > summary");
        await page.FillAsync("#reason", "Please name your recommendations.");
        await page.Press("/return");
        await page.ShouldSay(texts["desk.done.returned"]);
        (await page.InnerTextAsync("main")).ShouldContain("Please name your recommendations.");
        await page.ClickAsync("a[href$='from=1&to=2']");
        await page.ShouldSay(texts["desk.changes.none"]);
    }

    private static async Task Close(IPage page, CoordinatedService service, InterfaceTexts texts)
    {
        await page.GotoAsync($"{service.Service.Address}/rounds/second/settings");
        await page.FillAsync("form[action$='/extend'] #until", "2024-04-02");
        await page.Press("/extend");
        await page.ShouldSay(texts["desk.done.extended"]);
        (await service.Find("second")).Round.Deadline.ShouldBe(new DateOnly(2024, 4, 2));
        await page.ClickAsync("a[href$='/close']");
        await page.ShouldSay(texts.Count("desk.close.returned", 1));
        (await page.InnerTextAsync("div.banner")).ShouldContain("River");
        (await service.Find("second")).Phase.ShouldBe(RoundPhase.Collecting, "a look closes nothing");
        await page.Press("/close");
        await page.ShouldSay(texts["desk.done.closed"]);
        await page.FillAsync("form[action$='/reopen'] #reason", "Two organizations asked for a week more.");
        await page.FillAsync("form[action$='/reopen'] #closes", "2024-04-12");
        await page.FillAsync("form[action$='/reopen'] #deadline", "2024-04-09");
        await page.Press("/reopen");
        (await service.Find("second")).Round.Closes.ShouldBe(new DateOnly(2024, 4, 12));
        (await service.Find("second")).Round.Deadline.ShouldBe(new DateOnly(2024, 4, 9));
        await page.ShouldSay(texts["desk.done.reopened"]);
    }
}
