using Survey.Collecting.Links;
using Survey.Collecting.Responses;
using Survey.Core.Questionnaires.Answers;
using Survey.Core.Responses;
using Survey.Tests.Support;

namespace Survey.Tests.Api.Answering;

/// <summary>Two people at once, sessions that end, lines that break: no word is lost.</summary>
/// <remarks>Longer than 400 lines, because all tests share one running service.</remarks>
public sealed class NothingIsLostTests
{
    private CollectingRound _round = null!;
    private RunningService _service = null!;

    [SetUp]
    public async Task Start()
    {
        _round = await CollectingRound.Make("grcp7");
        _service = await RunningService.Start(_round.StorePath, _round.Clock);
    }

    [TearDown]
    public async Task Stop()
    {
        await _service.DisposeAsync();
        _round.Dispose();
    }

    [Test]
    public async Task Autosave_WhileTyping_SavesAndSaysWhen()
    {
        await using var secretariat = await Begin("sections/1");

        await secretariat.Write("mechanism", "IGAD-RCP");
        await secretariat.WaitUntilSaved(_round, IsMechanism("IGAD-RCP"));

        await secretariat.Page.WaitForFunctionAsync("() => document.getElementById('_status').textContent.includes('12:00 UTC')");
        (await _round.History.Find("grcp7", "igad-rcp"))!.ShouldBeEmpty("Saving makes no revision.");
    }

    [Test]
    public async Task Save_TwoBrowsersOnDifferentQuestions_BothAreKept()
    {
        await using var first = await Begin("sections/2");
        await using var second = await Begin("sections/2", first.Link, "Boris");
        (await second.Page.Text("#_others")).ShouldContain("Amina");

        await first.Choose("has_recommendations", "yes", "button[value='add/recommendations']:visible");
        await second.Choose("recommendations_status", "provisional");
        await second.Press("leave");

        var answers = (await _round.Desk.Find("grcp7", "igad-rcp"))!.Content.Answers;
        answers.Find("has_recommendations")!.ToText().ShouldBe("yes");
        answers.Find("recommendations_status")!.ToText().ShouldBe("provisional");
    }

    [TestCase("mine", "Boris's words")]
    [TestCase("theirs", "Amina's words")]
    public async Task Save_TwoBrowsersOnOneQuestion_BothVersionsAreShownAndOneIsChosen(string choice, string expected)
    {
        await using var first = await Begin("sections/1");
        await using var second = await Begin("sections/1", first.Link, "Boris");
        await first.Write("mechanism", "Amina's words");
        await first.Press("leave");
        await second.Write("mechanism", "Boris's words");
        await second.Press("continue");

        var shown = await second.Page.Text("main");
        shown.ShouldContain("Amina's words");
        shown.ShouldContain("Boris's words");
        (await _round.Desk.Find("grcp7", "igad-rcp"))!
            .Content.Answers.Find("mechanism")!
            .ToText()
            .ShouldBe("Amina's words", "Nothing is overwritten before somebody has decided.");

        await second.Page.CheckAsync($"[value={choice}]");
        await second.Page.ClickAsync("main button.main");

        second.Page.Url.ShouldEndWith("/sections/2");
        (await _round.Desk.Find("grcp7", "igad-rcp"))!.Content.Answers.Find("mechanism")!.ToText().ShouldBe(expected);
    }

    [Test]
    public async Task Save_TwoBrowsersAddRows_RowsOfBothAreKept()
    {
        (await _round.Save("igad-rcp", """{"has_recommendations": "yes"}""")).Succeeded.ShouldBeTrue();
        await using var first = await Begin("sections/2");
        await using var second = await Begin("sections/2", first.Link, "Boris", withScript: false);
        await first.Press("add/recommendations");
        await first.Write("recommendations/#1/text", "Amina's recommendation");
        await first.Press("leave");
        await second.Press("add/recommendations");
        second.Page.Url.ShouldEndWith(
            $"#{await second.NameOf("recommendations/#2")}",
            Case.Sensitive,
            "The row of Boris stands after Amina's.");
        await second.Write("recommendations/#2/text", "Boris's recommendation");
        await second.Press("leave");

        (await Recommendations()).ShouldBe(["Amina's recommendation", "Boris's recommendation"]);
    }

