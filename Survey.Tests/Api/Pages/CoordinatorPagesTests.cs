using Survey.Collecting.Editing;
using Survey.Collecting.Invitations;
using Survey.Collecting.Links;
using Survey.Collecting.Messages;
using Survey.Core.Questionnaires.Editing;
using Survey.Core.Responses;
using Survey.Tests.Support;

namespace Survey.Tests.Api.Pages;

/// <summary>Every page of coordinators and analysts: accessible, light, and in small windows.</summary>
public sealed class CoordinatorPagesTests
{
    private static readonly string[] Pages =
    [
        "/rounds",
        "/rounds/-new",
        "/rounds/-copy",
        "/rounds/-library",
        "/rounds/grcp7/frameworks/gcm-modalities-2017",
        "/rounds/-library/questionnaire/practice-template",
        "/rounds/-library/framework/gcm-objectives-2018",
        "/rounds/grcp7/questionnaire",
        "/rounds/grcp7/questionnaire/preview/2",
        "/rounds/grcp7/questionnaire/head",
        "/rounds/grcp7/questionnaire/add?side=after&at=mechanism",
        "/rounds/grcp7/questionnaire/item?key=practices/category",
        "/rounds/grcp7/questionnaire/item?key=-practices_section",
        "/rounds/grcp7/questionnaire/condition?key=recommendations_reason&member=relevant",
        "/rounds/grcp7/questionnaire/list?code=practice-category",
        "/audit",
        "/account",
        "/rounds/grcp7",
        "/rounds/grcp7?stage=late",
        "/rounds/grcp7/settings",
        "/rounds/grcp7/translations",
        "/rounds/grcp7/translations?to=ar&show=all",
        "/rounds/grcp7/close",
        "/rounds/grcp7/preview/2",
        "/rounds/grcp7/invitations",
        "/rounds/grcp7/invitations?kind=reminder",
        "/rounds/grcp7/messages",
        "/rounds/grcp7/messages/plan",
        "/rounds/grcp7/messages/texts?kind=reminder",
        "/rounds/grcp7/workbooks",
        "/rounds/grcp7/wordings/invitation/ar",
        "/rounds/grcp7/responses/rcm",
        "/rounds/grcp7/responses/sacm",
        "/rounds/grcp7/responses/rcm/changes?from=0&to=1",
        "/rounds/grcp7/overview",
        "/rounds/grcp7/overview?region=africa",
        "/rounds/grcp7/analysis",
        "/rounds/grcp7/analysis?region=europe",
        "/rounds/grcp7/analysis/entry?key=text:europe:-:variations",
        "/rounds/grcp7/analysis/entry?key=sentence:europe:-:response:en",
        "/rounds/grcp7/analysis/practices",
        "/rounds/grcp7/analysis/practice?organization=rcm&row=1",
        "/rounds/grcp7/results",
        "/rounds/grcp7/results?by=-type",
        "/rounds/grcp7/results/practices.text",
        "/rounds/grcp7/results/recommendations.elements",
        "/rounds/grcp7/rows",
        "/rounds/grcp7/rows?element=w&drafts=true",
        "/rounds/grcp7/directory",
        "/rounds/grcp7/directory/-new",
        "/rounds/grcp7/directory/rcm",
        "/rounds/grcp7/directory/-groups",
        "/rounds/grcp7/directory/-import",
        "/rounds/grcp7/audit",
        "/rounds/grcp7/responses/sacm/paper/tasks",
        "/rounds/grcp7/responses/sacm/paper/sections/2",
    ];

    private static readonly string[] DraftPages =
    [
        "/rounds/grcp7/questionnaire",
        "/rounds/grcp7/questionnaire/use",
        "/rounds/grcp7/questionnaire/discard",
    ];

