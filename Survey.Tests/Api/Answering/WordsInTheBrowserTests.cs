using Survey.Tests.Support;

namespace Survey.Tests.Api.Answering;

/// <summary>What the script keeps in the browser until it has arrived: offered again if it has not, and never if it has.</summary>
public sealed class WordsInTheBrowserTests
{
    private CollectingRound _round = null!;
    private RunningService _service = null!;

    [SetUp]
    public async Task Start()
    {
        // With rows within rows, which the sample has not.
        _round = await CollectingRound.Make("grcp7", folder =>
            folder.Replace(
                "questionnaire.json",
                "\"type\": \"url\",\n              \"code\": \"link\",",
                """
                "type": "repeat", "code": "steps", "label": "Steps", "items": [{"type": "text", "code": "step", "label": "Step"}]},
                {"type": "url", "code": "link",
                """
            ));
        _service = await RunningService.Start(_round.StorePath, _round.Clock);
    }

    [TearDown]
    public async Task Stop()
    {
        await _service.DisposeAsync();
        _round.Dispose();
    }

    [Test]
    public async Task Continue_ArrivedAndShownAgainInOtherWords_RaisesNoFalseAlarm()
    {
        (
            await _round.Save("igad-rcp", """{"has_recommendations": "yes", "recommendations": [{"text": "One"}]}""")
        ).Succeeded.ShouldBeTrue();
        await using var secretariat = await Begin("sections/2");
        await secretariat.Write("recommendations/1/elements", "h,w");
        await secretariat.Write("recommendations/1/link", " www.example.org/a b ");

        await secretariat.Press("continue");

        await secretariat.Page.WaitForSelectorAsync(".summary");
        (await secretariat.Page.InputValueAsync("[name='recommendations/1/elements']")).ShouldBe(
            "w, h",
            "It is not shown letter by letter as it was typed.");
        (await secretariat.Page.Locator("#_lost").IsVisibleAsync()).ShouldBeFalse();
        (await secretariat.Page.EvaluateAsync<int>("() => localStorage.length")).ShouldBe(0);
    }

    [Test]
    public async Task Continue_DidNotArrive_WordsAreOfferedAgainEvenAfterOtherPages()
    {
        await using var secretariat = await Begin("sections/1");
        // Somebody on the way answers in the service's place, so that the browser stays where it is.
        await secretariat.Page.RouteAsync("**/sections/1", route =>
            route.Request.Method == "POST" ? route.FulfillAsync(new() { Status = 204 }) : route.ContinueAsync());
        await secretariat.Write("mechanism", "Sent into nowhere");
        await secretariat.Page.RunAndWaitForResponseAsync(
            () =>
                secretariat.Page.EvaluateAsync(
                    "() => { const button = document.querySelector('[value=continue]'); button.form.requestSubmit(button); }"),
            response => response.Request is { Method: "POST", IsNavigationRequest: true }
        );
        await secretariat.Page.UnrouteAllAsync();

        await secretariat.Go("sections/3");
        await secretariat.Choose("has_practices", "no");
        await secretariat.Press("continue");
        await secretariat.Go("tasks");
        await secretariat.Go("sections/1");
        await secretariat.Page.ClickAsync("[data-restore]");

        (await secretariat.Page.InputValueAsync("#mechanism")).ShouldBe("Sent into nowhere");
    }

    [Test]
    public async Task Restore_RowsInRows_AllComeBack()
    {
        (await _round.Save("igad-rcp", """{"has_recommendations": "yes"}""")).Succeeded.ShouldBeTrue();
        await using var secretariat = await Begin("sections/2");
        await secretariat.Page.RouteAsync("**/*", route => route.AbortAsync("internetdisconnected"));
        await secretariat.Press("add/recommendations");
        await secretariat.Press("add/recommendations");
        await secretariat.Press("add/recommendations/#2/steps");
        await secretariat.Press("add/recommendations/#2/steps");
        await secretariat.Write("recommendations/#2/steps/2/step", "A step of the second one");
        await secretariat.Page.WaitForSelectorAsync("#_status.bad");
        await secretariat.Page.WaitForFunctionAsync("() => Object.values(localStorage).some(kept => kept.includes('A+step'))");
        await secretariat.Page.CloseAsync(new() { RunBeforeUnload = false });

        var page = await secretariat.Browser.NewPageAsync();
        await page.GotoAsync($"{secretariat.Home}/sections/2");
        await page.ClickAsync("[data-restore]");

        (await page.InputValueAsync($"[name='{await Respondent.NameOf(page, "recommendations/#2/steps/2/step")}']")).ShouldBe(
            "A step of the second one");
        await Respondent.WaitUntilSavedOn(page, _round, dossier =>
            dossier.Content.Answers.GetRows("recommendations") is { Count: 2 } rows
            && rows[1].GetRows("steps") is { Count: 2 } steps
            && steps[1].Find("step")?.ToText() == "A step of the second one");
    }

    [Test]
    public async Task Add_ARow_ItsFirstFieldHasTheFocus()
    {
        (
            await _round.Save("igad-rcp", """{"has_recommendations": "yes", "recommendations": [{"text": "One"}]}""")
        ).Succeeded.ShouldBeTrue();
        await using var secretariat = await Begin("sections/2");

        await secretariat.Press("add/recommendations");
        await secretariat.Page.Keyboard.TypeAsync("Two");
        (await secretariat.Page.InputValueAsync($"[name='{await secretariat.NameOf("recommendations/#2/text")}']")).ShouldBe("Two");
        await secretariat.Press("copy/recommendations/#2");
        await secretariat.Page.Keyboard.PressAsync("End");
        await secretariat.Page.Keyboard.TypeAsync("!");
        (await secretariat.Page.InputValueAsync($"[name='{await secretariat.NameOf("recommendations/#3/text")}']")).ShouldBe("Two!");
    }

    [Test]
    public async Task Filter_ReturnKey_LeavesTheListOpen()
    {
        (
            await _round.Save("igad-rcp", """{"has_recommendations": "yes", "recommendations": [{"text": "One"}]}""")
        ).Succeeded.ShouldBeTrue();
        await using var secretariat = await Begin("sections/2");
        await secretariat.Press("list/recommendations/1/elements");
        await secretariat.Page.FillAsync("dialog [type=search]", "remittances");

        await secretariat.Page.PressAsync("dialog [type=search]", "Enter");

        (await secretariat.Page.Locator("dialog").IsVisibleAsync()).ShouldBeTrue();
        await secretariat.Page.CheckAsync("dialog input[value=h]");
        await secretariat.Page.ClickAsync("dialog [value=take]");
        await secretariat.Page.WaitForFunctionAsync("() => document.querySelector(\"[name='recommendations/1/elements']\").value === 'h'");
        (await secretariat.Page.Text(".picked")).ShouldContain("(h) Remittances");
    }

    private Task<Respondent> Begin(string path) => Respondent.ComeTo(_service, path);
}
