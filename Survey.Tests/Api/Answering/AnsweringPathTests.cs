using Survey.Api.Texts;
using Survey.Core.Questionnaires.Answers;
using Survey.Core.Responses;
using Survey.Tests.Support;

namespace Survey.Tests.Api.Answering;

/// <summary>The whole way of the secretariat and the chair, in a browser.</summary>
public sealed class AnsweringPathTests
{
    [Test]
    public async Task Path_FromLinkToEndorsement_LeadsThrough([Values("en", "ar")] string language, [Values] bool withScript)
    {
        using var round = await CollectingRound.Make("grcp7");
        await using var service = await RunningService.Start(round.StorePath, round.Clock);
        await using var secretariat = await Respondent.Come(service, language, withScript);
        var (page, texts) = (secretariat.Page, InterfaceTexts.Of(language));

        page.Url.ShouldNotContain("svl_");
        (await page.Text("main")).ShouldContain(texts.Fill("deadline", ("day", texts.Day(round.Round.Deadline!.Value))));
        await secretariat.Begin("Amina Said");
        (await page.Text("h1")).ShouldBe(texts["tasks.title"]);

        await page.ClickAsync(".tasks a");
        await secretariat.Write("mechanism", "IGAD Regional Consultative Process (IGAD-RCP)");
        await secretariat.Press("continue");
        await AnswerRecommendations(secretariat);
        await secretariat.Press("continue");
        await secretariat.Choose("has_practices", "no");
        await secretariat.Press("continue");
        await secretariat.Press("continue");
        await secretariat.Press("continue");

        using var count = new SubmissionCount(service.Services);
        await Submit(secretariat, texts);
        count.InputChannels.ShouldBe(["page"]);
        var dossier = (await round.Desk.Find("grcp7", "igad-rcp")).ShouldNotBeNull();
        dossier.State.ShouldBe(ResponseState.Submitted);
        var submitted = dossier.Latest.ShouldNotBeNull();
        submitted.Response.SubmittedBy.ShouldBe("Amina Said");
        submitted.Response.Language.ShouldBe(language);
        submitted.Way.ShouldBe(InputChannel.Page);
        var rows = submitted.Response.Answers.GetRows("recommendations");
        rows.Select(row => ((TextAnswer)row.Find("text")!).Value).ShouldBe(["The second one", "The first one"]);
        rows[1].Find("elements")!.ToText().ShouldBe("w h 3");
        (await page.Text("main")).ShouldContain(submitted.Hash);

        await Endorse(service, language, withScript, texts);
        (await round.Desk.Find("grcp7", "igad-rcp"))!.State.ShouldBe(ResponseState.Endorsed);

        await CorrectAndWithdraw(secretariat, texts);
        (await round.Desk.Find("grcp7", "igad-rcp"))!.State.ShouldBe(ResponseState.Withdrawn);
        (await round.History.Find("grcp7", "igad-rcp"))!.Select(entry => entry.Response.State)
            .ShouldBe([ResponseState.Submitted, ResponseState.Endorsed, ResponseState.Submitted, ResponseState.Withdrawn]);
    }

    [Test]
    public async Task Chair_SendsBackWithAComment_SecretariatReadsIt([Values] bool withScript)
    {
        using var round = await CollectingRound.Make("grcp7");
        await using var service = await RunningService.Start(round.StorePath, round.Clock);
        await using var secretariat = await Respondent.Come(service, "en", withScript);
        await secretariat.Begin("Amina Said");
        await secretariat.AnswerAll("IGAD-RCP");
        await Submit(secretariat, InterfaceTexts.Of("en"));
        await using var chair = await Respondent.Come(service, "en", withScript, role: ActorRole.Chair);

        await chair.Page.ClickAsync($"text={InterfaceTexts.Of("en")["chair.return-button"]}");
        (await chair.Page.Text(".summary")).ShouldContain("so that the secretariat knows what to change");
        await chair.Page.FillAsync("#reason", "Please add the declaration of Kampala.");
        await chair.Page.FillAsync("#returned-by", "Ambassador Otieno");
        await chair.Page.ClickAsync($"text={InterfaceTexts.Of("en")["chair.return-button"]}");

        (await round.Desk.Find("grcp7", "igad-rcp"))!.State.ShouldBe(ResponseState.Returned);
        await secretariat.Page.GotoAsync(secretariat.Home);
        (await secretariat.Page.Text("main")).ShouldContain("Returned by Ambassador Otieno");
        (await secretariat.Page.Text("blockquote")).ShouldBe("Please add the declaration of Kampala.");
    }

