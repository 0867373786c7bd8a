using System.Net;
using System.Text.Json;
using Survey.Core.Responses;
using Survey.Tests.Support;

namespace Survey.Tests.Api.Responses;

public sealed class ResponseApiTests
{
    private const string Lake = "/v1/rounds/minimal/responses/lake";
    private const string Complete = """
        {"has_recommendations": "yes", "recommendations_status": "final",
         "recommendations": [{"text": "Agree on a scheme for seasonal work.", "elements": {"elements": ["a"]}}]}
        """;

    private CollectingService _collecting = null!;
    private HttpClient _secretariat = null!;
    private HttpClient _chair = null!;
    private HttpClient _coordinator = null!;

    [SetUp]
    public async Task Start()
    {
        _collecting = await CollectingService.Make();
        _secretariat = await _collecting.Service.CreateClient(ActorRole.Secretariat, "minimal", "lake");
        _chair = await _collecting.Service.CreateClient(ActorRole.Chair, "minimal", "lake");
        _coordinator = await _collecting.Service.CreateClient(ActorRole.Coordinator);
    }

    [TearDown]
    public void Stop()
    {
        _secretariat.Dispose();
        _chair.Dispose();
        _coordinator.Dispose();
        _collecting.Dispose();
    }

    [Test]
    public async Task Get_NothingYet_IsEmptyAndSaysWhatCanBeDone()
    {
        var answer = await _secretariat.Send("GET", Lake);

        answer.Headers.ETag!.Tag.ShouldBe("\"0.0\"");
        var view = await answer.Read();
        view.Text("state").ShouldBeNull();
        view.GetProperty("answers").GetRawText().ShouldBe("{}");
        view.GetProperty("actions").GetRawText().ShouldBe("""["save"]""");
    }

    [Test]
    public async Task Put_TooManyRows_IsRefusedWithTheLimit()
    {
        var rows = string.Join(',', Enumerable.Repeat("{}", 1_001));

        var answer = await _secretariat.Send("PUT", Lake, $$$"""{"answers": {"recommendations": [{{{rows}}}]}, "savedBy": "Amina"}""");

        answer.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        (await answer.Content.ReadAsStringAsync()).ShouldContain("it can have at most 1,000");
    }

    [Test]
    public async Task TheWholeWay_FromDraftToEndorsed_EveryStepIsARevisionOrNone()
    {
        var saved = await _secretariat.Send("PUT", Lake, $$"""{"answers": {{Complete}}, "language": "en", "savedBy": "Amina"}""");
        saved.Headers.ETag!.Tag.ShouldBe("\"0.1\"");
        (await saved.Read()).GetProperty("draft").Text("savedBy").ShouldBe("Amina");

        (await _secretariat.Read($"{Lake}/check")).GetProperty("canSubmit").GetBoolean().ShouldBeTrue();
        var submitted = await (
            await _secretariat.Send("POST", $"{Lake}/submit", """{"submittedBy": "Amina Diallo"}""", "If-Match: \"0.1\"")
        ).Read();
        submitted.Text("state").ShouldBe("submitted");
        submitted.GetProperty("revision").Text("receipt").ShouldBe("MINIMAL/LAKE/1");
        submitted.GetProperty("revision").Text("way").ShouldBe("api");

        var returned = await (
            await _chair.Send(
                "POST",
                $"{Lake}/return",
                """{"reason": "Please name element b too."}""",
                $"If-Match: {submitted.Text("eTag")}")
        ).Read();
        returned.Text("state").ShouldBe("returned");
        var corrected = Complete.Replace("[\"a\"]", "[\"a\", \"b\"]", StringComparison.Ordinal);
        await (await _secretariat.Send("PUT", Lake, $$"""{"answers": {{corrected}}}""", $"If-Match: {returned.Text("eTag")}")).Read();
        var again = await (await _secretariat.Send("POST", $"{Lake}/submit", """{"submittedBy": "Amina Diallo"}""")).Read();
        (await (await _chair.Send("POST", $"{Lake}/endorse", """{"endorsedBy": "The Chair"}""", $"If-Match: {again.Text("eTag")}")).Read())
            .Text("state")
            .ShouldBe("endorsed");

        var history = (await _coordinator.Read($"{Lake}/history")).GetProperty("items").EnumerateArray().ToList();
        history.Select(revision => revision.Text("state")).ShouldBe(["submitted", "returned", "submitted", "endorsed"]);
        history[1].Text("note").ShouldBe("Please name element b too.");
        var changes = (await _secretariat.Read($"{Lake}/changes?from=1&to=3")).GetProperty("changes").EnumerateArray().ToList();
        changes.ShouldHaveSingleItem().Text("placeAfter").ShouldBe("recommendations #1.elements");
        (await _secretariat.Read($"{Lake}/history/4")).GetProperty("document").Text("endorsedBy").ShouldBe("The Chair");
        (await _coordinator.Read("/v1/rounds/minimal")).GetProperty("responded").GetInt32().ShouldBe(1);
    }

