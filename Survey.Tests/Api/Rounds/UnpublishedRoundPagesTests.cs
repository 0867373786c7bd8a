using System.Net;
using Survey.Api.Texts;
using Survey.Collecting.Directories;
using Survey.Collecting.Links;
using Survey.Collecting.Rounds;
using Survey.Core.Problems;
using Survey.Core.Responses;
using Survey.Storage;
using Survey.Tests.Support;

namespace Survey.Tests.Api.Rounds;

/// <summary>Rounds that were never published are deleted and get other codes; titles are given in every language.</summary>
public sealed class UnpublishedRoundPagesTests
{
    private static readonly Actor Dana = new(ActorRole.Coordinator, "Dana");

    [Test]
    public async Task Delete_AsksAndFreesTheCode()
    {
        using var service = await Make();
        using var client = await service.Service.SignIn(ActorRole.Coordinator);
        (await PageSource.Read(client, "/rounds/second/settings")).ShouldContain("href=\"/rounds/second/delete\"");
        (await PageSource.Read(client, "/rounds/second/delete")).ShouldContain(InterfaceTexts.Of("en")["desk.delete.means"]);

        var answer = await ServiceUnderTest.Send(client, "/rounds/second/delete", "/rounds/second/delete");

        answer.Headers.Location!.ToString().ShouldBe("/rounds?done=deleted");
        (await PageSource.Read(client, "/rounds?done=deleted")).ShouldContain(InterfaceTexts.Of("en")["desk.done.deleted"]);
        (await service.Service.Get<RoundDesk>().Find("second")).ShouldBeNull();
        (await StoreVerifier.Verify(service.Service.Store)).Problems.ShouldBeEmpty();
        (await service.Service.Get<NewRoundDesk>().Copy("minimal", "second", title: null, new RoundDates(null, null, null), Dana))
            .Succeeded.ShouldBeTrue();
        (await service.Service.Get<DirectoryDesk>().Find("second"))!.Contacts.ShouldBeEmpty("the copied round has none");
    }

    [Test]
    public async Task Rename_KeepsContactsAndDates()
    {
        using var service = await Make();
        using var client = await service.Service.SignIn(ActorRole.Coordinator);
        var directory = service.Service.Get<DirectoryDesk>();
        (await directory.SaveContact("second", null, "lake", "secretariat", "Ann", "ann@example.org", "en", Dana)).Succeeded.ShouldBeTrue();

        var answer = await ServiceUnderTest.Send(client, "/rounds/second/settings", "/rounds/second/rename", ("code", "third"));

        answer.Headers.Location!.ToString().ShouldBe("/rounds/third/settings?done=saved");
        var desk = service.Service.Get<RoundDesk>();
        (await desk.Find("second")).ShouldBeNull();
        var renamed = (await desk.Find("third"))!;
        (renamed.Phase.ToString(), renamed.Round.Deadline).ShouldBe(("Preparing", new DateOnly(2030, 5, 1)));
        (await directory.Find("third"))!.Contacts.Select(contact => contact.Email).ShouldBe(["ann@example.org"]);
        (await StoreVerifier.Verify(service.Service.Store)).Problems.ShouldBeEmpty();
    }

    [TestCase(true)]
    [TestCase(false)]
    public async Task LinksOfARound_GoWithItAndVerifyAgrees(bool isDeleted)
    {
        using var service = await Make();
        var store = service.Service.Store;
        (await new LinkDesk(store).Issue("second", ["lake"], ActorRole.Secretariat, Dana)).Succeeded.ShouldBeTrue();
        (await StoreVerifier.Verify(store)).Problems.ShouldBeEmpty();
        var unpublished = service.Service.Get<UnpublishedRounds>();

        var outcome = isDeleted ? await unpublished.Delete("second", Dana) : await unpublished.Rename("second", "third", Dana);

        outcome.Succeeded.ShouldBeTrue();
        (await StoreVerifier.Verify(store)).Problems.ShouldBeEmpty();
        (await service.Service.Get<NewRoundDesk>().Copy("minimal", "second", title: null, new RoundDates(null, null, null), Dana))
            .Succeeded.ShouldBe(true);
        (await new LinkDesk(store).Issue("second", ["lake"], ActorRole.Secretariat, Dana)).Succeeded.ShouldBeTrue();
        (await StoreVerifier.Verify(store)).Problems.ShouldBeEmpty("the link of the new round is counted");
    }