    [TestCase("en")]
    [TestCase("ar")]
    public async Task EveryPage_IsAccessibleAndFitsTheWindow(string language)
    {
        await using var service = await CoordinatedService.Start("grcp7");
        await service.Service.Get<PlanDesk>().Add(
            "grcp7",
            MessageKind.Thanks,
            [new PlanTiming(Day: null, Days: 1, new TimeOnly(9, 0))],
            new Actor(ActorRole.Coordinator, "test"));
        await using var browser = await Chromium.Open(language);
        var page = await service.SignIn(browser);
        foreach (var path in Pages)
        {
            await Check(path);
        }

        await BeginDraft(service);
        foreach (var path in DraftPages)
        {
            await Check(path);
        }

        async Task Check(string path)
        {
            var answer = await page.GotoAsync(service.Service.Address + path);
            answer!.Status.ShouldBe(200, path);
            page.Url.ShouldEndWith(path);
            await page.ShouldBeAccessible(path);
        }
    }

    [Test]
    public async Task EveryPage_WithStyleAndScript_WeighsAtMost35KilobytesCompressed()
    {
        await using var service = await CoordinatedService.Start("grcp7");
        await service.AddContacts("grcp7");
        await BeginDraft(service);
        await using var browser = await Chromium.Open("ru");
        var page = await service.SignIn(browser);
        foreach (var path in Pages.Union(DraftPages))
        {
            var answer = await page.GotoAsync(service.Service.Address + path);
            (await Weigh(answer!)).ShouldBeLessThanOrEqualTo(PageWeight.Limit, path);
        }

        var organizations = (await service.Find("grcp7")).Round.Invited!.Select(organization => organization.Code).ToList();
        (
            await service
                .Service.Get<LinkDesk>()
                .Issue("grcp7", organizations, ActorRole.Secretariat, new Actor(ActorRole.Coordinator, "test"))
        ).Succeeded.ShouldBeTrue();
        await page.GotoAsync($"{service.Service.Address}/rounds/grcp7/invitations?kind=reminder");
        var preview = await page.RunAndWaitForResponseAsync(
            () => page.Press("/invitations/preview"),
            answer => answer.Request.Method == "POST");
        (await page.Locator("details.message").CountAsync()).ShouldBe(8);
        (await Weigh(preview)).ShouldBeLessThanOrEqualTo(PageWeight.Limit, "eight messages to look at");

        // The browser keeps style and script; they are weighed with every page all the same.
        static async Task<int> Weigh(Microsoft.Playwright.IResponse answer)
        {
            (await answer.HeaderValueAsync("Content-Encoding")).ShouldBe("br", answer.Url);
            return (await answer.Request.SizesAsync()).ResponseBodySize + PageWeight.OfAssetsIn(await answer.TextAsync());
        }
    }

    [Test]
    public async Task EveryPage_ForAnAnalyst_OffersNothingToChangeButTheAnalysis()
    {
        await using var service = await CoordinatedService.Start("grcp7");
        await service.AddContacts("grcp7");
        await using var browser = await Chromium.Open();
        var page = await service.SignIn(browser, ActorRole.Analyst);
        string[] forCoordinators =
        [
            "/-new", "/-copy", "/-import", "/frameworks/", "/translations", "/paper/", "/messages", "/workbooks", "/close",
        ];
        foreach (var path in Pages)
        {
            var answer = await page.GotoAsync(service.Service.Address + path);
            var edits = path.StartsWith("/rounds/grcp7/questionnaire/", StringComparison.Ordinal)
                && !path.EndsWith("/preview/2", StringComparison.Ordinal);
            if (edits || forCoordinators.Any(part => path.Contains(part, StringComparison.Ordinal)))
            {
                answer!.Status.ShouldBe(403, path);
                continue;
            }

            answer!.Status.ShouldBe(200, path);
            (await page.ContentAsync()).ShouldNotContain("@example.org", customMessage: $"{path}: contacts are personal");
            if (path is not "/account")
            {
                var actions = await page.EvaluateAsync<string[]>("""
                    () => [...document.querySelectorAll('form[method=post]')]
                      .filter(form => form.querySelector('button:not(.visually-hidden)'))
                      .map(form => form.getAttribute('action'))
                    """);
                actions
                    .Where(action => action is not ("/sign-out" or "#"))
                    .Where(action => !action.StartsWith("/rounds/grcp7/analysis/", StringComparison.Ordinal))
                    .ShouldBeEmpty(path);
            }
        }
    }