    [Test]
    public async Task GetRound_ByALink_TellsNotWhatOthersDid()
    {
        foreach (var client in new[] { _secretariat, _chair })
        {
            var round = await client.Read("/v1/rounds/minimal");

            round.Text("code").ShouldBe("minimal");
            new[] { "invited", "responded", "drafts" }.ShouldAllBe(count => round.GetProperty(count).ValueKind == JsonValueKind.Null);
        }

        (await _coordinator.Read("/v1/rounds/minimal")).GetProperty("invited").GetInt32().ShouldBeGreaterThan(1);
    }

    [Test]
    public async Task Put_ReplacesSomethingWithoutIfMatch_IsRefused()
    {
        await (await _secretariat.Send("PUT", Lake, """{"answers": {}, "language": "fr"}""")).Read();

        var answer = await _secretariat.Send("PUT", Lake, """{"answers": {}}""");

        (await answer.ReadProblems(HttpStatusCode.PreconditionRequired)).ShouldBe(["precondition-missing"]);
    }

    [Test]
    public async Task Put_Stale_GetsWhatIsThereNowAndChangesNothing()
    {
        await (await _secretariat.Send("PUT", Lake, """{"answers": {"has_recommendations": "yes"}, "savedBy": "Amina"}""")).Read();

        var answer = await _coordinator.Send("PUT", Lake, """{"answers": {"has_recommendations": "no"}}""", "If-Match: \"0.0\"");

        (await answer.ReadProblems(HttpStatusCode.PreconditionFailed)).ShouldBe(["response-stale"]);
        (await answer.Content.ReadAsStringAsync()).ShouldNotContain("omebody", customMessage: "Reported for an unknown ETag, too.");
        answer.Headers.ETag!.Tag.ShouldBe("\"0.1\"");
        var current = (await answer.Content.ReadAsStringAsync()) is var text
            ? JsonDocument.Parse(text).RootElement.GetProperty("current")
            : default;
        current.GetProperty("answers").Text("has_recommendations").ShouldBe("yes");
        current.GetProperty("draft").Text("savedBy").ShouldBe("Amina");
        (await _coordinator.Read(Lake)).Text("eTag").ShouldBe("\"0.1\"");
    }

    [Test]
    public async Task Put_AnswersThatAreNone_TellsAllOfThemWithPointers()
    {
        var answer = await _secretariat.Send(
            "PUT",
            Lake,
            """
            {"answers": {"has_recommendations": "perhaps", "hobby": "x",
              "recommendations": [{"text": "x"}, {"elements": {"elements": ["zz"]}}]}, "language": "english"}
            """
        );

        (await answer.ReadProblems(HttpStatusCode.UnprocessableEntity)).ShouldBe(
            [
                "choice-unknown /answers/has_recommendations",
                "element-unknown /answers/recommendations/1/elements/elements/0",
                "answer-unknown-question /answers/hobby",
                "language-invalid /language",
            ],
            ignoreOrder: true);
    }

