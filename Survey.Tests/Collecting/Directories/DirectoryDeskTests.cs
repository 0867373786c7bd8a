using System.Text;
using Survey.Collecting.Directories;
using Survey.Collecting.Links;
using Survey.Collecting.Rounds;
using Survey.Core.Organizations;
using Survey.Core.Problems;
using Survey.Core.Questionnaires.XlsForms;
using Survey.Core.Reading;
using Survey.Core.Responses;
using Survey.Storage;
using Survey.Tests.Support;

namespace Survey.Tests.Collecting.Directories;

public sealed class DirectoryDeskTests
{
    private static readonly Actor Dana = new(ActorRole.Coordinator, "Dana");

    [Test]
    public void SaveOrganization_NewOne_IsInvitedAndCanAnswer()
    {
        using var round = new CollectingRound();
        var desk = new DirectoryDesk(round.Store);
        var sea = Sea(desk);

        desk.SaveOrganization("minimal", sea, isNew: true, Dana).Succeeded.ShouldBeTrue();

        round.Desk.Find("minimal", "sea").ShouldNotBeNull();
        var saved = desk.Find("minimal")!.Directory.FindOrganization("sea")!;
        saved.FormerNames.ShouldHaveSingleItem().ToString().ShouldBe("Old Sea");
        saved.ActiveFrom.ShouldBe(new DateOnly(2001, 1, 1));
        desk.SaveOrganization("minimal", sea, isNew: true, Dana).Problems.ShouldHaveSingleItem().Code.ShouldBe("code-duplicate");
        desk.SaveOrganization("minimal", sea with { ActiveTo = new DateOnly(2000, 1, 1) }, isNew: false, Dana).Problems.ShouldHaveSingleItem().Code.ShouldBe("organization-dates-order");
        desk.SaveOrganization("minimal", sea with { Code = "bay" }, isNew: false, Dana).Problems.ShouldHaveSingleItem().Code.ShouldBe("organization-unknown");
        StoreVerifier.Verify(round.Store).Problems.ShouldBeEmpty();
    }

    [Test]
    public void SaveOrganization_RoundThatListsWhomItInvites_InvitesItToo()
    {
        using var round = new CollectingRound();
        var desk = new DirectoryDesk(round.Store);
        new RoundDesk(round.Store).ChangeDefinition("minimal", definition => RoundDesk.Edit(definition, document => document["organizations"] = new System.Text.Json.Nodes.JsonArray("lake")), Dana).Succeeded.ShouldBeTrue();

        desk.SaveOrganization("minimal", Sea(desk), isNew: true, Dana).Value!.Round.Invited!.Select(each => each.Code).ShouldBe(["lake", "sea"]);
        desk.RemoveOrganization("minimal", "sea", Dana).Value!.Round.Invited!.Select(each => each.Code).ShouldBe(["lake"]);
    }

    [Test]
    public void RemoveOrganization_WithDraftResponseOrLink_IsRefused()
    {
        using var round = new CollectingRound();
        var desk = new DirectoryDesk(round.Store);
        round.Save("lake", "{}");
        new LinkDesk(round.Store).Issue("minimal", ["river"], ActorRole.Secretariat, Dana);

        desk.RemoveOrganization("minimal", "lake", Dana).Problems.ShouldHaveSingleItem().Code.ShouldBe("organization-in-use");
        desk.RemoveOrganization("minimal", "river", Dana).Problems.ShouldHaveSingleItem().Code.ShouldBe("organization-in-use");
        desk.RemoveOrganization("minimal", "forest", Dana).Succeeded.ShouldBeTrue();
        desk.Find("minimal")!.Directory.FindOrganization("forest").ShouldBeNull();
    }

    [Test]
    public void SaveTypesAndRegions_OneThatIsUsedLeftOut_IsRefused()
    {
        using var round = new CollectingRound();
        var desk = new DirectoryDesk(round.Store);
        var directory = desk.Find("minimal")!.Directory;
        var east = new Region(0, "east", LocalizedText.Plain("the East"));

        desk.SaveTypesAndRegions("minimal", directory.Types, [.. directory.Regions, east], Dana).Value!.Round.Directory.FindRegion("east").ShouldNotBeNull();
        desk.SaveTypesAndRegions("minimal", directory.Types, [east, east], Dana).Problems.ShouldHaveSingleItem().Code.ShouldBe("code-duplicate");
        desk.SaveTypesAndRegions("minimal", directory.Types, [east], Dana).Problems.ShouldContain(problem => problem.Code == "region-unknown");
    }

