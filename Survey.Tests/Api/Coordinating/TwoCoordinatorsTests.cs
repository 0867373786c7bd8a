using System.Net;
using System.Text.RegularExpressions;
using Survey.Api.Texts;
using Survey.Collecting.Directories;
using Survey.Collecting.Links;
using Survey.Collecting.Rounds;
using Survey.Core.Responses;
using Survey.Tests.Support;

namespace Survey.Tests.Api.Coordinating;

/// <summary>Two coordinators on the same page: the slower one is told, and undoes nothing.</summary>
public sealed partial class TwoCoordinatorsTests
{
    private const string Round = "/rounds/minimal";

    private static readonly Actor Dana = new(ActorRole.Coordinator, "Dana");

    [Test]
    public async Task Days_TheSlowerOne_SeesThoseThereAreNow()
    {
        using var service = await CollectingService.Make();
        using var client = await service.Service.SignIn(ActorRole.Coordinator);
        var desk = new RoundDesk(service.Service.Store);
        var seen = (await desk.Find("minimal"))!.Revision.ToString(System.Globalization.CultureInfo.InvariantCulture);
        (await desk.Extend("minimal", new DateOnly(2024, 3, 20), organizations: null, closes: null, Dana)).Succeeded.ShouldBeTrue();

        using var answer = await ServiceUnderTest.Send(client, Round + "/settings", Round + "/dates", ("revision", seen), ("opens", "2024-03-01"), ("deadline", "2024-03-10"), ("closes", ""));

        answer.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        (await PageSource.Read(answer)).ShouldContain("name=\"deadline\" value=\"2024-03-20\"", customMessage: "pressing again changes nothing of it");
        (await desk.Find("minimal"))!.Round.Deadline.ShouldBe(new DateOnly(2024, 3, 20));
    }

    [Test]
    public async Task Organization_TheSlowerOne_SeesItAsItIsNow()
    {
        using var service = await CollectingService.Make();
        using var client = await service.Service.SignIn(ActorRole.Coordinator);
        var page = await PageSource.Read(client, Round + "/directory/coast");
        var seen = Seen().Match(page).Groups["seen"].Value;
        var desk = new DirectoryDesk(service.Service.Store);
        (string, string)[] Saying(string name, string stamp) => [("code", "coast"), ("name/", name), ("type", "forum"), ("regions", "south"), ("seen", stamp)];

        using var first = await ServiceUnderTest.Send(client, Round + "/directory/coast", Round + "/directory/coast", Saying("Coast and Islands", seen));
        using var second = await ServiceUnderTest.Send(client, Round + "/directory/coast", Round + "/directory/coast", Saying("The Coast", seen));
        var shown = await PageSource.Read(second);

        seen.ShouldNotBeEmpty();
        first.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        second.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        shown.ShouldContain("value=\"Coast and Islands\"");
        (await desk.Find("minimal"))!.Directory.FindOrganization("coast")!.Name.ToString().ShouldBe("Coast and Islands");
        using var third = await ServiceUnderTest.Send(client, Round + "/directory/coast", Round + "/directory/coast", Saying("The Coast", Seen().Match(shown).Groups["seen"].Value));
        third.StatusCode.ShouldBe(HttpStatusCode.Redirect);
    }

    [Test]
    public async Task Organization_RemovedInTheMeantime_LeadsToTheDirectory()
    {
        using var service = await CollectingService.Make();
        using var client = await service.Service.SignIn(ActorRole.Coordinator);
        (await new DirectoryDesk(service.Service.Store).RemoveOrganization("minimal", "coast", Dana)).Succeeded.ShouldBeTrue();

        foreach (var action in new[] { "", "/remove" })
        {
            using var answer = await ServiceUnderTest.Send(client, Round + "/directory", $"{Round}/directory/coast{action}", ("code", "coast"), ("name/", "Coast"), ("type", "forum"));

            answer.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity, action);
            var html = await PageSource.Read(answer);
            html.ShouldContain("The directory has no organization “coast”.");
            html.ShouldContain("href=\"/rounds/minimal/directory?lang=fr\"", customMessage: action);
        }
    }

    [Test]
    public async Task Link_RevokedByBoth_IsRevoked()
    {
        using var service = await CollectingService.Make();
        using var client = await service.Service.SignIn(ActorRole.Coordinator);
        var link = (await new LinkDesk(service.Service.Store).Issue("minimal", ["lake"], ActorRole.Secretariat, Dana)).Value![0].Link.Id;

        for (var press = 1; press <= 2; press++)
        {
            using var answer = await ServiceUnderTest.Send(client, Round + "/responses/lake", $"{Round}/responses/lake/links/{link}/revoke");
            answer.Headers.Location!.ToString().ShouldBe("/rounds/minimal/responses/lake?done=revoked", $"press {press}");
        }

        using var other = await ServiceUnderTest.Send(client, Round + "/responses/river", $"{Round}/responses/river/links/{link}/revoke");
        other.StatusCode.ShouldBe(HttpStatusCode.NotFound, "it is not that organization's");
    }

    [Test]
    public async Task Standing_OnTheLastDay_SaysSo()
    {
        using var service = await CollectingService.Make();
        service.Collecting.Clock.Now = new DateTimeOffset(service.Collecting.Round.Deadline!.Value, new TimeOnly(9, 0), TimeSpan.Zero);
        using var client = await service.Service.SignIn(ActorRole.Analyst);

        (await PageSource.Read(client, Round)).ShouldContain(InterfaceTexts.Of("en")["desk.standing.today"]);
    }

    [GeneratedRegex("name=\"seen\" value=\"(?<seen>[^\"]+)\"", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Seen();
}
