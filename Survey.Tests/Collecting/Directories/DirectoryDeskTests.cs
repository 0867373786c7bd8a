using System.Text;
using Survey.Collecting.Directories;
using Survey.Collecting.Links;
using Survey.Collecting.Rounds;
using Survey.Core.Organizations;
using Survey.Core.Problems;
using Survey.Core.Reading;
using Survey.Core.Reading.Tables;
using Survey.Core.Responses;
using Survey.Storage;
using Survey.Tests.Support;

namespace Survey.Tests.Collecting.Directories;

[TestFixture(StoreEngine.Sqlite)]
[TestFixture(StoreEngine.Postgres)]
public sealed class DirectoryDeskTests(StoreEngine engine)
{
    private static readonly Actor Dana = new(ActorRole.Coordinator, "Dana");

    [Test]
    public async Task SaveOrganization_NewOne_IsInvitedAndCanAnswer()
    {
        using var round = await CollectingRound.Make(engine: engine);
        var desk = new DirectoryDesk(round.Store);
        var sea = await Sea(desk);

        (await desk.SaveOrganization("minimal", sea, isNew: true, Dana)).Succeeded.ShouldBeTrue();

        (await round.Desk.Find("minimal", "sea")).ShouldNotBeNull();
        var saved = (await desk.Find("minimal"))!.Directory.FindOrganization("sea")!;
        saved.FormerNames.ShouldHaveSingleItem().ToString().ShouldBe("Old Sea");
        saved.ActiveFrom.ShouldBe(new DateOnly(2001, 1, 1));
        (await desk.SaveOrganization("minimal", sea, isNew: true, Dana)).Problems.ShouldHaveSingleItem().Code.ShouldBe("code-duplicate");
        (await desk.SaveOrganization("minimal", sea with { ActiveTo = new DateOnly(2000, 1, 1) }, isNew: false, Dana))
            .Problems.ShouldHaveSingleItem()
            .Code.ShouldBe("organization-dates-order");
        (await desk.SaveOrganization("minimal", sea with { Code = "bay" }, isNew: false, Dana))
            .Problems.ShouldHaveSingleItem()
            .Code.ShouldBe("organization-unknown");
        (await StoreVerifier.Verify(round.Store)).Problems.ShouldBeEmpty();
    }

    [Test]
    public async Task SaveOrganization_RoundThatListsWhomItInvites_InvitesItToo()
    {
        using var round = await CollectingRound.Make(engine: engine);
        var desk = new DirectoryDesk(round.Store);
        (
            await new RoundDesk(round.Store).ChangeDefinition(
                "minimal",
                definition =>
                    RoundDesk.Edit(definition, document => document["organizations"] = new System.Text.Json.Nodes.JsonArray("lake")),
                Dana)
        ).Succeeded.ShouldBeTrue();

        (await desk.SaveOrganization("minimal", await Sea(desk), isNew: true, Dana))
            .Value!.Round.Invited!.Select(each => each.Code)
            .ShouldBe(["lake", "sea"]);
        (await desk.RemoveOrganization("minimal", "sea", Dana)).Value!.Round.Invited!.Select(each => each.Code).ShouldBe(["lake"]);
    }

    [Test]
    public async Task RemoveOrganization_WithDraftResponseOrLink_IsRefused()
    {
        using var round = await CollectingRound.Make(engine: engine);
        var desk = new DirectoryDesk(round.Store);
        await round.Save("lake", "{}");
        await new LinkDesk(round.Store).Issue("minimal", ["river"], ActorRole.Secretariat, Dana);

        (await desk.RemoveOrganization("minimal", "lake", Dana)).Problems.ShouldHaveSingleItem().Code.ShouldBe("organization-in-use");
        (await desk.RemoveOrganization("minimal", "river", Dana)).Problems.ShouldHaveSingleItem().Code.ShouldBe("organization-in-use");
        (await desk.RemoveOrganization("minimal", "forest", Dana)).Succeeded.ShouldBeTrue();
        (await desk.Find("minimal"))!.Directory.FindOrganization("forest").ShouldBeNull();
    }

    [Test]
    public async Task SaveTypesAndRegions_OneThatIsUsedLeftOut_IsRefused()
    {
        using var round = await CollectingRound.Make(engine: engine);
        var desk = new DirectoryDesk(round.Store);
        var directory = (await desk.Find("minimal"))!.Directory;
        var east = new Region(0, "east", LocalizedText.Plain("the East"));

        (await desk.SaveTypesAndRegions("minimal", [], directory.Types, [.. directory.Regions, east], Dana))
            .Value!.Round.Directory.FindRegion("east")
            .ShouldNotBeNull();
        (await desk.SaveTypesAndRegions("minimal", [], directory.Types, [east, east], Dana))
            .Problems.ShouldHaveSingleItem()
            .Code.ShouldBe("code-duplicate");
        (await desk.SaveTypesAndRegions("minimal", [], directory.Types, [east], Dana)).Problems.ShouldContain(problem =>
            problem.Code == "region-unknown");
    }

