using Survey.Collecting.Links;
using Survey.Core.Responses;
using Survey.Tests.Support;

namespace Survey.Tests.Collecting.Links;

public sealed class LinkDeskTests
{
    private static readonly Actor Coordinator = new(ActorRole.Coordinator, "Dana");

    [Test]
    public void Issue_ForTwo_EachSecretOpensItsOwnResponseAlone()
    {
        using var round = new CollectingRound();
        var desk = new LinkDesk(round.Store);

        var issued = desk.Issue("minimal", ["lake", "river"], ActorRole.Secretariat, Coordinator).Value!;

        issued.Select(each => desk.Open(each.Secret)!.Organization).ShouldBe(["lake", "river"]);
        issued[0].Secret.ShouldStartWith("svl_");
        issued[0].Secret.Length.ShouldBe(4 + 43);
        desk.FindBySecret(issued[0].Secret + "x").ShouldBeNull();
    }

    [Test]
    public void Issue_TheStore_HoldsNoSecret()
    {
        using var round = new CollectingRound();
        var secret = new LinkDesk(round.Store).Issue("minimal", ["lake"], ActorRole.Chair, Coordinator).Value![0].Secret;
        round.Store.GatherIntoOneFile();

        File.ReadAllText(round.StorePath, System.Text.Encoding.Latin1).ShouldNotContain(secret[4..]);
    }

    [Test]
    public void Open_FirstAndSecondTime_NotesTheFirst()
    {
        using var round = new CollectingRound();
        var desk = new LinkDesk(round.Store);
        var secret = desk.Issue("minimal", ["lake"], ActorRole.Secretariat, Coordinator).Value![0].Secret;

        var first = desk.Open(secret)!.OpenedAt;
        round.Clock.Now = round.Clock.Now.AddHours(1);

        first.ShouldNotBeNull();
        desk.Open(secret)!.OpenedAt.ShouldBe(first);
    }

    [Test]
    public void Revoke_OnePart_TheOtherKeepsWorking()
    {
        using var round = new CollectingRound();
        var desk = new LinkDesk(round.Store);
        var secretariat = desk.Issue("minimal", ["lake"], ActorRole.Secretariat, Coordinator).Value![0].Secret;
        var chair = desk.Issue("minimal", ["lake"], ActorRole.Chair, Coordinator).Value![0].Secret;

        desk.Revoke("minimal", "lake", ActorRole.Secretariat, id: null, Coordinator).ShouldBe(1);

        desk.Open(secretariat).ShouldBeNull();
        desk.Open(chair).ShouldNotBeNull();
    }

    [TestCase("minimal", "nobody")]
    [TestCase("none", "lake")]
    public void Issue_NotInvited_IsRefused(string code, string organization)
    {
        using var round = new CollectingRound();

        new LinkDesk(round.Store).Issue(code, ["lake", organization], ActorRole.Secretariat, Coordinator)
            .Problems.ShouldAllBe(problem => problem.Code == "response-none");
    }
}
