using System.Net;
using System.Text.Json.Nodes;
using Survey.Core.Responses;
using Survey.Core.Rounds;
using Survey.Tests.Support;

namespace Survey.Tests.Api.Rounds;

public sealed class RoundApiTests
{
    private CollectingService _collecting = null!;
    private HttpClient _coordinator = null!;

    [SetUp]
    public async Task Start()
    {
        _collecting = await CollectingService.Make();
        _coordinator = await _collecting.Service.CreateClient(ActorRole.Coordinator);
    }

    [TearDown]
    public void Stop()
    {
        _coordinator.Dispose();
        _collecting.Dispose();
    }

    [Test]
    public async Task Post_FourDocuments_MakesARoundThatIsPublishedLater()
    {
        var made = await _coordinator.Send("POST", "/v1/rounds", Documents(round => round["code"] = "second").ToJsonString());

        made.Headers.Location!.OriginalString.ShouldBe("/v1/rounds/second");
        (await made.Read(HttpStatusCode.Created)).Text("phase").ShouldBe("preparing");
        (await (await _coordinator.Send("POST", "/v1/rounds/second/publish")).Read()).Text("phase").ShouldBe("collecting");
        (await (await _coordinator.Send("POST", "/v1/rounds/second/publish")).ReadProblems(HttpStatusCode.Conflict)).ShouldBe([
            "round-phase-wrong",
        ]);
        (await _coordinator.Read("/v1/rounds/second/questionnaire")).Text("code").ShouldBe("minimal");
        (await _coordinator.Read("/v1/rounds/second/framework")).Text("code").ShouldBe("minimal");
    }

    [Test]
    public async Task Post_DocumentsWithProblems_PointsIntoEachOfThem()
    {
        var documents = Documents(round => round["deadline"] = "2024-02-30");
        documents["framework"]!["themes"] = 3;

        var answer = await _coordinator.Send("POST", "/v1/rounds", documents.ToJsonString());

        var problems = await answer.ReadProblems(HttpStatusCode.UnprocessableEntity);
        problems.ShouldContain("json-wrong-type /framework/themes");
        problems.ShouldContain("date-invalid /round/deadline");
    }

    [Test]
    public async Task Post_ANameOfAMegabyte_IsRefusedAndNotGivenBack()
    {
        var documents = Documents(round => round["code"] = "second");
        documents["directory"]!["organizations"]![1]!["name"] = new string('n', 1_000_000);

        var answer = await _coordinator.Send("POST", "/v1/rounds", documents.ToJsonString());

        (await answer.ReadProblems(HttpStatusCode.UnprocessableEntity)).ShouldBe([
            "directory-text-too-long /directory/organizations/1/name",
        ]);
        answer.Content.Headers.ContentLength.GetValueOrDefault().ShouldBeLessThan(2_000);
    }

    [Test]
    public async Task Post_CodeOfAnotherRound_IsTaken() =>
        (
            await (await _coordinator.Send("POST", "/v1/rounds", Documents(_ => { }).ToJsonString())).ReadProblems(HttpStatusCode.Conflict)
        ).ShouldBe(["round-taken /round/code"]);

    [Test]
    public async Task PutDocuments_WithTheETagRead_ReplacesThemOnce()
    {
        var read = await _coordinator.Send("GET", "/v1/rounds/minimal/documents");
        read.Headers.ETag!.Tag.ShouldBe("\"1\"");
        var documents = JsonNode.Parse(await read.Content.ReadAsStringAsync())!;
        documents["round"]!["title"] = "Another title";

        var replaced = await _coordinator.Send("PUT", "/v1/rounds/minimal/documents", documents.ToJsonString(), "If-Match: \"1\"");
        var stale = await _coordinator.Send("PUT", "/v1/rounds/minimal/documents", documents.ToJsonString(), "If-Match: \"1\"");
        var blind = await _coordinator.Send("PUT", "/v1/rounds/minimal/documents", documents.ToJsonString());

        (await replaced.Read()).GetProperty("title").Text("en").ShouldBe("Another title");
        replaced.Headers.ETag!.Tag.ShouldBe("\"2\"");
        (await stale.ReadProblems(HttpStatusCode.PreconditionFailed)).ShouldBe(["round-stale"]);
        stale.Headers.ETag!.Tag.ShouldBe("\"2\"");
        (await blind.ReadProblems(HttpStatusCode.PreconditionRequired)).ShouldBe(["precondition-missing"]);
    }

