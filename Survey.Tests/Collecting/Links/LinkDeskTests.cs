using Survey.Collecting.Links;
using Survey.Core.Responses;
using Survey.Storage.Sqlite;
using Survey.Tests.Support;

namespace Survey.Tests.Collecting.Links;

public sealed class LinkDeskTests
{
    private static readonly Actor Coordinator = new(ActorRole.Coordinator, "Dana");

    [Test]
    public async Task Issue_ForTwo_EachSecretOpensItsOwnResponseAlone()
    {
        using var round = await CollectingRound.Make();
        var desk = new LinkDesk(round.Store);

        var issued = (await desk.Issue("minimal", ["lake", "river"], ActorRole.Secretariat, Coordinator)).Value!;

        (await desk.FindBySecret(issued[0].Secret))!.Organization.ShouldBe("lake");
        (await desk.FindBySecret(issued[1].Secret))!.Organization.ShouldBe("river");
        issued[0].Secret.ShouldStartWith("svl_");
        issued[0].Secret.Length.ShouldBe(4 + 43);
        (await desk.FindBySecret(issued[0].Secret + "x")).ShouldBeNull();
    }

    [Test]
    public async Task Issue_TheStore_HoldsNoSecret()
    {
        using var round = await CollectingRound.Make();
        var secret = (await new LinkDesk(round.Store).Issue("minimal", ["lake"], ActorRole.Chair, Coordinator)).Value![0].Secret;
        SqliteFile.Gather(round.StorePath);

        File.ReadAllText(round.StorePath, System.Text.Encoding.Latin1).ShouldNotContain(secret[4..]);
    }

    [Test]
    public async Task NoteOpened_FirstAndSecondTime_NotesTheFirst()
    {
        using var round = await CollectingRound.Make();
        var desk = new LinkDesk(round.Store);
        var secret = (await desk.Issue("minimal", ["lake"], ActorRole.Secretariat, Coordinator)).Value![0].Secret;

        var link = (await desk.FindBySecret(secret))!;
        link.OpenedAt.ShouldBeNull("nothing was done by it yet");
        await desk.NoteOpened(link);
        var first = (await desk.FindBySecret(secret))!.OpenedAt;
        round.Clock.Now = round.Clock.Now.AddHours(1);
        await desk.NoteOpened(link);

        first.ShouldNotBeNull();
        (await desk.FindBySecret(secret))!.OpenedAt.ShouldBe(first);
    }

    [Test]
    public async Task Issue_Replacing_RevokesEarlierLinksOfTheRoleAndOrganizationOnly()
    {
        using var round = await CollectingRound.Make();
        var desk = new LinkDesk(round.Store);
        var earlier = (await desk.Issue("minimal", ["lake", "river"], ActorRole.Secretariat, Coordinator)).Value!;
        var chair = (await desk.Issue("minimal", ["lake"], ActorRole.Chair, Coordinator)).Value!;

        var issued = (await desk.Issue("minimal", ["lake"], ActorRole.Secretariat, Coordinator, replaces: true)).Value!;

        (await desk.FindBySecret(issued[0].Secret)).ShouldNotBeNull();
        (await desk.FindBySecret(earlier[0].Secret)).ShouldBeNull();
        (await desk.FindBySecret(earlier[1].Secret)).ShouldNotBeNull();
        (await desk.FindBySecret(chair[0].Secret)).ShouldNotBeNull();
    }

    [Test]
    public async Task Issue_ReplacingWithAnOrganizationNamedTwice_BothNewLinksWork()
    {
        using var round = await CollectingRound.Make();
        var desk = new LinkDesk(round.Store);

        var issued = (await desk.Issue("minimal", ["lake", "lake"], ActorRole.Secretariat, Coordinator, replaces: true)).Value!;

        (await desk.FindBySecret(issued[0].Secret)).ShouldNotBeNull();
        (await desk.FindBySecret(issued[1].Secret)).ShouldNotBeNull();
    }

    [Test]
    public async Task Issue_ReplacingForAnOrganizationNotInvited_RevokesNothing()
    {
        using var round = await CollectingRound.Make();
        var desk = new LinkDesk(round.Store);
        var earlier = (await desk.Issue("minimal", ["lake"], ActorRole.Secretariat, Coordinator)).Value!;

        (await desk.Issue("minimal", ["lake", "ocean"], ActorRole.Secretariat, Coordinator, replaces: true)).Succeeded.ShouldBeFalse();

        (await desk.FindBySecret(earlier[0].Secret)).ShouldNotBeNull();
    }

    [Test]
    public async Task Revoke_OnePart_TheOtherKeepsWorking()
    {
        using var round = await CollectingRound.Make();
        var desk = new LinkDesk(round.Store);
        var secretariat = (await desk.Issue("minimal", ["lake"], ActorRole.Secretariat, Coordinator)).Value![0].Secret;
        var chair = (await desk.Issue("minimal", ["lake"], ActorRole.Chair, Coordinator)).Value![0].Secret;

        (await desk.Revoke("minimal", "lake", ActorRole.Secretariat, id: null, Coordinator)).ShouldBe(1);

        (await desk.FindBySecret(secretariat)).ShouldBeNull();
        (await desk.FindBySecret(chair)).ShouldNotBeNull();
    }

    [TestCase("minimal", "nobody")]
    [TestCase("none", "lake")]
    public async Task Issue_NotInvited_IsRefused(string code, string organization)
    {
        using var round = await CollectingRound.Make();

        (await new LinkDesk(round.Store).Issue(code, ["lake", organization], ActorRole.Secretariat, Coordinator))
            .Problems.ShouldAllBe(problem => problem.Code == "response-none");
    }
}
