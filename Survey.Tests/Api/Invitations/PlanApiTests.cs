using System.Net;
using System.Text.Json;
using Survey.Core.Responses;
using Survey.Tests.Support;

namespace Survey.Tests.Api.Invitations;

/// <summary>The plan of a round with a contact of lake, on 2 March 2024; the deadline is 15 March.</summary>
public sealed class PlanApiTests
{
    private const string Plan = "/v1/rounds/minimal/plan";

    private CollectingService _collecting = null!;
    private HttpClient _coordinator = null!;

    [SetUp]
    public async Task Start()
    {
        _collecting = await CollectingService.Make();
        _coordinator = await _collecting.Service.CreateClient(ActorRole.Coordinator);
        await (
            await _coordinator.Send(
                "POST",
                "/v1/rounds/minimal/contacts",
                """{"organization": "lake", "role": "secretariat", "name": "Amina", "email": "amina@example.org", "language": "fr"}""")
        ).Read();
        await _collecting.Service.IssueLink(ActorRole.Secretariat, "minimal", "lake");
    }

    [TearDown]
    public void Stop()
    {
        _coordinator.Dispose();
        _collecting.Dispose();
    }

    [Test]
    public async Task Plan_FromAddingToSending_ShowsEachStep()
    {
        var plan = await Send("POST", Plan, """{"kind": "reminder", "days": 7, "time": "09:00"}""");
        Occasions(plan).ShouldBe(["reminder 2024-03-15 2024-03-08T09:00:00+00:00 planned 1"]);
        var message = plan.GetProperty("messages")[0];
        var address = $"{Plan}/{message.Text("id")}";

        var changed = await Send("PUT", address, """{"days": 5, "time": "14:30"}""", $"If-Match: {message.Text("eTag")}");
        Occasions(changed).ShouldBe(["reminder 2024-03-15 2024-03-10T14:30:00+00:00 planned 1"]);
        (await _coordinator.Send("PUT", address, """{"days": 6, "time": "09:00"}""", $"If-Match: {message.Text("eTag")}"))
            .StatusCode.ShouldBe(HttpStatusCode.Conflict, "somebody else has changed it");

        Occasions(await Send("POST", $"{address}/stop", "{}")).ShouldBe(["reminder 2024-03-15 2024-03-10T14:30:00+00:00 stopped 1"]);
        Occasions(await Send("POST", $"{address}/resume", "{}")).ShouldBe(["reminder 2024-03-15 2024-03-10T14:30:00+00:00 planned 1"]);
        Occasions(await Send("POST", $"{address}/send", """{"day": "2024-03-15"}""")).ShouldHaveSingleItem().ShouldEndWith(" sent 1");
        (await _coordinator.Read("/v1/rounds/minimal/messages")).GetProperty("items")[0].Text("kind").ShouldBe("reminder");

        (await Send("DELETE", address, body: null)).GetProperty("messages").GetArrayLength().ShouldBe(0);
        Occasions(await _coordinator.Read(Plan)).ShouldHaveSingleItem("what was sent stays listed");
        (await _coordinator.Send("DELETE", address)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [TestCase("""{"kind": "receipt", "days": 1, "time": "09:00"}""", HttpStatusCode.BadRequest, "request-malformed /kind")]
    [TestCase("""{"kind": "reminder", "days": 400, "time": "9"}""", HttpStatusCode.UnprocessableEntity,
        "date-invalid /time, number-out-of-range /days")]
    [TestCase("""{"kind": "invitation", "days": 1, "time": "09:00"}""", HttpStatusCode.UnprocessableEntity, "date-invalid /day")]
    [TestCase("""{"kind": "reminder", "days": 20, "time": "09:00"}""", HttpStatusCode.Conflict, "plan-impossible /days")]
    public async Task Post_Wrong_ReportsEachProblemWithItsPlace(string body, HttpStatusCode status, string expected)
    {
        using var answer = await _coordinator.Send("POST", Plan, body);

        answer.StatusCode.ShouldBe(status);
        using var document = JsonDocument.Parse(await answer.Content.ReadAsStringAsync());
        string.Join(", ", document.RootElement.GetProperty("problems").EnumerateArray()
            .Select(problem => $"{problem.Text("code")} {problem.Text("pointer")}")).ShouldBe(expected);
        (await _coordinator.Read(Plan)).GetProperty("messages").GetArrayLength().ShouldBe(0);
    }

    private static string[] Occasions(JsonElement plan) =>
    [
        .. plan.GetProperty("occasions").EnumerateArray().Select(each =>
            $"{each.Text("kind")} {each.Text("day")} {each.Text("at")} {each.Text("state")} {each.GetProperty("messages")}"),
    ];

    private async Task<JsonElement> Send(string method, string path, string? body, params string[] headers) =>
        await (await _coordinator.Send(method, path, body, headers)).Read();
}