    [Test]
    public async Task Autosave_TwoBrowsersOnDifferentRows_BothAreKeptHoweverOftenTheySave()
    {
        (
            await _round.Save(
                "igad-rcp",
                """{"has_recommendations": "yes", "recommendations": [{"text": "One"}, {"text": "Two"}, {"text": "Three"}]}""")
        ).Succeeded.ShouldBeTrue();
        await using var first = await Begin("sections/2");
        await using var second = await Begin("sections/2", first.Link, "Boris");

        await first.Write("recommendations/1/text", "One by Amina");
        await WaitForRecommendations(first, "One by Amina", "Two", "Three");
        await second.Write("recommendations/3/text", "Three by Boris");
        await second.Choose("recommendations_status", "provisional");
        await WaitForRecommendations(second, "One by Amina", "Two", "Three by Boris");
        await first.Write("recommendations/1/text", "One by Amina, again");
        await WaitForRecommendations(first, "One by Amina, again", "Two", "Three by Boris");
        await second.Press("remove/recommendations/2");
        await WaitForRecommendations(second, "One by Amina, again", "Three by Boris");
        await first.Write("recommendations/1/text", "One by Amina, at last");
        await first.Press("leave");

        (await Recommendations()).ShouldBe(["One by Amina, at last", "Three by Boris"]);
        (await _round.Desk.Find("grcp7", "igad-rcp"))!
            .Content.Answers.Find("recommendations_status")!
            .ToText()
            .ShouldBe("provisional", "What Amina's page has not shown is not undone by it.");
    }

    [Test]
    public async Task Autosave_TwoBrowsersAddARowAtOnce_EachHasItsOwn()
    {
        (
            await _round.Save("igad-rcp", """{"has_recommendations": "yes", "recommendations": [{"text": "One"}]}""")
        ).Succeeded.ShouldBeTrue();
        await using var first = await Begin("sections/2");
        await using var second = await Begin("sections/2", first.Link, "Boris");

        await first.Press("add/recommendations");
        await WaitForRecommendations(first, "One", "");
        await second.Press("add/recommendations");
        await WaitForRecommendations(second, "One", "", "");
        await first.Write("recommendations/#2/text", "Two by Amina");
        await WaitForRecommendations(first, "One", "Two by Amina", "");
        await second.Write("recommendations/#2/text", "Two by Boris");

        await WaitForRecommendations(second, "One", "Two by Amina", "Two by Boris");
    }

    [Test]
    public async Task Autosave_ArrivesAfterLaterWords_ChangesNothing()
    {
        await using var secretariat = await Begin("sections/1");
        var autosave = "";
        secretariat.Page.Request += (_, request) =>
            autosave = request.Method == "POST" && autosave.Length == 0 ? request.PostData! : autosave;
        await secretariat.Write("mechanism", "The first part");
        await secretariat.WaitUntilSaved(_round, IsMechanism("The first part"));
        await secretariat.Write("mechanism", "The first part and the decisive second part");
        await secretariat.Press("leave");

        var late = await secretariat.Page.Context.APIRequest.PostAsync(
            $"{secretariat.Home}/sections/1",
            new()
            {
                DataString = autosave,
                Headers = new Dictionary<string, string>(StringComparer.Ordinal)
                {
                    ["Content-Type"] = "application/x-www-form-urlencoded",
                    ["Accept"] = "application/json",
                },
            }
        );

        late.Status.ShouldBe(204);
        (await _round.Desk.Find("grcp7", "igad-rcp"))!
            .Content.Answers.Find("mechanism")!
            .ToText()
            .ShouldBe("The first part and the decisive second part");
    }

    [Test]
    public async Task Autosave_AfterAConflict_WhatIsTypedFurtherIsKeptInTheBrowser()
    {
        await using var first = await Begin("sections/1");
        await using var second = await Begin("sections/1", first.Link, "Boris");
        await first.Write("mechanism", "Amina's words");
        await first.WaitUntilSaved(_round, IsMechanism("Amina's words"));
        await second.Write("mechanism", "Boris's words");
        await second.Page.WaitForSelectorAsync("#_both:visible");

        await second.Write("mechanism", "Boris's words and more");

        await second.Page.WaitForFunctionAsync("() => Object.values(localStorage).some(text => text.includes('words+and+more'))");
    }