    [Test]
    public async Task SaveTypesAndRegions_GroupsAndSubregions_AreStored()
    {
        using var round = await CollectingRound.Make(engine: engine);
        var desk = new DirectoryDesk(round.Store);
        var directory = (await desk.Find("minimal"))!.Directory;
        var group = new TypeGroup(0, "iscm", LocalizedText.Plain("Mechanisms"));
        var types = directory.Types.Select(type => type with { Group = group }).ToList();
        var regions = directory.Regions.Select(region => region with
        {
            Subregions = [new Subregion(region.Position, $"{region.Code}-coast", LocalizedText.Plain("the coast"))],
        }).ToList();

        (await desk.SaveTypesAndRegions("minimal", [group], types, regions, Dana)).Succeeded.ShouldBeTrue();

        var stored = (await desk.Find("minimal"))!.Directory;
        stored.Types[0].Group!.Code.ShouldBe("iscm");
        stored.Subregions.Select(subregion => subregion.Code).ShouldBe(["north-coast", "south-coast"]);
    }

    [Test]
    public async Task SaveContact_AddedChangedRemoved_IsKept()
    {
        using var round = await CollectingRound.Make(engine: engine);
        var desk = new DirectoryDesk(round.Store);

        (await Save(desk, null, "amina@example.org")).Succeeded.ShouldBeTrue();
        var contact = (await desk.Find("minimal"))!.Contacts.ShouldHaveSingleItem();
        (await Save(desk, contact.Id, "office@example.org")).Value!.Revision.ShouldBe(1, "a contact is no part of the definition");
        (await desk.Find("minimal"))!.Contacts.ShouldHaveSingleItem().Email.ShouldBe("office@example.org");
        (await Save(desk, null, "office@example.org")).Problems.ShouldHaveSingleItem().Code.ShouldBe("contact-twice");
        (await Save(desk, null, "office")).Problems.ShouldHaveSingleItem().Code.ShouldBe("email-invalid");
        (await desk.RemoveContact("minimal", contact.Id, Dana)).Succeeded.ShouldBeTrue();
        (await Save(desk, contact.Id, "amina@example.org")).Problems.ShouldHaveSingleItem().Code.ShouldBe("contact-unknown");
        (await desk.RemoveContact("minimal", contact.Id, Dana)).Problems.ShouldHaveSingleItem().Code.ShouldBe("contact-unknown");
    }

    [Test]
    public async Task Import_RemovalsNotConfirmed_KeepsThem()
    {
        using var round = await CollectingRound.Make(engine: engine);
        var desk = new DirectoryDesk(round.Store);
        await round.Save("lake", "{}");
        await Save(desk, null, "amina@example.org");
        var sheet = Sheet("code,name,contact role,contact name,contact e-mail\nlake,Great Lake,chair,Chen,chen@example.org\n");

        (await desk.Preview("minimal", sheet)).Value!.Removes.ShouldBeTrue();
        (await desk.Find("minimal"))!
            .Directory.FindOrganization("lake")!
            .Name.ToString()
            .ShouldNotBe("Great Lake", "a preview changes nothing");
        (await desk.Import("minimal", sheet, removes: false, Dana)).Succeeded.ShouldBeTrue();
        (await desk.Find("minimal"))!.Directory.Organizations.Count.ShouldBe(5);
        (await desk.Find("minimal"))!
            .Contacts.Select(contact => contact.Email)
            .ShouldBe(["amina@example.org", "chen@example.org"], ignoreOrder: true);
        (await desk.Import("minimal", sheet, removes: true, Dana)).Succeeded.ShouldBeTrue();
        (await desk.Find("minimal"))!.Directory.Organizations.ShouldHaveSingleItem().Name.ToString().ShouldBe("Great Lake");
        (await desk.Find("minimal"))!.Contacts.ShouldHaveSingleItem().Email.ShouldBe("chen@example.org");
    }

    [Test]
    public async Task Import_WouldRemoveWhatIsInUse_IsRefusedWhole()
    {
        using var round = await CollectingRound.Make(engine: engine);
        var desk = new DirectoryDesk(round.Store);
        await round.Save("lake", "{}");

        (await desk.Import("minimal", Sheet("code,name\nriver,Great River\n"), removes: true, Dana))
            .Problems.ShouldHaveSingleItem()
            .Code.ShouldBe("organization-in-use");
        (await desk.Find("minimal"))!.Directory.FindOrganization("river")!.Name.ToString().ShouldNotBe("Great River");
    }

    private static async Task<Organization> Sea(DirectoryDesk desk)
    {
        var directory = (await desk.Find("minimal"))!.Directory;
        return new Organization(
            0,
            "sea",
            LocalizedText.Plain("Sea"),
            LocalizedText.Plain("Sea Forum"),
            directory.Types[0],
            [directory.Regions[0]])
        {
            FormerNames = [LocalizedText.Plain("Old Sea")],
            ActiveFrom = new DateOnly(2001, 1, 1),
        };
    }

    private static async Task<Outcome<RoundStanding>> Save(DirectoryDesk desk, Guid? id, string email) =>
        await desk.SaveContact("minimal", id, "lake", "secretariat", "Amina", email, "en", Dana);

    private static TextTable Sheet(string csv) => DirectoryFile.Read(Encoding.UTF8.GetBytes(csv), "organizations.csv", new ProblemLog())!;
}
