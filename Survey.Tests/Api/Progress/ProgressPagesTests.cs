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
}