    [Test]
    public async Task Restore_AnswerToASaveWasLost_NothingIsDoubled()
    {
        (
            await _round.Save(
                "igad-rcp",
                """{"has_recommendations": "yes", "recommendations": [{"text": "One"}, {"text": "Two"}, {"text": "Three"}]}""")
        ).Succeeded.ShouldBeTrue();
        await using var secretariat = await Begin("sections/2");
        await secretariat.Press("remove/recommendations/1");
        await WaitForRecommendations(secretariat, "Two", "Three");
        await secretariat.Page.WaitForFunctionAsync("() => !Object.keys(localStorage).some(key => key.startsWith('survey '))");
        await LoseAnswers(secretariat);
        await secretariat.Write("recommendations/2/text", "Two, changed");
        await secretariat.Press("add/recommendations");
        await secretariat.Write("recommendations/#3/text", "Four");
        await WaitForRecommendations(secretariat, "Two, changed", "Three", "Four");
        await secretariat.Page.WaitForSelectorAsync("#_status.bad");
        await secretariat.Page.UnrouteAllAsync();
        await secretariat.Page.RouteAsync("**/*", route => route.AbortAsync("internetdisconnected"));
        await secretariat.Write("recommendations/#3/text", "Four and more");
        await secretariat.Page.WaitForFunctionAsync("() => Object.values(localStorage).some(text => text.includes('Four+and+more'))");
        await secretariat.Page.CloseAsync(new() { RunBeforeUnload = false });

        var page = await secretariat.Browser.NewPageAsync();
        await page.GotoAsync($"{secretariat.Home}/sections/2");
        await page.ClickAsync("[data-restore]");
        await page.FillAsync("[name='recommendations/3/text']", "Three, changed too");

        await Respondent.WaitUntilSavedOn(page, _round, dossier =>
            Recommendations(dossier).SequenceEqual(["Two, changed", "Three, changed too", "Four and more"]));
    }

    [Test]
    public async Task Restore_ReplyWasLostAndMoreWasTyped_OwnAnswersAreNotTakenForAnothers()
    {
        await using var secretariat = await Begin("sections/1");
        await secretariat.Page.RouteAsync("**/sections/1", async route =>
        {
            await route.FetchAsync();
            await route.AbortAsync("internetdisconnected");
        });
        await secretariat.Write("mechanism", "Arrived");
        await secretariat.WaitUntilSaved(_round, IsMechanism("Arrived"));
        await secretariat.Page.WaitForSelectorAsync("#_status.bad");
        await secretariat.Page.UnrouteAllAsync();
        await secretariat.Page.RouteAsync("**/*", route => route.AbortAsync("internetdisconnected"));
        await secretariat.Write("mechanism", "Arrived, and more");
        await secretariat.Page.WaitForFunctionAsync("() => Object.values(localStorage).some(text => text.includes('and+more'))");
        await secretariat.Page.CloseAsync(new() { RunBeforeUnload = false });

        var page = await secretariat.Browser.NewPageAsync();
        await page.GotoAsync($"{secretariat.Home}/sections/1");
        await page.ClickAsync("[data-restore]");

        await Respondent.WaitUntilSavedOn(page, _round, IsMechanism("Arrived, and more"));
    }

    [TestCase("mine", "One by Boris", "Two by Boris", "Three by Amina")]
    [TestCase("theirs", "One by Boris", "Two by Amina", "Three by Amina")]
    [TestCase("both", "One by Boris", "Two by Amina", "Two by Boris", "Three by Amina")]
    public async Task Save_TwoBrowsersOnOneRow_OnlyThatRowIsToBeDecided(string choice, params string[] expected)
    {
        (
            await _round.Save(
                "igad-rcp",
                """{"has_recommendations": "yes", "recommendations": [{"text": "One"}, {"text": "Two"}, {"text": "Three"}]}""")
        ).Succeeded.ShouldBeTrue();
        await using var first = await Begin("sections/2", withScript: false);
        await using var second = await Begin("sections/2", first.Link, "Boris", withScript: false);
        await first.Write("recommendations/2/text", "Two by Amina");
        await first.Write("recommendations/3/text", "Three by Amina");
        await first.Press("leave");
        await second.Write("recommendations/1/text", "One by Boris");
        await second.Write("recommendations/2/text", "Two by Boris");
        await second.Press("leave");

        await second.Page.CheckAsync($"[value={choice}]");
        await second.Page.ClickAsync("main button.main");

        (await Recommendations()).ShouldBe(expected);
    }

    [Test]
    public async Task Autosave_AnswerLostOnTheWay_OwnWordsAreNotTakenForAnothersNorDoubled()
    {
        (
            await _round.Save("igad-rcp", """{"has_recommendations": "yes", "recommendations": [{"text": "One"}]}""")
        ).Succeeded.ShouldBeTrue();
        await using var secretariat = await Begin("sections/2");
        await LoseAnswers(secretariat);
        await secretariat.Write("recommendations/1/text", "One, changed");
        await secretariat.Press("add/recommendations");
        await secretariat.Write("recommendations/#2/text", "Two");
        await WaitForRecommendations(secretariat, "One, changed", "Two");
        await secretariat.Page.WaitForSelectorAsync("#_status.bad");
        await secretariat.Page.UnrouteAllAsync();

        await secretariat.Write("recommendations/1/text", "One, changed again");
        await secretariat.Write("recommendations/#2/text", "Two, further");
        await secretariat.Press("leave");

        secretariat.Page.Url.ShouldEndWith("/tasks");
        (await Recommendations()).ShouldBe(["One, changed again", "Two, further"]);
    }

