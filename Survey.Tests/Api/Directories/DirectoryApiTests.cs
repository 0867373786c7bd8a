using System.Net;
using System.Text;
using Survey.Core.Responses;
using Survey.Tests.Support;

namespace Survey.Tests.Api.Directories;

public sealed class DirectoryApiTests
{
    private const string Round = "/v1/rounds/minimal";
    private const string Pond = """
        {"code": "pond", "name": {"en": "The Pond", "fr": "L'Étang"}, "type": "dialogue", "regions": ["north"],
         "activeFrom": "2001-01-01"}
        """;

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
    public async Task Organization_AddedChangedRemoved_IsInvitedAndGone()
    {
        (await (await _coordinator.Send("POST", $"{Round}/organizations", Type(Pond))).Read())
            .GetProperty("invited")
            .GetInt32()
            .ShouldBe(6);
        await (
            await _coordinator.Send(
                "PUT",
                $"{Round}/organizations/pond",
                Type(Pond).Replace("The Pond", "The Old Pond", StringComparison.Ordinal))
        ).Read();
        (await _coordinator.Read($"{Round}/directory")).ToString().ShouldContain("The Old Pond");

        (await (await _coordinator.Send("DELETE", $"{Round}/organizations/pond")).Read()).GetProperty("invited").GetInt32().ShouldBe(5);
    }

    [Test]
    public async Task Organization_InUse_StaysThere()
    {
        await _collecting.Service.IssueLink(ActorRole.Secretariat, "minimal", "lake");

        (await (await _coordinator.Send("DELETE", $"{Round}/organizations/lake")).ReadProblems(HttpStatusCode.Conflict)).ShouldContain(
            problem => problem.StartsWith("organization-in-use", StringComparison.Ordinal));
    }

    [Test]
    public async Task Organization_SomethingWrong_PointsAtIt()
    {
        var answer = await _coordinator.Send(
            "POST",
            $"{Round}/organizations",
            """{"code": "the pond", "type": "none", "regions": ["west"], "hobby": 1}""");

        (await answer.ReadProblems(HttpStatusCode.UnprocessableEntity)).ShouldBe(
            ["code-invalid /code", "json-missing-member", "type-unknown /type", "region-unknown /regions/0", "json-unknown-member /hobby"],
            ignoreOrder: true);
        (
            await (await _coordinator.Send("PUT", $"{Round}/organizations/lake", Type(Pond))).ReadProblems(
                HttpStatusCode.UnprocessableEntity)
        ).ShouldBe(["code-invalid /code"]);
        (await (await _coordinator.Send("PUT", $"{Round}/organizations/pond", Type(Pond))).ReadProblems(HttpStatusCode.NotFound)).ShouldBe([
            "organization-unknown",
        ]);
        (await (await _coordinator.Send("DELETE", $"{Round}/organizations/pond")).ReadProblems(HttpStatusCode.NotFound)).ShouldBe([
            "organization-unknown",
        ]);
    }

    [Test]
    public async Task Contact_AddedChangedRemoved_IsListed()
    {
        var contact = """{"organization": "lake", "role": "chair", "name": "Chair", "email": "chair@example.org", "language": "en"}""";
        await (await _coordinator.Send("POST", $"{Round}/contacts", contact)).Read();
        var (id, seen) = (
            (await _coordinator.Read($"{Round}/contacts")).GetProperty("items")[0].Text("id"),
            (await _coordinator.Read($"{Round}/contacts")).GetProperty("items")[0].Text("eTag"));

        await (
            await _coordinator.Send(
                "PUT",
                $"{Round}/contacts/{id}",
                contact.Replace("\"Chair\"", "\"The Chair\"", StringComparison.Ordinal),
                $"If-Match: {seen}")
        ).Read();
        (
            await (await _coordinator.Send("PUT", $"{Round}/contacts/{id}", contact, $"If-Match: {seen}")).ReadProblems(
                HttpStatusCode.PreconditionFailed)
        ).ShouldContain("entry-stale");
        (await _coordinator.Read($"{Round}/contacts")).GetProperty("items")[0].Text("name").ShouldBe("The Chair");
        (await _coordinator.Send("DELETE", $"{Round}/contacts/{id}")).StatusCode.ShouldBe(HttpStatusCode.NoContent);
        (await (await _coordinator.Send("DELETE", $"{Round}/contacts/{id}")).ReadProblems(HttpStatusCode.NotFound)).ShouldContain(
            "contact-unknown");
    }

    [TestCase("csv")]
    [TestCase("xlsx")]
    public async Task Table_OutAndInAgain_ChangesNothing(string format)
    {
        var table = await (await _coordinator.Send("GET", $"{Round}/directory.{format}")).Content.ReadAsByteArrayAsync();

        var preview = await (await Post($"{Round}/directory/preview", table)).Read();

        preview.GetProperty("changes").GetArrayLength().ShouldBe(0);
    }

    [Test]
    public async Task Table_WithANewLine_IsPreviewedAndImported()
    {
        var table = await (await _coordinator.Send("GET", $"{Round}/directory.csv")).Content.ReadAsStringAsync();
        var header = table.TrimStart('\uFEFF').Split("\r\n")[0].Split(',');
        var line = string.Join(
            ',',
            header.Select(column =>
                column switch
                {
                    "code" => "pond",
                    "type" => DirectoryType,
                    _ when column.StartsWith("name", StringComparison.Ordinal) => "The Pond",
                    _ => "",
                }
            ));
        var longer = Encoding.UTF8.GetBytes(table + line + "\r\n");

        var change = (await (await Post($"{Round}/directory/preview", longer)).Read()).GetProperty("changes")[0];
        change.Text("kind").ShouldBe("added");
        change.Text("organization").ShouldBe("pond");
        (await (await Post($"{Round}/directory/import", longer)).Read()).GetProperty("invited").GetInt32().ShouldBe(6);
        (await (await Post($"{Round}/directory/import?removes=true", Encoding.UTF8.GetBytes(table))).Read())
            .GetProperty("invited")
            .GetInt32()
            .ShouldBe(5);
    }

    [Test]
    public async Task Table_NotValid_IsReported() =>
        (
            await (await Post($"{Round}/directory/preview", [0x25, 0x50, 0x44, 0x46])).ReadProblems(HttpStatusCode.UnprocessableEntity)
        ).ShouldNotBeEmpty();

    private string DirectoryType => _collecting.Collecting.Round.Directory.Types[0].Code;

    private string Type(string organization) => organization.Replace("dialogue", DirectoryType, StringComparison.Ordinal);

    private async Task<HttpResponseMessage> Post(string path, byte[] bytes)
    {
        using var content = new ByteArrayContent(bytes);
        return await _coordinator.PostAsync(new Uri(path, UriKind.Relative), content);
    }
}
