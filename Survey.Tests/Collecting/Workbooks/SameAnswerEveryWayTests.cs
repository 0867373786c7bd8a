using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Nodes;
using Survey.Collecting.Responses;
using Survey.Collecting.Workbooks;
using Survey.Core.Responses;
using Survey.Files.AnswerWorkbooks;
using Survey.Storage.Sqlite;
using Survey.Tests.Files.AnswerWorkbooks;
using Survey.Tests.Support;
using Respondent = Survey.Tests.Api.Answering.Respondent;

namespace Survey.Tests.Collecting.Workbooks;

/// <summary>
/// The same answer, submitted and endorsed by folder, API, workbook and browser, gives the same revisions, word for word, and the same
/// overview.
/// </summary>
public sealed class SameAnswerEveryWayTests
{
    private TemporaryFolder _folder = null!;

    private string Store => _folder.PathOf("survey.db");

    [SetUp]
    public async Task MakeStore()
    {
        _folder = new TemporaryFolder();
        await FullAnswer.MakeStore(_folder, Store);
    }

    [TearDown]
    public void RemoveStore() => _folder.Dispose();

    [Test]
    public async Task ByFolder_IsEightFiveAndTwo()
    {
        var answers = FullAnswer.Answers;
        answers["recommendations"]!.AsArray().Count.ShouldBe(8);
        answers["practices"]!.AsArray().Count.ShouldBe(5);
        answers["principles"]!.AsArray().Count.ShouldBe(2);

        var (revisions, overview) = await FullAnswer.ByFolder();

        revisions.Split('\n').Length.ShouldBe(2);
        JsonNode.Parse(overview)!["overall"]!["recommendingFinal"]!
            .AsArray()
            .Select(each => each!.GetValue<string>())
            .ShouldBe([FullAnswer.Organization]);
    }

    [Test]
    public async Task ByApi_IsTheSameAsByFolder()
    {
        using (var service = new ServiceUnderTest(Store, FullAnswer.Clock))
        {
            using var secretariat = await service.CreateClient(ActorRole.Secretariat, FullAnswer.Round, FullAnswer.Organization);
            using var chair = await service.CreateClient(ActorRole.Chair, FullAnswer.Round, FullAnswer.Organization);
            const string Address = $"/v1/rounds/{FullAnswer.Round}/responses/{FullAnswer.Organization}";
            await Send(
                secretariat,
                HttpMethod.Put,
                Address,
                new { answers = JsonSerializer.SerializeToElement(FullAnswer.Answers), language = "en" }
            );
            await Send(secretariat, HttpMethod.Post, $"{Address}/submit", new { submittedBy = FullAnswer.Secretary });
            var read = await chair.GetAsync(new Uri(Address, UriKind.Relative));
            await Send(chair, HttpMethod.Post, $"{Address}/endorse", new { endorsedBy = FullAnswer.Chair }, read.Headers.ETag!);
        }

        (await FullAnswer.Read(Store)).ShouldBe(await FullAnswer.ByFolder());
    }

