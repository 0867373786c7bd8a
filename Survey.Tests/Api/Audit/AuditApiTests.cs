using System.Net;
using System.Text.Json.Nodes;
using ClosedXML.Excel;
using Survey.Collecting.Audit;
using Survey.Collecting.Rounds;
using Survey.Core.Responses;
using Survey.Storage;
using Survey.Tests.Support;

namespace Survey.Tests.Api.Audit;

public sealed class AuditApiTests
{
    [Test]
    public async Task Get_PartByPart_GivesEveryEntryOnceTheLatestFirst()
    {
        using var collecting = await CollectingService.Make();
        using var coordinator = await collecting.Service.CreateClient(ActorRole.Coordinator);
        await (await coordinator.Send("POST", "/v1/rounds/minimal/close", """{"reason": "All have answered."}""")).Read();
        await (await coordinator.Send("POST", "/v1/rounds/minimal/reopen", """{"reason": "One more."}""")).Read();

        var entries = new List<string>();
        var actions = new List<string?>();
        string? next = "";
        while (next is not null)
        {
            var part = await coordinator.Read($"/v1/audit?limit=2{(next.Length == 0 ? "" : $"&cursor={next}")}");
            entries.AddRange(part.GetProperty("items").EnumerateArray()
                .Select(entry => $"{entry.GetProperty("bucket").GetInt32()}.{entry.GetProperty("number").GetInt64()}"));
            actions.AddRange(part.GetProperty("items").EnumerateArray().Select(entry => entry.Text("action")));
            next = part.Text("next");
        }

        entries.ShouldBeUnique();
        entries.Count.ShouldBe(5);
        var bucket = Bucket.Of("minimal");
        entries[..2].ShouldBe([$"{bucket}.3", $"{bucket}.2"]);
        actions.ShouldContain("account-added");
        actions.ShouldContain("token-made");
        actions[..2].ShouldBe(["round-reopened", "round-closed"]);
        (await coordinator.Read("/v1/audit?round=minimal"))
            .GetProperty("items")
            .EnumerateArray()
            .Select(entry => entry.Text("action"))
            .ShouldBe(["round-reopened", "round-closed", "round-loaded"]);
        (await (await coordinator.Send("GET", "/v1/audit.csv")).Content.ReadAsStringAsync())
            .Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Length.ShouldBe(entries.Count + 1);
    }

    [Test]
    public async Task Get_RoundWasChanged_SaysWhatWithTheValuesBeforeAndAfter()
    {
        using var collecting = await CollectingService.Make();
        await new RoundDesk(collecting.Service.Store).ChangeDefinition(
            "minimal",
            definition => RoundDesk.Edit(definition, document =>
            {
                document["title"] = "Another title";
                document["deadline"] = "2024-03-16";
                document["recurrence"] = new JsonObject { ["threshold"] = 0.6, ["denominator"] = "invited" };
                document["contact"] = new JsonObject { ["name"] = "The office", ["email"] = "office@example.org" };
                document["organizations"] = new JsonArray("lake", "river");
            }) with
            { Questionnaire = definition.Questionnaire.Replace("Their status", "The status", StringComparison.Ordinal) },
            TestActors.Operator);
        using var coordinator = await collecting.Service.CreateClient(ActorRole.Coordinator);

        var details = (await coordinator.Read("/v1/audit?limit=2&round=minimal")).GetProperty("items")[0].Text("details")!;
        var lines = details.Split('\n');
        lines.ShouldContain("deadline: 2024-03-15 → 2024-03-16");
        lines.ShouldContain("title: A minimal round → Another title");
        lines.ShouldContain("recurrence.threshold: – → 0.6");
        lines.ShouldContain("contact.email: – → office@example.org");
        lines.ShouldContain(line => line.StartsWith("questionnaire.json: ", StringComparison.Ordinal));
        lines.ShouldNotContain(line => line.StartsWith("framework", StringComparison.Ordinal));

        var csv = await (await coordinator.Send("GET", "/v1/audit.csv")).Content.ReadAsStringAsync();
        csv.ShouldContain("Title: A minimal round → Another title");
        csv.ShouldContain("Deadline: 15 March 2024 → 16 March 2024");
        csv.ShouldContain("Recurrence rule: share of: – → all invited organizations");
        using var browser = await collecting.Service.SignIn(ActorRole.Coordinator);
        var page = WebUtility.HtmlDecode(await PageSource.Read(browser, "/rounds/minimal/audit?lang=fr"));
        page.ShouldContain("Date limite : 15 mars 2024 → 16 mars 2024");
        page.ShouldContain("Adresse du contact : – → office@example.org");
    }

    [TestCase("/v1/audit.xlsx")]
    [TestCase("/v1/audit.xlsx?round=minimal")]
    public async Task GetTable_AsWorkbook_HasEveryEntry(string path)
    {
        using var service = await LoadedService.Start("minimal");
        using var coordinator = await service.Service.CreateClient(ActorRole.Coordinator);

        using var book = new XLWorkbook(await (await coordinator.Send("GET", path)).Content.ReadAsStreamAsync());

        var sheet = book.Worksheet("audit");
        sheet.Cell(1, 6).GetString().ShouldBe("action");
        sheet.Column(6).CellsUsed().Select(cell => cell.GetString()).ShouldContain("round-loaded");
        sheet.Cell(2, 2).GetDouble().ShouldBe(1);
    }

    [Test]
    public async Task GetTable_Csv_BeginsWithTheByteOrderMark()
    {
        using var service = await LoadedService.Start("minimal");

        (await (await service.Get("/audit.csv")).Content.ReadAsByteArrayAsync())[..3].ShouldBe("\uFEFF"u8.ToArray());
        (await service.Get("/audit.pdf")).StatusCode.ShouldBe(System.Net.HttpStatusCode.NotFound);
    }

    [TestCase(0, false)]
    [TestCase(1, true)]
    public async Task GetLatest_ExactlyTheLimitOrFewer_SaysWhetherThereAreEarlierEntries(int fewer, bool expected)
    {
        using var collecting = await CollectingRound.Make();
        var desk = new AuditDesk(collecting.Store);
        var count = (await desk.GetLatest(round: null, before: null, limit: 100)).Entries.Count;

        (await desk.GetLatest(round: null, before: null, count - fewer)).HasMore.ShouldBe(expected);
    }
}
