using System.Net;
using System.Text.RegularExpressions;
using Survey.Collecting.Directories;
using Survey.Core.Responses;
using Survey.Tests.Support;

namespace Survey.Tests.Api.Directories;

/// <summary>Two coordinators who change the same organization: the later one sees the other's change, and overwrites nothing.</summary>
public sealed partial class StaleOrganizationTests
{
    private const string Round = "/rounds/minimal";

    private static readonly Actor Dana = new(ActorRole.Coordinator, "Dana");

    [Test]
    public async Task Organization_TheSlowerOne_SeesItAsItIsNow()
    {
        using var service = await CollectingService.Make();
        using var client = await service.Service.SignIn(ActorRole.Coordinator);
        var page = await PageSource.Read(client, Round + "/directory/coast");
        var seen = Seen().Match(page).Groups["seen"].Value;
        var desk = new DirectoryDesk(service.Service.Store);
        (string, string)[] Saying(string name, string stamp) =>
            [("code", "coast"), ("name/", name), ("type", "forum"), ("regions", "south"), ("seen", stamp)];

        using var first = await ServiceUnderTest.Send(
            client,
            Round + "/directory/coast",
            Round + "/directory/coast",
            Saying("Coast and Islands", seen));
        using var second = await ServiceUnderTest.Send(
            client,
            Round + "/directory/coast",
            Round + "/directory/coast",
            Saying("The Coast", seen));
        var shown = await PageSource.Read(second);

        seen.ShouldNotBeEmpty();
        first.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        second.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        shown.ShouldContain("value=\"Coast and Islands\"");
        (await desk.Find("minimal"))!.Directory.FindOrganization("coast")!.Name.ToString().ShouldBe("Coast and Islands");
        using var third = await ServiceUnderTest.Send(
            client,
            Round + "/directory/coast",
            Round + "/directory/coast",
            Saying("The Coast", Seen().Match(shown).Groups["seen"].Value));
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
            using var answer = await ServiceUnderTest.Send(
                client,
                Round + "/directory",
                $"{Round}/directory/coast{action}",
                ("code", "coast"),
                ("name/", "Coast"),
                ("type", "forum"));

            answer.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity, action);
            var html = await PageSource.Read(answer);
            html.ShouldContain("The directory has no organization “coast”.");
            html.ShouldContain("href=\"/rounds/minimal/directory?lang=fr\"", customMessage: action);
        }
    }

    [GeneratedRegex("name=\"seen\" value=\"(?<seen>[^\"]+)\"", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Seen();
}