    [TestCase("{\"answers\": {}", "json-malformed", 400)]
    [TestCase("", "request-malformed", 400)]
    [TestCase("{\"answers\": {}, \"langauge\": \"en\"}", "json-unknown-member /langauge", 422)]
    [TestCase("{}", "json-missing-member", 422)]
    [TestCase("{\"answers\": {}, \"language\": 3}", "json-wrong-type /language", 422)]
    [TestCase("{\"answers\": {}, \"answers\": {}}", "json-duplicate-member /answers", 422)]
    [TestCase("{\"answers\": []}", "request-malformed /answers", 400)]
    [TestCase("[]", "json-wrong-type", 422)]
    public async Task Put_BodyOfAnotherShape_IsReportedAndNoFailure(string body, string problem, int status)
    {
        var answer = await _secretariat.Send("PUT", Lake, body);

        (await answer.ReadProblems((HttpStatusCode)status)).ShouldBe([problem]);
    }

    [TestCase("If-Match: *")]
    [TestCase("If-Match: W/\"0.1\"")]
    [TestCase("If-Match: 0.1")]
    [TestCase("Idempotency-Key: with space")]
    public async Task Submit_HeaderThatIsNone_IsReportedWhatItMustBe(string header)
    {
        var answer = await _secretariat.Send("POST", $"{Lake}/submit", """{"submittedBy": "Amina"}""", header);

        (await answer.ReadProblems(HttpStatusCode.BadRequest)).ShouldBe(["request-malformed"]);
    }

    [Test]
    public async Task Submit_Incomplete_TellsEverythingThatIsMissing()
    {
        await (
            await _secretariat.Send(
                "PUT",
                Lake,
                """{"answers": {"has_recommendations": "yes", "recommendations": [{"elements": {"elements": ["a"]}}]}}""")
        ).Read();

        var answer = await _secretariat.Send("POST", $"{Lake}/submit", """{"submittedBy": "Amina"}""");

        (await answer.ReadProblems(HttpStatusCode.UnprocessableEntity)).ShouldBe(
            ["answer-missing /answers/recommendations_status", "answer-missing /answers/recommendations/0/text"],
            ignoreOrder: true);
        var check = await _secretariat.Read($"{Lake}/check");
        check.GetProperty("canSubmit").GetBoolean().ShouldBeFalse();
        check.GetProperty("problems").GetArrayLength().ShouldBe(2);
    }

    [Test]
    public async Task Submit_SameKeyTwice_IsOneRevision()
    {
        await (await _secretariat.Send("PUT", Lake, $$"""{"answers": {{Complete}}}""")).Read();

        var first = await (
            await _secretariat.Send("POST", $"{Lake}/submit", """{"submittedBy": "Amina"}""", "Idempotency-Key: k-1")
        ).Read();
        var second = await (
            await _secretariat.Send("POST", $"{Lake}/submit", """{"submittedBy": "Amina"}""", "Idempotency-Key: k-1")
        ).Read();
        var other = await _secretariat.Send("POST", $"{Lake}/withdraw", "{}", "Idempotency-Key: k-1");

        second.GetProperty("revision").GetRawText().ShouldBe(first.GetProperty("revision").GetRawText());
        (await other.ReadProblems(HttpStatusCode.UnprocessableEntity)).ShouldBe(["request-key-reused"]);
        (await _coordinator.Read($"{Lake}/history")).GetProperty("items").GetArrayLength().ShouldBe(1);
    }

    [Test]
    public async Task Submit_SameKeyTwice_CountsOnce()
    {
        await (await _secretariat.Send("PUT", Lake, $$"""{"answers": {{Complete}}}""")).Read();
        using var count = new SubmissionCount(_collecting.Service.Services);

        for (var i = 0; i < 2; i++)
        {
            await (await _secretariat.Send("POST", $"{Lake}/submit", """{"submittedBy": "Amina"}""", "Idempotency-Key: k-1")).Read();
        }

        count.InputChannels.ShouldBe(["api"]);
    }

    [Test]
    public async Task Submit_OnPaper_IsForCoordinatorsAndKeepsItsDay()
    {
        await (await _coordinator.Send("PUT", Lake, $$"""{"answers": {{Complete}}}""")).Read();
        var paper = """{"submittedBy": "Amina", "way": "paper", "day": "2024-03-01"}""";

        (await (await _secretariat.Send("POST", $"{Lake}/submit", paper)).ReadProblems(HttpStatusCode.Forbidden)).ShouldBe([
            "access-denied",
        ]);
        var revision = (await (await _coordinator.Send("POST", $"{Lake}/submit", paper)).Read()).GetProperty("revision");

        revision.Text("way").ShouldBe("paper");
        revision.Text("submittedOn").ShouldBe("2024-03-01");
        revision.Text("by").ShouldBe("coordinator-jane");
    }

