using System.Net;
using System.Text.Json.Nodes;
using Survey.Core.Responses;
using Survey.Core.Rounds;
using Survey.Tests.Support;

namespace Survey.Tests.Api.Rounds;

/// <summary>Further documents of a round, such as a second framework, in the API.</summary>
public sealed class FurtherDocumentsApiTests
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
    public async Task Post_TwoFrameworks_AreBothGivenBackAndUsed()
    {
        (await _coordinator.Send("POST", "/v1/rounds", Documents().ToJsonString())).StatusCode.ShouldBe(HttpStatusCode.Created);
        (await _coordinator.Send("POST", "/v1/rounds/second/publish")).StatusCode.ShouldBe(HttpStatusCode.OK);

        (await _coordinator.Read("/v1/rounds/second/framework")).Text("code").ShouldBe("minimal");
        (await _coordinator.Read("/v1/rounds/second/frameworks/minimal")).Text("code").ShouldBe("minimal");
        (await _coordinator.Read("/v1/rounds/second/frameworks/sdg")).ToString().ShouldContain("Decent work");
        (await _coordinator.Read("/v1/rounds/second/documents")).GetProperty("further").GetProperty(TwoFrameworks.File).Text("code")
            .ShouldBe("sdg");
        await Save("""{"priorities": {"elements": ["8"]}}""", HttpStatusCode.OK);
        (await Save("""{"priorities": {"elements": ["b"]}}""", HttpStatusCode.UnprocessableEntity)).ShouldContain(
            "The framework has no element “b”. It has: 8, 1, a, 10, 17.");
    }

    [Test]
    public async Task GetFramework_CodeThatTheRoundDoesNotHave_IsNotFound() =>
        (await (await _coordinator.Send("GET", "/v1/rounds/minimal/frameworks/sdg")).ReadProblems(HttpStatusCode.NotFound)).ShouldBe([
            "framework-unknown",
        ]);

    [TestCase("frameworks/goals.json", """{"code": "sdg", "elements": 3}""", "json-wrong-type /further/frameworks~1goals.json/elements")]
    [TestCase("frameworks/goals.json", """{"code": "minimal", "elements": [{"code": "8", "title": "Work"}]}""",
        "code-duplicate /further/frameworks~1goals.json/code")]
    [TestCase("framework/goals.json", "{}", "json-unknown-member /further/framework~1goals.json")]
    [TestCase("frameworks/../goals.json", "{}", "json-unknown-member /further/frameworks~1..~1goals.json")]
    [TestCase("frameworks/.json", "{}", "json-unknown-member /further/frameworks~1.json")]
    public async Task Post_WrongFurtherDocument_PointsAtIt(string name, string document, string expected)
    {
        var documents = Documents();
        documents["further"] = new JsonObject { [name] = JsonNode.Parse(document) };

        var answer = await _coordinator.Send("POST", "/v1/rounds", documents.ToJsonString());

        (await answer.ReadProblems(HttpStatusCode.UnprocessableEntity)).ShouldContain(expected);
    }

    [Test]
    public async Task PutDocuments_WithoutTheFurtherOnes_RemovesThem()
    {
        await _coordinator.Send("POST", "/v1/rounds", Documents().ToJsonString());
        var documents = Documents();
        documents.Remove("further");

        var answer = await _coordinator.Send("PUT", "/v1/rounds/second/documents", documents.ToJsonString(), "If-Match: \"1\"");

        (await answer.ReadProblems(HttpStatusCode.UnprocessableEntity)).ShouldBe([
            "framework-unknown /questionnaire/priorities/framework", "framework-unknown /questionnaire/recommendations/goals/framework",
        ]);
    }

    [Test]
    public async Task Copy_TwoFrameworks_HasBoth()
    {
        await _coordinator.Send("POST", "/v1/rounds", Documents().ToJsonString());

        var copied = await _coordinator.Send(
            "POST",
            "/v1/rounds/second/copies",
            """{"code": "third", "opens": "2025-03-01", "deadline": "2025-03-15", "closes": "2025-03-31"}""");

        copied.StatusCode.ShouldBe(HttpStatusCode.Created);
        (await _coordinator.Read("/v1/rounds/third/frameworks/sdg")).Text("code").ShouldBe("sdg");
    }

    private static JsonObject Documents()
    {
        using var folder = TwoFrameworks.Make();
        folder.Replace("round.json", "\"code\": \"minimal\"", "\"code\": \"second\"");
        var documents = new JsonObject();
        foreach (var name in RoundDefinition.FileNames)
        {
            documents[name[..^".json".Length]] = JsonNode.Parse(folder.Read(name));
        }

        documents["further"] = new JsonObject { [TwoFrameworks.File] = JsonNode.Parse(TwoFrameworks.Goals) };
        return documents;
    }

    private async Task<string> Save(string answers, HttpStatusCode expected)
    {
        var answer = await _coordinator.Send(
            "PUT",
            "/v1/rounds/second/responses/lake",
            $$"""{"answers": {{answers}}, "language": "en"}""",
            "If-Match: \"0.0\"");
        answer.StatusCode.ShouldBe(expected);
        return await answer.Content.ReadAsStringAsync();
    }
}
