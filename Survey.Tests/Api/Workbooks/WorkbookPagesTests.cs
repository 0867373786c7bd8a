using System.IO.Compression;
using Microsoft.Playwright;
using Survey.Collecting.Invitations;
using Survey.Collecting.Messages;
using Survey.Collecting.Responses;
using Survey.Core.Responses;
using Survey.Core.Rounds;
using Survey.Tests.Files.AnswerWorkbooks;
using Survey.Tests.Support;

namespace Survey.Tests.Api.Workbooks;

/// <summary>Answer workbooks of a whole round: taken in one archive, sent by mail, and brought back, many at once.</summary>
public sealed class WorkbookPagesTests
{
    [Test]
    public async Task Workbooks_TakenFilledAndBroughtBack_AreStoredTogetherOrNotAtAll()
    {
        await using var service = await CoordinatedService.Start("grcp7");
        await service.AddContacts("grcp7");
        await using var browser = await Chromium.Open();
        var page = await service.SignIn(browser);
        await page.GotoAsync($"{service.Service.Address}/rounds/grcp7");
        await page.ClickAsync("nav.tabs a[href$='/workbooks']");
        var round = (await service.Find("grcp7")).Round;
        var books = await Take(page, "fr");
        books
            .Keys.Order(StringComparer.Ordinal)
            .ShouldBe(round.Invited!.Select(organization => $"grcp7-{organization.Code}-fr.xlsx").Order(StringComparer.Ordinal));
        var organizations = (await GetNotAnswered(service)).Take(2).ToList();
        var final = Fill(round, books[$"grcp7-{organizations[0]}-fr.xlsx"]).Submit("Amina");
        var draft = new AnsweredWorkbook(round) { Bytes = books[$"grcp7-{organizations[1]}-fr.xlsx"] }
            .Change(book => AnsweredWorkbook.AnswerOf(book, "has_practices").Value = "peut-être");

        using var count = new SubmissionCount(service.Service.Services);
        await Bring(page, ("final.xlsx", final.Bytes), ("draft.xlsx", draft.Bytes), ("notes.xlsx", [1, 2, 3]));

        (await page.Text(".summary")).ShouldContain("No workbook was imported");
        (await page.Text(".summary")).ShouldContain("Have the cells listed below corrected");
        (await page.Text("main")).ShouldContain("peut-être");
        (await page.Locator("tbody tr").CountAsync()).ShouldBe(3);
        await page.ShouldBeAccessible("workbooks refused");
        (await GetNotAnswered(service)).ShouldContain(organizations[0]);

        // Where no cell is named, there is none to correct.
        await Bring(page, ("notes.xlsx", [1, 2, 3]));
        (await page.Text(".summary")).ShouldBe("No workbook was imported.");

        await page.CheckAsync("[name=as-draft]");
        await Bring(page, ("final.xlsx", final.Bytes), ("draft.xlsx", draft.Bytes));

        (await page.Text(".banner.done")).ShouldContain("2 workbooks were imported");
        (await page.Locator("tbody tr td:nth-of-type(2)").AllTextContentsAsync()).ShouldBe(["Submitted", "Draft"]);
        await page.ShouldBeAccessible("workbooks taken");
        var desk = service.Service.Get<ResponseDesk>();
        (await desk.Find("grcp7", organizations[0]))!.Latest!.Response.State.ShouldBe(ResponseState.Submitted);
        (await desk.Find("grcp7", organizations[1]))!.Content.AsTyped.ShouldContain(KeyValuePair.Create("has_practices", "peut-être"));
        count.InputChannels.ShouldBe(["workbook"]);
        (await service.Service.Get<Outbox>().GetAll("grcp7")).ShouldHaveSingleItem().Kind.ShouldBe("receipt");
    }

    [Test]
    public async Task Workbooks_NoFileChosen_SaysSo()
    {
        await using var service = await CoordinatedService.Start("grcp7");
        await using var browser = await Chromium.Open(withScript: false);
        var page = await service.SignIn(browser);
        await page.GotoAsync($"{service.Service.Address}/rounds/grcp7/workbooks");
        await page.Locator("form[method=post][action$='/workbooks']").EvaluateAsync("form => form.noValidate = true");

        await page.ClickAsync("form[action$='/workbooks'] button");

        (await page.Text(".summary")).ShouldContain("No file was chosen");
    }

    private static async Task<IEnumerable<string>> GetNotAnswered(CoordinatedService service) =>
        (await service.Service.Get<InvitationDesk>().FindStatuses("grcp7"))!
            .Where(status => !status.Stage.HasAnswered())
            .Select(status => status.Organization.Code);

    private static async Task<Dictionary<string, byte[]>> Take(IPage page, string language)
    {
        await page.SelectOptionAsync("#language", language);
        var download = await page.RunAndWaitForDownloadAsync(() => page.ClickAsync("form[action$='.zip'] button"));
        await using var archive = File.OpenRead(await download.PathAsync());
        using var zip = new ZipArchive(archive);
        var books = new Dictionary<string, byte[]>(StringComparer.Ordinal);
        foreach (var entry in zip.Entries)
        {
            using var bytes = new MemoryStream();
            await using var file = await entry.OpenAsync();
            await file.CopyToAsync(bytes);
            books.Add(entry.FullName, bytes.ToArray());
        }

        return books;
    }

    private static async Task Bring(IPage page, params (string Name, byte[] Bytes)[] files)
    {
        await page.SetInputFilesAsync(
            "#workbooks",
            files.Select(file => new FilePayload
            {
                Name = file.Name,
                MimeType = "application/octet-stream",
                Buffer = file.Bytes,
            }));
        await page.ClickAsync("form[action$='/workbooks'] button");
    }

    private static AnsweredWorkbook Fill(Round round, byte[] bytes) => new AnsweredWorkbook(round) { Bytes = bytes }.Change(book =>
    {
        AnsweredWorkbook.AnswerOf(book, "mechanism").Value = "By mail";
        AnsweredWorkbook.AnswerOf(book, "has_recommendations").Value = "no";
        AnsweredWorkbook.AnswerOf(book, "recommendations_status").Value = "final";
        AnsweredWorkbook.AnswerOf(book, "has_practices").Value = "no";
        AnsweredWorkbook.AnswerOf(book, "has_principles").Value = "no";
    });
}
