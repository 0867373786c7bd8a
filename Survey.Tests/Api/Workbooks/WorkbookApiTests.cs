using System.Net;
using ClosedXML.Excel;
using Survey.Core.Responses;
using Survey.Tests.Support;

namespace Survey.Tests.Api.Workbooks;

public sealed class WorkbookApiTests : SecretariatProgram
{
    private const string Workbook = "/v1/rounds/minimal/responses/lake/workbook";

    [Test]
    public async Task Workbook_OutAndBackUnfilled_IsTakenOrUnchanged()
    {
        await (
            await Secretariat.Send("PUT", "/v1/rounds/minimal/responses/lake", """{"answers": {"has_recommendations": "no"}}""")
        ).Read();
        var bytes = await Download(Workbook);

        var collected = await (await Upload(Workbook, bytes)).Read();

        collected.Text("organization").ShouldBe("lake");
        collected.Text("state").ShouldBe("unchanged");
    }

    [Test]
    public async Task Workbook_InALanguage_IsWrittenInIt()
    {
        using var workbook = new XLWorkbook(new MemoryStream(await Download($"{Workbook}?language=ar")));

        workbook.Worksheets.First().RightToLeft.ShouldBeTrue();
        (await (await Secretariat.Send("GET", $"{Workbook}?language=zz")).ReadProblems(HttpStatusCode.UnprocessableEntity)).ShouldBe([
            "language-unknown",
        ]);
    }

    [Test]
    public async Task Workbook_OfAnotherOrganization_IsRefused()
    {
        using var coordinator = await Collecting.Service.CreateClient(ActorRole.Coordinator);
        var river = await (await coordinator.Send("GET", "/v1/rounds/minimal/responses/river/workbook")).Content.ReadAsByteArrayAsync();

        (await (await Upload(Workbook, river)).ReadProblems(HttpStatusCode.UnprocessableEntity)).ShouldContain("response-not-invited");
        (
            await (await coordinator.Send("GET", "/v1/rounds/minimal/responses/pond/workbook")).ReadProblems(HttpStatusCode.NotFound)
        ).ShouldBe(["response-none"]);
    }

    [Test]
    public async Task Workbook_NotValid_IsReportedAndNothingIsStored()
    {
        (await (await Upload(Workbook, [1, 2, 3])).ReadProblems(HttpStatusCode.UnprocessableEntity)).ShouldNotBeEmpty();

        (await Secretariat.Read("/v1/rounds/minimal/responses/lake")).Text("eTag").ShouldBe("\"0.0\"");
    }

    private async Task<byte[]> Download(string path)
    {
        var answer = await Secretariat.Send("GET", path);
        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        return await answer.Content.ReadAsByteArrayAsync();
    }

    private async Task<HttpResponseMessage> Upload(string path, byte[] bytes)
    {
        using var content = new ByteArrayContent(bytes);
        return await Secretariat.PostAsync(new Uri(path, UriKind.Relative), content);
    }
}
