using System.Net;
using Survey.Core.Responses;
using Survey.Tests.Support;

namespace Survey.Tests.Api.Invitations;

public sealed class InvitationApiTests
{
    private const string Round = "/v1/rounds/minimal";

    private CollectingService _collecting = null!;
    private HttpClient _coordinator = null!;

    [SetUp]
    public async Task Start()
    {
        _collecting = await CollectingService.Make(settings: ("SURVEY_ADDRESS", "https://survey.example.org"));
        _coordinator = await _collecting.Service.CreateClient(ActorRole.Coordinator);
        await (
            await _coordinator.Send(
                "POST",
                $"{Round}/contacts",
                """{"organization": "lake", "role": "secretariat", "name": "Amina", "email": "amina@example.org", "language": "fr"}""")
        ).Read();
    }

    [TearDown]
    public void Stop()
    {
        _coordinator.Dispose();
        _collecting.Dispose();
    }

    [Test]
    public async Task Invitations_PreviewedThenSentTwice_AreWrittenOnce()
    {
        var preview = await (
            await _coordinator.Send("POST", $"{Round}/invitations/preview", """{"organizations": ["lake", "river"]}""")
        ).Read();
        preview.GetProperty("messages")[0].Text("language").ShouldBe("fr");
        preview.GetProperty("withoutContact").GetRawText().ShouldBe("""["river"]""");
        (await _coordinator.Read($"{Round}/messages")).GetProperty("items").GetArrayLength().ShouldBe(0);

        var first = await (
            await _coordinator.Send("POST", $"{Round}/invitations", """{"organizations": ["lake"]}""", "Idempotency-Key: press-1")
        ).Read();
        var again = await (
            await _coordinator.Send("POST", $"{Round}/invitations", """{"organizations": ["lake"]}""", "Idempotency-Key: press-1")
        ).Read();

        first.GetProperty("written").GetInt32().ShouldBe(1);
        again.GetProperty("written").GetInt32().ShouldBe(0);
        var message = (await _coordinator.Read($"{Round}/messages")).GetProperty("items")[0];
        message.Text("state").ShouldBe("waiting");
        message.Text("body").ShouldNotBeNull().ShouldContain("https://survey.example.org/link/svl_");
    }

    [Test]
    public async Task List_EachOrganization_SaysHowFarItIs()
    {
        using var secretariat = await _collecting.Service.CreateClient(ActorRole.Secretariat, "minimal", "lake");
        await secretariat.Read($"{Round}/responses/lake");

        var looked = await ReadStages();
        await secretariat.Send("POST", $"{Round}/responses/lake/discard", "{}");
        var acted = await ReadStages();

        looked["lake"].ShouldBe("invited", "a look changes nothing: mail scanners look, too");
        acted["lake"].ShouldBe("opened");
        acted["river"].ShouldBe("not-invited");
        acted.Count.ShouldBe(5);

        async Task<Dictionary<string, string?>> ReadStages() =>
            (await _coordinator.Read($"{Round}/invitations"))
                .GetProperty("items")
                .EnumerateArray()
                .ToDictionary(each => each.Text("organization")!, each => each.Text("stage"));
    }

    [Test]
    public async Task Reminders_ToWhoWasInvitedAndHasNotAnswered_AreWritten()
    {
        var before = await (await _coordinator.Send("POST", $"{Round}/reminders", "{}")).Read();
        await _collecting.Service.IssueLink(ActorRole.Secretariat, "minimal", "lake");
        var after = await (await _coordinator.Send("POST", $"{Round}/reminders", "{}")).Read();

        before.GetProperty("written").GetInt32().ShouldBe(0);
        before.GetProperty("notInvited").GetArrayLength().ShouldBe(5);
        after.GetProperty("written").GetInt32().ShouldBe(1);
        after.GetProperty("notInvited").EnumerateArray().Select(code => code.GetString()).ShouldNotContain("lake");
    }

