using Microsoft.Playwright;
using Survey.Tests.Files.AnswerWorkbooks;
using Survey.Tests.Support;

namespace Survey.Tests.Api.Answering;

/// <summary>The workbook taken from the pages, filled in, and brought back.</summary>
public sealed class WorkbookOnPagesTests
{
    private const string CorrectionHint = "Correct it on these pages, or correct the workbook";

    [Test]
    public async Task Workbook_TakenFilledAndBroughtBack_IsADraftToFinishOnThePages([Values] bool withScript)
    {
        using var round = await CollectingRound.Make("grcp7");
        await using var service = await RunningService.Start(round.StorePath, round.Clock);
        await using var secretariat = await Respondent.Come(service, withScript: withScript);
        await secretariat.Begin("Amina Said");
        await secretariat.Go("workbook");
        await secretariat.Page.ShouldNotScrollSideways("workbook");
        var book = await Take(secretariat, round);

        book.Change(workbook =>
        {
            AnsweredWorkbook.AnswerOf(workbook, "mechanism").Value = "IGAD-RCP";
            AnsweredWorkbook.AnswerOf(workbook, "recommendations", 1, "link").Value = "not a link";
        });
        await Bring(secretariat, book);

        (await secretariat.Page.Text(".banner")).ShouldContain("2 answers and 1 row");
        (await secretariat.Page.Text("main")).ShouldContain(CorrectionHint);
        var draft = (await round.Desk.Find("grcp7", "igad-rcp"))!.Draft.ShouldNotBeNull();
        draft.Content.Answers.Find("mechanism")!.ToText().ShouldBe("IGAD-RCP");
        draft.Content.AsTyped.ShouldContain(KeyValuePair.Create("recommendations #1.link", "not a link"));
        await secretariat.Page.ClickAsync(".banner a");
        (await secretariat.Page.Text(".summary")).ShouldContain("Recommendations 1: Web link: “not a link” is not a full web address.");
    }

    [Test]
    public async Task Workbook_OlderThanWhatIsStored_IsTakenOnlyOnRequest()
    {
        using var round = await CollectingRound.Make("grcp7");
        await using var service = await RunningService.Start(round.StorePath, round.Clock);
        await using var secretariat = await Respondent.Come(service);
        await secretariat.Begin("Amina Said");
        await secretariat.Go("workbook");
        var book = await Take(secretariat, round);
        book.Change(workbook => AnsweredWorkbook.AnswerOf(workbook, "mechanism").Value = "From the workbook");
        (await round.Save("igad-rcp", """{"mechanism": "Typed meanwhile"}""")).Succeeded.ShouldBeTrue();

        await Bring(secretariat, book);
        (await secretariat.Page.Text(".summary")).ShouldContain("were changed after you downloaded this workbook");
        (await round.Desk.Find("grcp7", "igad-rcp"))!.Content.Answers.Find("mechanism")!.ToText().ShouldBe("Typed meanwhile");
        await secretariat.Page.ShouldBeAccessible("workbook refused");

        await secretariat.Page.CheckAsync("[name=replace]");
        await Bring(secretariat, book);
        (await round.Desk.Find("grcp7", "igad-rcp"))!.Content.Answers.Find("mechanism")!.ToText().ShouldBe("From the workbook");
    }

    [Test]
    public async Task Workbook_OfAnotherOrganizationOrNone_IsRefused()
    {
        using var round = await CollectingRound.Make("grcp7");
        await using var service = await RunningService.Start(round.StorePath, round.Clock);
        await using var secretariat = await Respondent.Come(service);
        await secretariat.Go("workbook");

        await secretariat.Page.ClickAsync("main button.main");
        (await secretariat.Page.Text(".summary")).ShouldContain("Choose the file");
        var other = round.Round.Invited!.First(organization => organization.Code != "igad-rcp").Code;
        await Bring(secretariat, new AnsweredWorkbook(round.Round, organization: other));
        (await secretariat.Page.Text("main")).ShouldContain(other);
        (await secretariat.Page.Text("main")).ShouldNotContain(CorrectionHint);
        (await round.Desk.Find("grcp7", "igad-rcp"))!.State.ShouldBeNull();
        (await round.Desk.Find("grcp7", other))!.State.ShouldBeNull();
        await secretariat.Page.SetInputFilesAsync(
            "#workbook",
            new FilePayload
            {
                Name = "answer.xlsx",
                MimeType = "application/octet-stream",
                Buffer = [1, 2, 3],
            }
        );
        await secretariat.Page.ClickAsync("main button.main");
        (await secretariat.Page.Text(".summary")).ShouldContain("could not be imported");
        (await secretariat.Page.Text("main")).ShouldNotContain(CorrectionHint);
    }

    private static async Task<AnsweredWorkbook> Take(Respondent secretariat, CollectingRound round)
    {
        var file = await secretariat.Browser.APIRequest.GetAsync($"{secretariat.Home}/workbook/file");
        file.Headers["content-disposition"].ShouldContain("grcp7-igad-rcp-en.xlsx");
        return new AnsweredWorkbook(round.Round) { Bytes = await file.BodyAsync() };
    }

    private static async Task Bring(Respondent secretariat, AnsweredWorkbook book)
    {
        await secretariat.Page.SetInputFilesAsync(
            "#workbook",
            new FilePayload
            {
                Name = "answer.xlsx",
                MimeType = "application/octet-stream",
                Buffer = book.Bytes,
            }
        );
        await secretariat.Page.ClickAsync("main button.main");
    }
}