    [Test]
    public async Task Posts_ByAnAnalyst_AreRefused()
    {
        using var service = new ServiceUnderTest();
        var analyst = await service.SignIn(ActorRole.Analyst);
        foreach (
            var path in new[]
            {
                "/rounds/-new",
                "/rounds/grcp7/publish",
                "/rounds/grcp7/invitations/send",
                "/rounds/grcp7/invitations/links",
                "/rounds/grcp7/responses/rcm/return",
                "/rounds/grcp7/directory/rcm/remove",
            }
        )
        {
            using var form = new FormUrlEncodedContent([]);
            (await analyst.PostAsync(new Uri(path, UriKind.Relative), form)).StatusCode.ShouldBe(System.Net.HttpStatusCode.Forbidden, path);
        }
    }

    [TestCase("/rounds/grcp7/standing.csv", "text/csv")]
    [TestCase("/rounds/grcp7/directory.csv", "text/csv")]
    [TestCase("/rounds/grcp7/directory.xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet")]
    [TestCase("/rounds/grcp7/overview.json", "application/json")]
    [TestCase("/rounds/grcp7/overview.csv", "text/csv")]
    [TestCase("/rounds/grcp7/overview.xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet")]
    [TestCase("/rounds/grcp7/standing.xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet")]
    [TestCase("/rounds/grcp7/results.json", "application/json")]
    [TestCase("/rounds/grcp7/results.csv", "text/csv")]
    [TestCase("/rounds/grcp7/results.xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet")]
    [TestCase("/rounds/grcp7/rows.csv", "text/csv")]
    [TestCase("/rounds/grcp7/rows.xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet")]
    [TestCase("/rounds/grcp7/audit.csv", "text/csv")]
    [TestCase("/rounds/grcp7/audit.xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet")]
    [TestCase("/audit.xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet")]
    [TestCase("/audit.csv", "text/csv")]
    public async Task Downloads_ForEveryAccount_AreFiles(string path, string type)
    {
        using var folder = new TemporaryFolder();
        var clock = new SetTime(new DateTimeOffset(2017, 6, 3, 12, 0, 0, TimeSpan.Zero));
        await StoreTemplate.Copy(folder.PathOf("survey.db"), "grcp7", async store =>
            (
                await Survey.Collecting.Loading.RoundLoader.Load(Repository.Sample("grcp7"), store, clock, TestActors.Operator)
            ).Succeeded.ShouldBeTrue());
        using var service = new ServiceUnderTest(folder.PathOf("survey.db"), clock);
        var analyst = await service.SignIn(ActorRole.Analyst);

        var answer = await analyst.GetAsync(new Uri(path, UriKind.Relative));

        answer.StatusCode.ShouldBe(System.Net.HttpStatusCode.OK);
        answer.Content.Headers.ContentType!.MediaType.ShouldBe(type);
        answer.Content.Headers.ContentDisposition!.DispositionType.ShouldBe("attachment");
        (await answer.Content.ReadAsByteArrayAsync()).ShouldNotBeEmpty();
        (await service.CreateClient().GetAsync(new Uri(path, UriKind.Relative))).StatusCode.ShouldBe(
            System.Net.HttpStatusCode.Redirect,
            "nobody without an account");
    }

    private static async Task BeginDraft(CoordinatedService service)
    {
        var desk = service.Service.Get<EditingDesk>();
        var seen = (await desk.Find("grcp7")).ShouldNotBeNull();
        var begun = await desk.Change(
            "grcp7",
            seen.Stamp,
            state => state.Stamp,
            (state, problems) => EditingSteps.Duplicate(state.Form, "mechanism", problems),
            "duplicate",
            new Actor(ActorRole.Coordinator, "test"));
        begun.Succeeded.ShouldBeTrue();
    }
}
