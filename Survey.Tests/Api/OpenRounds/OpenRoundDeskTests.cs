using System.Net;
using System.Text.Json;
using Survey.Core.Responses;
using Survey.Tests.Support;

namespace Survey.Tests.Api.OpenRounds;

/// <summary>What coordinators see of an open round.</summary>
public sealed class OpenRoundDeskTests : OpenRoundPages
{
    [Test]
    public async Task CoordinatorsPages_OfAnOpenRound_SpeakOfNoOrganizations()
    {
        var coordinator = await Service.SignIn(ActorRole.Coordinator);

        var page = await PageSource.Read(coordinator, "/rounds/minimal");

        page.ShouldNotContain("/rounds/minimal/invitations\"");
        page.ShouldNotContain("/rounds/minimal/workbooks\"");
        (await coordinator.Send("GET", "/rounds/minimal/invitations")).Headers.Location!.OriginalString.ShouldBe("/rounds/minimal#address");
        var settings = await PageSource.Read(coordinator, "/rounds/minimal/settings?done=published");
        settings.ShouldContain("The round was published. Send people its public address next.");
        settings.ShouldContain("/rounds/minimal/wordings/personal/fr");
        settings.ShouldNotContain("Organizations invited");
        (await PageSource.Read(coordinator, "/rounds/minimal/results")).ShouldNotContain("organizations behind it");
        (await PageSource.Read(coordinator, "/rounds/minimal/wordings/personal/fr")).ShouldContain("Voici votre lien personnel");
    }

    [Test]
    public async Task Close_WithAnswersThatWereBegun_CountsThem()
    {
        await Begin(Service.CreateClient());
        var coordinator = await Service.SignIn(ActorRole.Coordinator);

        (await PageSource.Read(coordinator, "/rounds/minimal/close"))
            .ShouldContain("1 answer or correction has been begun and not submitted. It will not count.");
    }

    [Test]
    public async Task Duplicates_ResponsesThatSayTheSame_AreGroupedAndCounted()
    {
        foreach (var _ in Enumerable.Range(0, 3))
        {
            var client = Service.CreateClient();
            var home = await Begin(client);
            await FillIn(client, home);
            await SubmitFrom(client, home);
        }

        var coordinator = await Service.SignIn(ActorRole.Coordinator);
        var page = await PageSource.Read(coordinator, "/rounds/minimal/duplicates");

        page.ShouldContain("3 responses with the same answers");
        (await PageSource.Read(coordinator, "/rounds/minimal/rows")).ShouldContain("/rounds/minimal/duplicates");
        var program = await Service.CreateClient(ActorRole.Analyst);
        var given = await program.Read("/v1/rounds/minimal/duplicates");
        given.GetProperty("total").GetInt32().ShouldBe(1);
        var group = given.GetProperty("groups")[0];
        group.GetProperty("text").ValueKind.ShouldBe(JsonValueKind.Null);
        group.GetProperty("count").GetInt32().ShouldBe(3);
        group.GetProperty("respondents").GetArrayLength().ShouldBe(3);
    }

    [Test]
    public async Task Channels_ByApi_HaveAddressAndCount()
    {
        var client = Service.CreateClient();
        var home = await Begin(client, $"{Page}/newsletter");
        await FillIn(client, home);
        await SubmitFrom(client, home);
        var program = await Service.CreateClient(ActorRole.Analyst);

        var channels = (await program.Read("/v1/rounds/minimal/channels")).GetProperty("items").EnumerateArray()
            .Select(each => $"{each.Text("code") ?? "own"} {each.Text("address")} {each.GetProperty("responded").GetInt32()}");

        channels.ShouldBe(
        [
            "own http://localhost/open/minimal 0",
            "newsletter http://localhost/open/minimal/newsletter 1",
            "poster http://localhost/open/minimal/poster 0",
        ]);
    }

    [TestCase("channels")]
    [TestCase("duplicates")]
    public async Task Api_OfARoundByInvitation_SaysThatItIsNotOpen(string what)
    {
        using var invited = await CollectingService.Make();
        var program = await invited.Service.CreateClient(ActorRole.Coordinator);

        var problem = await (await program.Send("GET", $"/v1/rounds/minimal/{what}")).Read(HttpStatusCode.NotFound);

        problem.Text("type").ShouldBe("urn:survey:problem:round-not-open");
    }

    [Test]
    public async Task Progress_OfCoordinators_HasTheAddressAndItsCode()
    {
        await Begin(Service.CreateClient());
        var coordinator = await Service.SignIn(ActorRole.Coordinator);

        var page = await PageSource.Read(coordinator, "/rounds/minimal");

        page.ShouldContain("/open/minimal\"");
        page.ShouldContain("1 answer or correction has been begun and not submitted.");
        var code = await coordinator.GetAsync(new Uri("/rounds/minimal/public-address.svg", UriKind.Relative));
        code.Content.Headers.ContentType!.MediaType.ShouldBe("image/svg+xml");
        (await code.Content.ReadAsStringAsync()).ShouldStartWith("<svg ");
    }

    [Test]
    public async Task Response_OnThePageOfCoordinators_CanBeReadAndReturned()
    {
        var client = Service.CreateClient();
        var home = await Begin(client);
        await FillIn(client, home);
        await SubmitFrom(client, home);
        var id = await FindRespondent();
        var coordinator = await Service.SignIn(ActorRole.Coordinator);
        var address = $"/rounds/minimal/responses/{id}";
        var page = await PageSource.Read(coordinator, address);

        page.ShouldContain("Agree on a scheme.");
        page.ShouldContain("Citizen · North · South");
        (await PageSource.Read(coordinator, $"{address}/changes?from=0&to=1")).ShouldContain($"Answer {id}");
        (await PageSource.Read(coordinator, "/rounds/minimal/rows")).ShouldContain($"href=\"{address}#");
        (await PageSource.Read(coordinator, "/rounds/minimal/audit")).ShouldContain($"href=\"{address}\"");
        page.ShouldNotContain("/directory/");
        page.ShouldNotContain("invitations/links");
        await ServiceUnderTest.Send(
            coordinator,
            address,
            $"{address}/return",
            ("etag", ShownForm.Read(page).Get("etag")!),
            ("reason", "Please say which scheme."));
        (await PageSource.Read(client, home)).ShouldContain("Please say which scheme.");
    }
}