    [Test]
    public async Task Submit_RoundIsClosed_IsRefused()
    {
        await (await _secretariat.Send("PUT", Lake, $$"""{"answers": {{Complete}}}""")).Read();
        await (await _coordinator.Send("POST", "/v1/rounds/minimal/close", "{}")).Read();

        var answer = await _secretariat.Send("POST", $"{Lake}/submit", """{"submittedBy": "Amina"}""");

        (await answer.ReadProblems(HttpStatusCode.Conflict)).ShouldContain("round-not-collecting");
    }

    [Test]
    public async Task Endorse_NothingSubmitted_IsRefused()
    {
        var answer = await _chair.Send("POST", $"{Lake}/endorse", """{"endorsedBy": "The Chair"}""", "If-Match: \"0.0\"");

        (await answer.ReadProblems(HttpStatusCode.Conflict)).ShouldContain("transition-not-allowed");
    }

    [TestCase("endorse", """{"endorsedBy": "The Chair"}""")]
    [TestCase("return", """{"reason": "Please name element b too."}""")]
    public async Task Judge_WithoutSayingWhatWasRead_IsRefused(string act, string body)
    {
        await (await _secretariat.Send("PUT", Lake, $$"""{"answers": {{Complete}}}""")).Read();
        await (await _secretariat.Send("POST", $"{Lake}/submit", """{"submittedBy": "Amina"}""")).Read();

        (await (await _chair.Send("POST", $"{Lake}/{act}", body)).ReadProblems(HttpStatusCode.PreconditionRequired)).ShouldBe([
            "precondition-missing",
        ]);
    }

    [Test]
    public async Task Discard_Draft_LeavesWhatWasSubmitted()
    {
        await (await _secretariat.Send("PUT", Lake, $$"""{"answers": {{Complete}}}""")).Read();
        await (await _secretariat.Send("POST", $"{Lake}/submit", """{"submittedBy": "Amina"}""")).Read();
        var correction = await (await _secretariat.Send("PUT", Lake, """{"answers": {}}""", "If-Match: \"1.1\"")).Read();
        correction.GetProperty("hasCorrection").GetBoolean().ShouldBeTrue();

        var view = await (await _secretariat.Send("POST", $"{Lake}/discard")).Read();

        view.GetProperty("hasCorrection").GetBoolean().ShouldBeFalse();
        view.GetProperty("answers").Text("has_recommendations").ShouldBe("yes");
    }

    [TestCase("/v1/rounds/minimal/responses/river")]
    [TestCase("/v1/rounds/minimal/responses/river/history")]
    [TestCase("/v1/rounds/other/responses/lake")]
    [TestCase("/v1/rounds/other")]
    public async Task Get_NotTheLinksOwn_IsDenied(string path) =>
        (await (await _secretariat.Send("GET", path)).ReadProblems(HttpStatusCode.Forbidden)).ShouldBe(["access-denied"]);

    [TestCase("/v1/rounds/minimal/responses/pond")]
    [TestCase("/v1/rounds/minimal/responses/lake/history/7")]
    [TestCase("/v1/rounds/minimal/responses/lake/changes?from=7")]
    public async Task Get_NoSuchResponseOrRevision_SaysSo(string path) =>
        (await (await _coordinator.Send("GET", path)).ReadProblems(HttpStatusCode.NotFound)).ShouldBe(["response-none"]);

    [Test]
    public async Task Get_LinkRevoked_NoLongerOpensAnything()
    {
        await (
            await _coordinator.Send("POST", "/v1/rounds/minimal/links/revoke", """{"organization": "lake", "role": "secretariat"}""")
        ).Read();

        (await (await _secretariat.Send("GET", Lake)).ReadProblems(HttpStatusCode.Unauthorized)).ShouldBe(["access-missing"]);
        (await _chair.Send("GET", Lake)).StatusCode.ShouldBe(HttpStatusCode.OK);
    }
}