    [Test]
    public async Task Autosave_ConflictsWithAnother_SaysSoAndShowsBoth()
    {
        await using var first = await Begin("sections/1");
        await using var second = await Begin("sections/1", first.Link, "Boris");
        await first.Write("mechanism", "Amina's words");
        await first.WaitUntilSaved(_round, IsMechanism("Amina's words"));

        await second.Write("mechanism", "Boris's words");
        await second.Page.ClickAsync("#_both");

        (await second.Page.Text("h1")).ShouldBe("Two versions of your answers");
    }

    [Test]
    public async Task Autosave_CookieGone_SaysSoAndGoesOnOnceTheLinkIsOpenedAgain()
    {
        await using var secretariat = await Begin("sections/1");
        await secretariat.Browser.ClearCookiesAsync();

        await secretariat.Write("mechanism", "Typed after the session had ended");
        await secretariat.Page.WaitForSelectorAsync("#_status.bad");
        (await secretariat.Page.Text("#_status")).ShouldContain("Open the link");
        (await secretariat.Page.InputValueAsync("#mechanism")).ShouldBe("Typed after the session had ended");

        var other = await secretariat.Browser.NewPageAsync();
        await other.GotoAsync(secretariat.Link);
        await secretariat.Press("continue");
        await secretariat.Page.ClickAsync("main button.main");
        (await _round.Desk.Find("grcp7", "igad-rcp"))!
            .Content.Answers.Find("mechanism")!
            .ToText()
            .ShouldBe("Typed after the session had ended");
    }

    [Test]
    public async Task Save_LinkRevokedAndReplaced_WordsComeBackAndCanBeSentAgain([Values] bool withScript)
    {
        await using var secretariat = await Begin("sections/1", withScript: withScript);
        (await _service.Get<LinkDesk>()
            .Revoke("grcp7", "igad-rcp", role: null, id: null, new Actor(ActorRole.Coordinator, "Jane"))).ShouldBe(1);

        await secretariat.Write("mechanism", "Typed after the link was revoked");
        await secretariat.Press("continue");

        (await secretariat.Page.Text("main")).ShouldContain("Typed after the link was revoked");
        (await secretariat.Page.Text("main")).ShouldContain("ask for a new one");
        (await _round.Desk.Find("grcp7", "igad-rcp"))!.Draft.ShouldBeNull();
    }

    [Test]
    public async Task Autosave_NetworkCut_SaysSoAndSavesWhenItIsBack()
    {
        await using var secretariat = await Begin("sections/1");
        await secretariat.Browser.SetOfflineAsync(true);
        await secretariat.Write("mechanism", "Typed without a connection");
        await secretariat.Page.WaitForSelectorAsync("#_status.bad");

        await secretariat.Browser.SetOfflineAsync(false);

        await secretariat.WaitUntilSaved(_round, IsMechanism("Typed without a connection"));
    }

    [Test]
    public async Task Autosave_NetworkCutAndPageClosed_WordsAreOfferedAgain()
    {
        await using var secretariat = await Begin("sections/1");
        // For this page only and for good: a browser that is offline as a whole comes back while it closes its page, which may then save
        // after all.
        await secretariat.Page.RouteAsync("**/*", route => route.AbortAsync("internetdisconnected"));
        await secretariat.Write("mechanism", "Typed without a connection");
        await secretariat.Page.WaitForSelectorAsync("#_status.bad");
        await secretariat.Page.CloseAsync(new() { RunBeforeUnload = false });

        var page = await secretariat.Browser.NewPageAsync();
        await page.GotoAsync($"{secretariat.Home}/sections/1");
        await page.ClickAsync("[data-restore]");

        (await page.InputValueAsync("#mechanism")).ShouldBe("Typed without a connection");
        await Respondent.WaitUntilSavedOn(page, _round, IsMechanism("Typed without a connection"));
    }

