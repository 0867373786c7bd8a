using System.Net;
using Survey.Collecting.Loading;
using Survey.Core.Responses;
using Survey.Tests.Support;

namespace Survey.Tests.Api.OpenRounds;

/// <summary>Respondents of an open round that were loaded from files have the ids of another program.</summary>
public sealed class LoadedIdsTests
{
    private static readonly string[] Ids = ["2024/A 1", "2024/a 1", "50%?#é"];

    [Test]
    public async Task Pages_OfUnusualIds_AreEachTheOneOfTheirResponse()
    {
        using var collecting = await CollectingService.Make(OpenRoundFiles.Open);
        using var files = TemporaryFolder.CopyOf("minimal");
        OpenRoundFiles.Open(files);
        foreach (var (position, id) in Ids.Index())
        {
            files.Write(
                $"responses/{position}.json",
                $$"""
                {"respondent": {"id": "{{id}}", "type": "citizen"}, "state": "submitted",
                 "answers": {{OpenRoundFiles.Answers.Replace("Agree on a scheme.", $"Text {position}.", StringComparison.Ordinal)}} }
                """);
        }

        var loaded = await RoundLoader.Load(
            files.Path,
            collecting.Collecting.StorePath,
            collecting.Collecting.Clock,
            TestActors.Operator);
        loaded.Succeeded.ShouldBeTrue(string.Join('\n', loaded.Problems));
        var coordinator = await collecting.Service.SignIn(ActorRole.Coordinator);
        var rows = await PageSource.Read(coordinator, "/rounds/minimal/rows");

        foreach (var (position, id) in Ids.Index())
        {
            var address = $"/rounds/minimal/responses/{Uri.EscapeDataString(id)}";

            rows.ShouldContain($"href=\"{address}#");
            var page = await PageSource.Read(coordinator, address);
            page.ShouldContain($"Text {position}.", customMessage: id);
            var answer = await ServiceUnderTest.Send(
                coordinator,
                address,
                $"{address}/withdraw",
                ("etag", ShownForm.Read(page).Get("etag")!),
                ("reason", ""));
            answer.StatusCode.ShouldBe(HttpStatusCode.Redirect, id);
            (await PageSource.Read(coordinator, answer.Headers.Location!.OriginalString)).ShouldContain("Withdrawn", customMessage: id);
        }
    }
}