    [Test]
    public async Task Check_IncompleteAnswers_EachProblemLeadsToItsField([Values] bool withScript)
    {
        using var round = await CollectingRound.Make("grcp7");
        await using var service = await RunningService.Start(round.StorePath, round.Clock);
        await using var secretariat = await Respondent.Come(service, "en", withScript);
        await secretariat.Begin("Amina Said");
        await secretariat.Go("sections/2");
        await secretariat.Choose("has_recommendations", "yes", "button[value='add/recommendations']:visible");
        await secretariat.Press("add/recommendations");
        await secretariat.Write("recommendations/#1/text", "Something");
        await secretariat.Write("recommendations/#1/elements", "h, zz");
        await secretariat.Write("recommendations/#1/link", "www.example.org/a b");
        var row = await secretariat.NameOf("recommendations/#1");
        await secretariat.Press("leave");
        await secretariat.Go("check");

        var links = await secretariat.Page.Locator(".summary a").AllAsync();
        var addresses = await Task.WhenAll(links.Select(link => link.GetAttributeAsync("href")));
        addresses.Select(address => address!.Split('#')[1]).ShouldBe(
            ["recommendations_status", $"{row}/elements", $"{row}/link", "has_practices"]);
        foreach (var address in addresses)
        {
            await secretariat.Page.GotoAsync(service.Address + address);
            (await secretariat.Page.Locator($"[id='{address!.Split('#')[1]}']").CountAsync()).ShouldBe(1, address);
        }

        await secretariat.Page.GotoAsync(service.Address + addresses[2]);
        (await secretariat.Page.InputValueAsync($"[name='{row}/link']")).ShouldBe(
            "www.example.org/a b",
            "What was typed is shown as it was typed.");
        (await secretariat.Page.InputValueAsync($"[name='{row}/elements']")).ShouldBe("h, zz");
        if (withScript)
        {
            // What is corrected is no longer told to be wrong, and what is not still is.
            await secretariat.Write("recommendations/#1/link", "https://example.org/a");
            (await secretariat.Page.Locator($"[id='{row}/link?e'], #_problems a[href='#{row}/link']").CountAsync()).ShouldBe(0);
            (await secretariat.Page.Locator($"[id='{row}/elements?e'], #_problems a[href='#{row}/elements']").CountAsync()).ShouldBe(2);
        }
    }

    private static async Task AnswerRecommendations(Respondent secretariat)
    {
        await secretariat.Choose("has_recommendations", "yes", "button[value='add/recommendations']:visible");
        await secretariat.Choose("recommendations_status", "final");
        await secretariat.Press("add/recommendations");
        await secretariat.Write("recommendations/#1/text", "The first one");
        await secretariat.Pick("recommendations/#1/elements", "w", "h", "3");
        await secretariat.Press("copy/recommendations/#1");
        await secretariat.Write("recommendations/#2/text", "The second one");
        await secretariat.Press("up/recommendations/#2");
        await secretariat.Press("add/recommendations");
        await secretariat.Write("recommendations/#3/text", "A third one by mistake");
        await secretariat.Press("remove/recommendations/#3");
        if (!secretariat.WithScript)
        {
            await secretariat.Press("drop/recommendations/#3");
        }
    }

    private static async Task Submit(Respondent secretariat, InterfaceTexts texts)
    {
        (await secretariat.Page.Text("h1")).ShouldBe(texts["check.title"]);
        (await secretariat.Page.Locator(".summary").CountAsync()).ShouldBe(0);
        await secretariat.Page.ClickAsync("main button.main");
        (await secretariat.Page.Text("h1")).ShouldBe(texts["receipt.title"]);
    }

    private static async Task Endorse(RunningService service, string language, bool withScript, InterfaceTexts texts)
    {
        await using var chair = await Respondent.Come(service, language, withScript, role: ActorRole.Chair);
        (await chair.Page.Text("main")).ShouldContain("The second one");
        await chair.Page.FillAsync("#name", "H.E. the Chair");
        await chair.Page.ClickAsync($"text={texts["chair.endorse-button"]}");
        (await chair.Page.Text(".banner")).ShouldContain("H.E. the Chair");
        (await chair.Page.Locator("main form").CountAsync()).ShouldBe(0, "What is endorsed is not to be endorsed again.");
    }

    private static async Task CorrectAndWithdraw(Respondent secretariat, InterfaceTexts texts)
    {
        var page = secretariat.Page;
        await secretariat.Go("sections/1");
        await secretariat.Write("mechanism", "IGAD-RCP");
        await secretariat.Press("leave");
        await page.GotoAsync(secretariat.Home);
        (await page.Text(".banner")).ShouldContain(texts["standing.correction"]);
        (await page.Text("#endorsed")).ShouldBe(texts["submit.endorsed"]);
        await secretariat.Go("check");
        (await page.Text("#endorsed")).ShouldBe(texts["submit.endorsed"]);
        await Submit(secretariat, texts);

        await secretariat.Go("history?from=1&to=3");
        (await page.Text("del")).ShouldContain("IGAD Regional Consultative Process (IGAD-RCP)");
        (await page.Text("ins")).ShouldContain("IGAD-RCP");

        await secretariat.Go("withdraw");
        await page.ClickAsync("button.danger");
    }
}
