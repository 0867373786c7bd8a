using System.Net;
using Survey.Core.Responses;
using Survey.Tests.Support;

namespace Survey.Tests.Api.Overviews;

/// <summary>The page of the overview.</summary>
public sealed class OverviewPagesTests
{
    [Test]
    public async Task Languages_OfAPageThatShowsAPart_LeadToThatPart()
    {
        using var service = await CollectingService.Make();
        using var client = await service.Service.SignIn(ActorRole.Analyst);

        (await PageSource.Read(client, "/rounds/minimal/overview?region=south&done=saved&lang=fr"))
            .ShouldContain("href=\"/rounds/minimal/overview?region=south&lang=es\"");
    }

    [TestCase("json")]
    [TestCase("csv")]
    [TestCase("txt")]
    public async Task GetFile_EveryTextFormat_IsWhatTheApiGives(string suffix)
    {
        using var service = await CollectingService.Make();
        using var person = await service.Service.SignIn(ActorRole.Analyst);
        using var program = await service.Service.CreateClient(ActorRole.Analyst);

        var onPage = await person.GetAsync(new Uri($"/rounds/minimal/overview.{suffix}", UriKind.Relative));
        var overApi = await program.Send("GET", $"/v1/rounds/minimal/overview.{suffix}");

        (await onPage.Content.ReadAsByteArrayAsync()).ShouldBe(await overApi.Content.ReadAsByteArrayAsync());
        onPage.Content.Headers.ContentType.ShouldBe(overApi.Content.Headers.ContentType);
        onPage.Content.Headers.ContentDisposition!.FileName.ShouldBe($"minimal-overview.{suffix}");
    }

    [TestCase("xlsx", "minimal-export.xlsx")]
    [TestCase("csv", "minimal-export-csv.zip")]
    [TestCase("parquet", "minimal-export-parquet.zip")]
    public async Task GetExport_LinkOnTheOverview_GivesTheFile(string suffix, string name)
    {
        using var service = await CollectingService.Make();
        using var person = await service.Service.SignIn(ActorRole.Analyst);

        (await PageSource.Read(person, "/rounds/minimal/overview")).ShouldContain($"href=\"/rounds/minimal/export.{suffix}\"");

        using var answer = await person.GetAsync(new Uri($"/rounds/minimal/export.{suffix}", UriKind.Relative));
        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        answer.Content.Headers.ContentDisposition!.FileName.ShouldBe(name);
    }

    [TestCase("/rounds/minimal/overview.pdf")]
    [TestCase("/rounds/minimal/export.pdf")]
    [TestCase("/rounds/other/overview.json")]
    [TestCase("/rounds/minimal/directory.pdf")]
    public async Task GetFile_UnknownFormatOrRound_IsAPageThatSaysSo(string address)
    {
        using var service = await CollectingService.Make();
        using var client = await service.Service.SignIn(ActorRole.Analyst);

        using var answer = await client.GetAsync(new Uri(address, UriKind.Relative));

        answer.StatusCode.ShouldBe(HttpStatusCode.NotFound);
        answer.Content.Headers.ContentType!.MediaType.ShouldBe("text/html");
    }
}
