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

        (await PageSource.Read(client, "/rounds/minimal/overview?region=south&done=saved&lang=fr")).ShouldContain("href=\"/rounds/minimal/overview?region=south&lang=es\"");
    }
}