    [Test]
    public async Task Post_CopyCloseReopenExtend_EachMovesTheRound()
    {
        var copy = await (
            await _coordinator.Send(
                "POST",
                "/v1/rounds/minimal/copies",
                """{"code": "next", "title": "The next", "opens": "2024-05-01", "deadline": "2024-05-15", "closes": "2024-05-31"}""")
        ).Read(HttpStatusCode.Created);
        copy.Text("deadline").ShouldBe("2024-05-15");

        (await (await _coordinator.Send("POST", "/v1/rounds/minimal/close", """{"reason": "All have answered."}""")).Read())
            .Text("phase")
            .ShouldBe("closed");
        (
            await (
                await _coordinator.Send("POST", "/v1/rounds/minimal/reopen", """{"reason": "One was announced.", "closes": "2024-04-30"}""")
            ).Read())
            .Text("phase")
            .ShouldBe("collecting");
        var extended = await (
            await _coordinator.Send("POST", "/v1/rounds/minimal/extend", """{"deadline": "2024-04-15", "organizations": ["lake"]}""")
        ).Read();

        extended.Text("deadline").ShouldBe("2024-03-15");
        (await _coordinator.Read("/v1/rounds/minimal/responses/lake")).Text("deadline").ShouldBe("2024-04-15");
        (await _coordinator.Read("/v1/rounds/minimal/responses/river")).Text("deadline").ShouldBe("2024-03-15");
    }

    [TestCase("copies", """{"code": "the next"}""", "request-malformed /code")]
    [TestCase("copies", """{"code": "next", "opens": "2024-05-01", "deadline": "2024-04-15"}""", "request-malformed /deadline")]
    [TestCase("reopen", """{"reason": ""}""", "request-malformed /reason")]
    [TestCase("extend", """{"deadline": "2024-04-15", "organizations": []}""", "request-malformed /organizations")]
    [TestCase("extend", """{"deadline": "2024-04-15", "closes": "2024-04-01"}""", "request-malformed /closes")]
    public async Task Post_ShapeThatCannotBe_IsReportedBeforeAnythingIsDone(string action, string body, string problem) =>
        (await (await _coordinator.Send("POST", $"/v1/rounds/minimal/{action}", body)).ReadProblems(HttpStatusCode.BadRequest)).ShouldBe([
            problem,
        ]);

    [Test]
    public async Task Get_PartByPart_GivesEachRoundOnceInOrder()
    {
        foreach (var code in new[] { "alpha", "zeta", "mid" })
        {
            await (await _coordinator.Send("POST", "/v1/rounds/minimal/copies", $$"""{"code": "{{code}}"}""")).Read(HttpStatusCode.Created);
        }

        var codes = new List<string?>();
        string? next = "";
        while (next is not null)
        {
            var part = await _coordinator.Read($"/v1/rounds?limit=3{(next.Length == 0 ? "" : $"&cursor={next}")}");
            codes.AddRange(part.GetProperty("items").EnumerateArray().Select(round => round.Text("code")));
            next = part.Text("next");
        }

        codes.ShouldBe(["alpha", "mid", "minimal", "zeta"]);
    }

    [TestCase("limit=0")]
    [TestCase("limit=201")]
    [TestCase("limit=many")]
    [TestCase("cursor=%21%21")]
    public async Task Get_PartThatIsNone_IsReported(string query) =>
        (await (await _coordinator.Send("GET", $"/v1/rounds?{query}")).ReadProblems(HttpStatusCode.BadRequest)).ShouldBe([
            "request-malformed",
        ]);

    [Test]
    public async Task Get_NoSuchRound_SaysSo() =>
        (await (await _coordinator.Send("GET", "/v1/rounds/other")).ReadProblems(HttpStatusCode.NotFound)).ShouldBe(["round-unknown"]);

    [Test]
    public async Task Get_Open_ByALinkItsOwnRound() =>
        (await (await _collecting.Service.CreateClient(ActorRole.Chair, "minimal", "lake")).Read("/v1/rounds/minimal"))
            .Text("phase")
            .ShouldBe("collecting");

    private static JsonObject Documents(Action<JsonNode> change)
    {
        var documents = new JsonObject();
        foreach (var name in RoundDefinition.FileNames)
        {
            documents[name[..^".json".Length]] = JsonNode.Parse(File.ReadAllText(Repository.PathOf("samples", "minimal", name)));
        }

        change(documents["round"]!);
        return documents;
    }
}
