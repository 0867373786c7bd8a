using System.Net;
using ClosedXML.Excel;
using Survey.Api.Texts;
using Survey.Core.Responses;
using Survey.Tests.Support;

namespace Survey.Tests.Api.Progress;

/// <summary>Who has answered.</summary>
public sealed class ProgressPagesTests
{
    [Test]
    public async Task Standing_OrganizationInTwoRegions_SaysWhyTheRegionsAddUpToMore()
    {
        using var service = await CollectingService.Make();
        using var client = await service.Service.SignIn(ActorRole.Analyst);

        (await PageSource.Read(client, "/rounds/minimal")).ShouldContain(
            "1 organization belongs to more than one region and counts in each");
    }

    [Test]
    public async Task Standing_OnTheLastDay_SaysSo()
    {
        using var service = await CollectingService.Make();
        service.Collecting.Clock.Now = new DateTimeOffset(service.Collecting.Round.Deadline!.Value, new TimeOnly(9, 0), TimeSpan.Zero);
        using var client = await service.Service.SignIn(ActorRole.Analyst);

        (await PageSource.Read(client, "/rounds/minimal")).ShouldContain(InterfaceTexts.Of("en")["desk.standing.today"]);
    }

    [Test]
    public async Task Standing_ClosedRoundThatWasLoaded_SaysNoFeedbackAndTheDayOfSubmission()
    {
        using var service = await LoadedService.Start("grcp7");

        var page = await service.Read("/rounds/grcp7");

        page.ShouldContain("No feedback, no link made here");
        page.ShouldNotContain("Not invited yet");
        page.ShouldNotContain(">Invited<");
        page.ShouldContain("14 September 2017", customMessage: "the submission of 5+5");
        page.ShouldNotContain("January 2026", customMessage: "the day of loading");
    }

    [Test]
    public async Task Standing_LinkMadeAfterLoading_IsTheLastActivity()
    {
        using var service = await LoadedService.Start("grcp7", now: new DateTimeOffset(2017, 6, 22, 9, 30, 0, TimeSpan.Zero));
        await service.Service.IssueLink(ActorRole.Secretariat, "grcp7", "igad-rcp");
        await service.Service.IssueLink(ActorRole.Secretariat, "grcp7", "rcm");

        var rows = (await service.Read("/rounds/grcp7")).Split("<tr>");

        rows.Single(row => row.Contains("responses/igad-rcp\"", StringComparison.Ordinal)).ShouldContain("22 June 2017, 09:30 UTC");
        rows.Single(row => row.Contains("responses/midcom\"", StringComparison.Ordinal)).ShouldContain("<td>14 June 2017</td>");
    }

    [Test]
    public async Task GetTable_EveryFormat_IsTheSameOnThePagesAndOverTheApi()
    {
        using var service = await LoadedService.Start("grcp7");
        using var program = await service.Service.CreateClient(ActorRole.Analyst);

        var csv = await (await service.Get("/rounds/grcp7/standing.csv")).Content.ReadAsByteArrayAsync();
        csv.ShouldBe(await (await program.Send("GET", "/v1/rounds/grcp7/invitations.csv")).Content.ReadAsByteArrayAsync());
        csv[..3].ShouldBe("\uFEFF"u8.ToArray(), "the byte order mark");
        using var book = new XLWorkbook(await (await program.Send("GET", "/v1/rounds/grcp7/invitations.xlsx")).Content.ReadAsStreamAsync());
        book.Worksheet(1).RowsUsed().Count().ShouldBe(36);
        book.Worksheet(1).Cell(1, 1).GetString().ShouldBe("organization");
        (await service.Get("/rounds/grcp7/standing.pdf")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }
}