    [Test]
    public async Task ByWorkbook_IsTheSameAsByFolder()
    {
        var store = SqliteStore.Open(Store, FullAnswer.Clock, create: false);
        var desk = new WorkbookDesk(store);
        var content = (await desk.Find(FullAnswer.Round, FullAnswer.Organization, "en"))!;
        var workbook = new AnsweredWorkbook(content.Round, organization: FullAnswer.Organization);
        using (var written = new MemoryStream())
        {
            AnswerWorkbook.Write(written, content);
            workbook.Bytes = written.ToArray();
        }

        workbook.Change(book =>
        {
            foreach (var (code, answer) in FullAnswer.Answers.Where(each => each.Value is JsonValue))
            {
                AnsweredWorkbook.AnswerOf(book, code).Value = answer!.GetValue<string>();
            }

            foreach (var (group, row, number) in FullAnswer.NumberedRows)
            {
                AnsweredWorkbook.AnswerOf(book, group, number, "text").Value = row.Text;
                AnsweredWorkbook.AnswerOf(book, group, number, "elements").Value = row.Elements;
                if (group == "practices")
                {
                    AnsweredWorkbook.AnswerOf(book, group, number, "kind").Value = FullAnswer.Kinds[number - 1];
                }

                if (group == "recommendations")
                {
                    AnsweredWorkbook.AnswerOf(book, group, number, "link").Value = FullAnswer.LinkOf(number);
                }
            }

            AnsweredWorkbook.OnStart(book, "#submitted-by").Value = FullAnswer.Secretary;
            AnsweredWorkbook.OnStart(book, "#state").Value = AnswerWords.Of("en").Final;
        });
        var result = await desk.Collect(
            FullAnswer.Round,
            [new WorkbookUpload("answer.xlsx", workbook.Bytes)],
            new CollectOptions(new Actor(ActorRole.Secretariat, FullAnswer.Secretary)));
        result.IsStored.ShouldBeTrue(string.Join('\n', result.Workbooks[0].Problems));
        (
            await new ResponseDesk(store).Endorse(
                FullAnswer.Round,
                FullAnswer.Organization,
                FullAnswer.Chair,
                new DeskRequest(new Actor(ActorRole.Chair, FullAnswer.Chair), InputChannel.Page))
        ).Succeeded.ShouldBeTrue();

        (await FullAnswer.Read(Store)).ShouldBe(await FullAnswer.ByFolder());
    }

    [Test]
    public async Task InABrowser_IsTheSameAsByFolder()
    {
        await using (var service = await RunningService.Start(Store, FullAnswer.Clock))
        {
            await using var secretariat = await Respondent.Come(service);
            await secretariat.Begin(FullAnswer.Secretary);
            await secretariat.Go("sections/1");
            await secretariat.Write("mechanism", FullAnswer.Answers["mechanism"]!.GetValue<string>());
            await secretariat.Press("continue");
            await FillGroup(secretariat, "recommendations");
            await FillGroup(secretariat, "practices");
            await FillGroup(secretariat, "principles");
            await secretariat.Press("continue");
            await secretariat.Page.FillAsync("#name", FullAnswer.Secretary);
            await secretariat.Page.ClickAsync("main button.main");
            await using var chair = await Respondent.Come(service, role: ActorRole.Chair);
            await chair.Page.FillAsync("#name", FullAnswer.Chair);
            await chair.Page.ClickAsync("main button.main");
            await chair.Page.WaitForSelectorAsync(".banner");
        }

        (await FullAnswer.Read(Store)).ShouldBe(await FullAnswer.ByFolder());
    }

    private static async Task FillGroup(Respondent secretariat, string group)
    {
        await secretariat.Choose($"has_{group}", "yes", $"button[value='add/{group}']:visible");
        if (group == "recommendations")
        {
            await secretariat.Choose("recommendations_status", "final");
        }

        foreach (var (_, row, number) in FullAnswer.NumberedRows.Where(each => each.Group == group))
        {
            await secretariat.Press($"add/{group}");
            await secretariat.Write($"{group}/#{number}/text", row.Text);
            await secretariat.Write($"{group}/#{number}/elements", row.Elements);
            if (group == "practices")
            {
                await secretariat.Write($"practices/#{number}/kind", FullAnswer.Kinds[number - 1]);
            }

            if (group == "recommendations")
            {
                await secretariat.Write($"recommendations/#{number}/link", FullAnswer.LinkOf(number));
            }
        }

        await secretariat.Press("continue");
    }

    private static async Task Send(HttpClient client, HttpMethod method, string address, object body, EntityTagHeaderValue? seen = null)
    {
        using var request = new HttpRequestMessage(method, address) { Content = JsonContent.Create(body) };
        if (seen is not null)
        {
            request.Headers.IfMatch.Add(seen);
        }

        using var answer = await client.SendAsync(request);
        answer.IsSuccessStatusCode.ShouldBeTrue(await answer.Content.ReadAsStringAsync());
    }
}