    [Test]
    public async Task Links_Replaced_TheNewOneWorksAndTheOldOneDoesNot()
    {
        var old = await _collecting.Service.IssueLink(ActorRole.Secretariat, "minimal", "lake");
        using var chair = await _collecting.Service.CreateClient(ActorRole.Chair, "minimal", "lake");

        var issued = await (
            await _coordinator.Send("POST", $"{Round}/links", """{"organizations": ["lake"], "role": "secretariat", "replace": true}""")
        ).Read();

        var address = issued.GetProperty("links")[0].Text("address").ShouldNotBeNull();
        address.ShouldStartWith("https://survey.example.org/link/svl_");
        (await _collecting.Service.CreateClient(address[(address.LastIndexOf('/') + 1)..]).Read("/v1/me"))
            .Text("organization")
            .ShouldBe("lake");
        (await _collecting.Service.CreateClient(old).Send("GET", "/v1/me")).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        (await chair.Read("/v1/me")).Text("role").ShouldBe("chair");
        (await _coordinator.Read($"{Round}/links")).ToString().ShouldNotContain("svl_");
    }

    [TestCase("links", """{"organizations": [], "role": "secretariat"}""", 400, "request-malformed /organizations")]
    [TestCase("links", """{"organizations": ["lake"], "role": "analyst"}""", 400, "request-malformed /role")]
    [TestCase("links", """{"organizations": ["pond"], "role": "chair"}""", 404, "response-none")]
    [TestCase("invitations", """{"organizations": ["pond"]}""", 422, "response-not-invited /organizations")]
    [TestCase(
        "contacts",
        """{"organization": "lake", "role": "boss", "name": "", "email": "x", "language": "french"}""",
        422,
        "contact-role-unknown /role")]
    [TestCase(
        "contacts",
        """{"organization": "lake", "role": "chair", "name": "A", "email": "a@example.org", "language": "zz"}""",
        422,
        "language-unknown /language")]
    [TestCase(
        "contacts",
        """{"organization": "lake", "role": "secretariat", "name": "A", "email": "amina@example.org", "language": "fr"}""",
        409,
        "contact-twice /email")]
    public async Task Post_SomethingWrong_IsReported(string what, string body, int status, string problem) =>
        (await (await _coordinator.Send("POST", $"{Round}/{what}", body)).ReadProblems((HttpStatusCode)status)).ShouldContain(problem);

    [Test]
    public async Task Wording_ChangedAndRead_IsTheCoordinatorsOwn()
    {
        var own = """{"subject": "{round}", "body": "Please: {link}"}""";

        await (await _coordinator.Send("PUT", $"{Round}/wordings/invitation/en", own)).Read();

        (await _coordinator.Read($"{Round}/wordings/invitation/en")).Text("body").ShouldBe("Please: {link}");
        (await _coordinator.Read($"{Round}/wordings/invitation/fr")).Text("body").ShouldNotBe("Please: {link}");
        (
            await (
                await _coordinator.Send("PUT", $"{Round}/wordings/invitation/en", """{"subject": "x", "body": "no way to answer"}""")
            ).ReadProblems(HttpStatusCode.UnprocessableEntity)
        ).ShouldBe(["message-wording-invalid /body"]);
        (await _coordinator.Send("GET", $"{Round}/wordings/greeting/en")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Test]
    public async Task Wording_ChangedByAnotherMeanwhile_IsKept()
    {
        const string Address = $"{Round}/wordings/invitation/en";
        var seen = (await _coordinator.Send("GET", Address)).Headers.ETag!.ToString();

        var first = await _coordinator.Send("PUT", Address, """{"subject": "First", "body": "{link}"}""", $"If-Match: {seen}");
        var late = await _coordinator.Send("PUT", Address, """{"subject": "Late", "body": "{link}"}""", $"If-Match: {seen}");

        first.StatusCode.ShouldBe(HttpStatusCode.OK);
        (await late.ReadProblems(HttpStatusCode.PreconditionFailed)).ShouldBe(["entry-stale"]);
        (await _coordinator.Read(Address)).Text("subject").ShouldBe("First");
        (
            await _coordinator.Send("PUT", Address, """{"subject": "Later", "body": "{link}"}""", $"If-Match: {first.Headers.ETag}")
        ).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Test]
    public async Task SendAgain_MessageThatWaits_IsTriedNow()
    {
        await (await _coordinator.Send("POST", $"{Round}/invitations", "{}")).Read();
        var message = (await _coordinator.Read($"{Round}/messages")).GetProperty("items")[0].Text("id");

        (await _coordinator.Send("POST", $"{Round}/messages/{message}/send-again")).StatusCode.ShouldBe(HttpStatusCode.NoContent);
        (
            await (await _coordinator.Send("POST", $"{Round}/messages/{Guid.NewGuid()}/send-again")).ReadProblems(HttpStatusCode.NotFound)
        ).ShouldBe(["address-unknown"]);
    }
}