    [Test]
    public void SaveContact_AddedChangedRemoved_IsKept()
    {
        using var round = new CollectingRound();
        var desk = new DirectoryDesk(round.Store);

        Save(desk, null, "amina@example.org").Succeeded.ShouldBeTrue();
        var contact = desk.Find("minimal")!.Contacts.ShouldHaveSingleItem();
        Save(desk, contact.Id, "office@example.org").Value!.Revision.ShouldBe(1, "a contact is no part of the definition");
        desk.Find("minimal")!.Contacts.ShouldHaveSingleItem().Email.ShouldBe("office@example.org");
        Save(desk, null, "office@example.org").Problems.ShouldHaveSingleItem().Code.ShouldBe("contact-twice");
        Save(desk, null, "office").Problems.ShouldHaveSingleItem().Code.ShouldBe("email-invalid");
        desk.RemoveContact("minimal", contact.Id, Dana).Succeeded.ShouldBeTrue();
        Save(desk, contact.Id, "amina@example.org").Problems.ShouldHaveSingleItem().Code.ShouldBe("contact-unknown");
        desk.RemoveContact("minimal", contact.Id, Dana).Problems.ShouldHaveSingleItem().Code.ShouldBe("contact-unknown");
    }

    [Test]
    public void Import_RemovalsNotConfirmed_KeepsThem()
    {
        using var round = new CollectingRound();
        var desk = new DirectoryDesk(round.Store);
        round.Save("lake", "{}");
        Save(desk, null, "amina@example.org");
        var sheet = Sheet("code,name,contact role,contact name,contact e-mail\nlake,Great Lake,chair,Chen,chen@example.org\n");

        desk.Preview("minimal", sheet).Value!.Removes.ShouldBeTrue();
        desk.Find("minimal")!.Directory.FindOrganization("lake")!.Name.ToString().ShouldNotBe("Great Lake", "a preview changes nothing");
        desk.Import("minimal", sheet, removes: false, Dana).Succeeded.ShouldBeTrue();
        desk.Find("minimal")!.Directory.Organizations.Count.ShouldBe(5);
        desk.Find("minimal")!.Contacts.Select(contact => contact.Email).ShouldBe(["amina@example.org", "chen@example.org"], ignoreOrder: true);
        desk.Import("minimal", sheet, removes: true, Dana).Succeeded.ShouldBeTrue();
        desk.Find("minimal")!.Directory.Organizations.ShouldHaveSingleItem().Name.ToString().ShouldBe("Great Lake");
        desk.Find("minimal")!.Contacts.ShouldHaveSingleItem().Email.ShouldBe("chen@example.org");
    }

    [Test]
    public void Import_WouldRemoveWhatIsInUse_IsRefusedWhole()
    {
        using var round = new CollectingRound();
        var desk = new DirectoryDesk(round.Store);
        round.Save("lake", "{}");

        desk.Import("minimal", Sheet("code,name\nriver,Great River\n"), removes: true, Dana).Problems.ShouldHaveSingleItem().Code.ShouldBe("organization-in-use");
        desk.Find("minimal")!.Directory.FindOrganization("river")!.Name.ToString().ShouldNotBe("Great River");
    }

    private static Organization Sea(DirectoryDesk desk)
    {
        var directory = desk.Find("minimal")!.Directory;
        return new Organization(0, "sea", LocalizedText.Plain("Sea"), LocalizedText.Plain("Sea Forum"), directory.Types[0], [directory.Regions[0]])
        {
            FormerNames = [LocalizedText.Plain("Old Sea")],
            ActiveFrom = new DateOnly(2001, 1, 1),
        };
    }

    private static Outcome<RoundStanding> Save(DirectoryDesk desk, Guid? id, string email) =>
        desk.SaveContact("minimal", id, "lake", "secretariat", "Amina", email, "en", Dana);

    private static XlsSheet Sheet(string csv) => DirectoryFile.Read(Encoding.UTF8.GetBytes(csv), "organizations.csv", new ProblemLog())!;
}