    [Test]
    public async Task Restore_OthersHaveChangedRowsMeanwhile_NothingOfTheirsIsUndone()
    {
        (
            await _round.Save(
                "igad-rcp",
                """{"has_recommendations": "yes", "recommendations": [{"text": "One"}, {"text": "Two"}, {"text": "Three"}]}""")
        ).Succeeded.ShouldBeTrue();
        await using var secretariat = await Begin("sections/2");
        await secretariat.Page.RouteAsync("**/*", route => route.AbortAsync("internetdisconnected"));
        await secretariat.Write("recommendations/2/text", "Two by Amina");
        await secretariat.Press("add/recommendations");
        await secretariat.Write("recommendations/#4/text", "Four by Amina");
        await secretariat.Page.WaitForFunctionAsync(
            "() => (localStorage[Object.keys(localStorage).find(key => key.startsWith('survey '))] ?? '').includes('Four+by+Amina')");
        await secretariat.Page.CloseAsync(new() { RunBeforeUnload = false });
        (
            await _round.Save(
                "igad-rcp",
                """
                {"has_recommendations": "yes", "recommendations_status": "final",
                 "recommendations": [{"text": "Two"}, {"text": "Three by Boris"}]}
                """
            )
        ).Succeeded.ShouldBeTrue();

        var page = await secretariat.Browser.NewPageAsync();
        await page.GotoAsync($"{secretariat.Home}/sections/2");
        await page.CheckAsync("[name=recommendations_status][value=provisional]");
        await Respondent.WaitUntilSavedOn(page, _round, dossier =>
            dossier.Content.Answers.Find("recommendations_status")!.ToText() == "provisional");
        await page.CheckAsync("[name=recommendations_status][value=final]");
        await Respondent.WaitUntilSavedOn(page, _round, dossier =>
            dossier.Content.Answers.Find("recommendations_status")!.ToText() == "final");
        await page.ClickAsync("[data-restore]");

        await Respondent.WaitUntilSavedOn(page, _round, dossier =>
            Recommendations(dossier).SequenceEqual(["Two by Amina", "Three by Boris", "Four by Amina"]));
        (await _round.Desk.Find("grcp7", "igad-rcp"))!.Content.Answers.Find("recommendations_status")!.ToText().ShouldBe("final");
    }

    [Test]
    public async Task Leave_WithUnsavedWords_Warns()
    {
        await using var secretariat = await Begin("sections/1");
        await secretariat.Browser.SetOfflineAsync(true);
        await secretariat.Page.ClickAsync("#mechanism");
        await secretariat.Page.Keyboard.TypeAsync("Unsaved");
        var warned = false;
        secretariat.Page.Dialog += (_, dialog) =>
        {
            warned = dialog.Type == "beforeunload";
            _ = dialog.AcceptAsync();
        };

        await secretariat.Page.CloseAsync(new() { RunBeforeUnload = true });
        for (var attempt = 0; attempt < 50 && !warned; attempt++)
        {
            await Task.Delay(100);
        }

        warned.ShouldBeTrue();
    }

    [Test]
    public async Task Remove_ARowByMistake_CanBeUndone()
    {
        (
            await _round.Save("igad-rcp", """{"has_recommendations": "yes", "recommendations": [{"text": "One"}, {"text": "Two"}]}""")
        ).Succeeded.ShouldBeTrue();
        await using var secretariat = await Begin("sections/2");
        await secretariat.Press("remove/recommendations/1");
        await secretariat.WaitUntilSaved(_round, dossier => dossier.Content.Answers.GetRows("recommendations").Count == 1);

        await secretariat.Page.ClickAsync("text=Undo");

        await secretariat.WaitUntilSaved(_round, dossier =>
            dossier.Content.Answers.GetRows("recommendations").Select(row => row.Find("text")!.ToText()).SequenceEqual(["One", "Two"]));
    }

    private Task<Respondent> Begin(string path, string? link = null, string name = "Amina", bool withScript = true) =>
        Respondent.ComeTo(_service, path, link, name, withScript);

    /// <summary>From now on what the page sends arrives, and no answer comes back.</summary>
    private static Task LoseAnswers(Respondent respondent) => respondent.Page.RouteAsync("**/sections/2", async route =>
    {
        await route.FetchAsync();
        await route.AbortAsync("internetdisconnected");
    });

    private async Task<IEnumerable<string>> Recommendations() => Recommendations((await _round.Desk.Find("grcp7", "igad-rcp"))!);

    private static IEnumerable<string> Recommendations(ResponseDossier dossier) =>
        dossier.Content.Answers.GetRows("recommendations").Select(row => row.Find("text")?.ToText() ?? "");

    private Task WaitForRecommendations(Respondent respondent, params string[] texts) =>
        respondent.WaitUntilSaved(_round, dossier => Recommendations(dossier).SequenceEqual(texts));

    private static Func<ResponseDossier, bool> IsMechanism(string text) =>
        dossier => dossier.Content.Answers.Find("mechanism") is TextAnswer answer && answer.Value == text;
}