    [TestCase("minimal", "round-taken")]
    [TestCase("a code", "code-invalid")]
    [TestCase("ccccccccccccccccccccccccccccccccccccccccc", "round-code-too-long")]
    public async Task Rename_ToACodeThatCannotBe_ChangesNothing(string code, string problem)
    {
        using var service = await Make();

        var outcome = await service.Service.Get<UnpublishedRounds>().Rename("second", code, Dana);

        outcome.Problems.Select(each => each.Code).ShouldBe([problem]);
        (await service.Service.Get<RoundDesk>().Find("second")).ShouldNotBeNull();
    }

    [Test]
    public async Task PublishedRound_IsNeitherDeletedNorRenamed()
    {
        using var service = await Make();
        using var client = await service.Service.SignIn(ActorRole.Coordinator);
        var unpublished = service.Service.Get<UnpublishedRounds>();

        (await unpublished.Delete("minimal", Dana)).Problems.ShouldHaveSingleItem().Variant.ShouldBe(
            ProblemCatalogue.RoundPhaseWrong["delete"]);
        (await unpublished.Rename("minimal", "other", Dana)).Problems.ShouldHaveSingleItem().Variant.ShouldBe(
            ProblemCatalogue.RoundPhaseWrong["rename"]);
        (await client.GetAsync(new Uri("/rounds/minimal/delete", UriKind.Relative))).Headers.Location!.ToString().ShouldBe(
            "/rounds/minimal/settings");
        var html = await PageSource.Read(client, "/rounds/minimal/settings");
        html.ShouldNotContain("/rounds/minimal/delete");
        html.ShouldNotContain("/rounds/minimal/rename");
        using var api = await service.Service.CreateClient(ActorRole.Coordinator);
        (await api.DeleteAsync(new Uri("/v1/rounds/minimal", UriKind.Relative))).StatusCode.ShouldBe(HttpStatusCode.Conflict);
        (await api.DeleteAsync(new Uri("/v1/rounds/second", UriKind.Relative))).StatusCode.ShouldBe(HttpStatusCode.NoContent);
        (await api.DeleteAsync(new Uri("/v1/rounds/second", UriKind.Relative))).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Test]
    public async Task Delete_RoundWithADraft_IsRefused()
    {
        using var service = await Make();
        await service.Collecting.Save("lake", "{}");
        await using (var session = await service.Service.Store.BeginWriteAsync())
        {
            await session.Rounds.SetDecision("minimal", Survey.Core.Rounds.RoundDecision.Prepared, reason: null, "Dana");
            await session.Commit();
        }

        (await service.Service.Get<UnpublishedRounds>().Delete("minimal", Dana)).Problems.ShouldHaveSingleItem().Variant.ShouldBe(
            ProblemCatalogue.RoundPhaseWrong["answered"]);
    }

    [Test]
    public async Task Title_HasEveryLanguageOfTheRound()
    {
        using var service = await CollectingService.Make("grcp7");
        using var client = await service.Service.SignIn(ActorRole.Coordinator);
        const string Settings = "/rounds/grcp7/settings";
        foreach (var language in new[] { "en", "fr", "es", "ru", "ar" })
        {
            (await PageSource.Read(client, Settings)).ShouldContain($"name=\"title-{language}\"");
        }

        await ServiceUnderTest.Send(
            client,
            Settings,
            "/rounds/grcp7/title",
            ("title-en", "Survey"),
            ("title-fr", "Enquête"),
            ("title-ar", "استبيان"));

        var title = (await service.Service.Get<RoundDesk>().Find("grcp7"))!.Round.Title;
        title.Languages.Select(language => title.In(language)).ShouldBe(["Survey", "Enquête", "استبيان"]);
        (await ServiceUnderTest.Send(client, Settings, "/rounds/grcp7/title", ("title-en", " "))).StatusCode.ShouldBe(
            HttpStatusCode.UnprocessableEntity);
    }

    private static async Task<CollectingService> Make()
    {
        var service = await CollectingService.Make();
        var dates = new RoundDates(null, new DateOnly(2030, 5, 1), null);
        (await service.Service.Get<NewRoundDesk>().Copy("minimal", "second", "Second", dates, Dana)).Succeeded.ShouldBeTrue();
        return service;
    }
}
