using Survey.Collecting.Accounts;
using Survey.Collecting.Audit;
using Survey.Collecting.Links;
using Survey.Collecting.Publications;
using Survey.Collecting.Responses;
using Survey.Core.Problems;
using Survey.Core.Responses;
using Survey.Storage;
using Survey.Tests.Support;

namespace Survey.Tests.Storage;

/// <summary>A store of the last version before there were buckets keeps all it holds, and goes on.</summary>
[TestFixture(StoreEngine.Sqlite)]
[TestFixture(StoreEngine.Postgres)]
internal sealed class BucketMigrationTests(StoreEngine engine)
{
    private static readonly Place RequestPlace = Place.OfFile("request");

    [Test]
    public async Task Open_StoreWithoutBuckets_KeepsAnswersTrailLinksAndPublications()
    {
        using var round = await Fill();
        using var earlier = await EarlierStore.MakeWithoutBuckets(round.Place, engine);

        var store = earlier.Open(round.Clock);

        var before = (await StoreVerifier.Verify(round.Store)).Value.ShouldNotBeNull();
        var after = (await StoreVerifier.Verify(store)).Value.ShouldNotBeNull();
        (after with { Seals = [] }).ShouldBe(before with { Seals = [] });
        (await Entries(store)).ShouldBe(await Entries(round.Store));
        (await new LinkDesk(store).GetAll("minimal")).Count.ShouldBe(1);
        await using (var session = await store.BeginReadAsync())
        {
            (await PublicationDesk.Find(session, "minimal", "first", RequestPlace)).Value.ShouldNotBeNull()
                .Publication.Manifest.Responses.ShouldBe(2);
            (await session.Revisions.FindLatest("minimal", "lake"))!.Entry.ShouldNotBeNull();
        }
    }

    [Test]
    public async Task Append_AfterTheMigration_ContinuesEachBucketFromTheSingleChain()
    {
        using var round = await Fill();
        using var earlier = await EarlierStore.MakeWithoutBuckets(round.Place, engine);
        var store = earlier.Open(round.Clock);
        var sealOfEarlier = (await StoreVerifier.Verify(store)).Value!.Seals.ShouldHaveSingleItem();

        var content = new DraftContent(round.Answers("""{"has_recommendations": "yes"}"""), "en");
        (await new ResponseDesk(store).Save("minimal", "lake", _ => content, CollectingRound.By(ActorRole.Secretariat)))
            .Succeeded.ShouldBeTrue();
        (await new AccountDesk(store).Add("mary", ActorRole.Analyst, TestAccounts.Password, TestActors.Operator)).Succeeded.ShouldBeTrue();

        // A receipt of an earlier version has no bucket.
        var receipt = AuditSeal.Find($"{sealOfEarlier.Number}:{sealOfEarlier.Hash}").ShouldNotBeNull();
        var seals = (await StoreVerifier.Verify(store, [receipt, sealOfEarlier])).Value.ShouldNotBeNull().Seals;
        seals.Select(seal => (seal.Bucket, seal.Number)).ShouldBe(
            new[] { "lake", "mary" }.Select(subject => ((int?)Bucket.Of(subject), sealOfEarlier.Number + 1)),
            ignoreOrder: true);
    }

    [TestCase("UPDATE audit_entry SET name = 'Mallory' WHERE number = 2")]
    [TestCase("DELETE FROM audit_entry WHERE number = 2")]
    [TestCase("UPDATE audit_base SET number = number - 1")]
    [TestCase("UPDATE audit_base SET hash = x'00'")]
    [TestCase("DELETE FROM audit_base")]
    public async Task Verify_SingleChainChangedByHand_IsFound(string change)
    {
        using var round = await Fill();
        using var earlier = await EarlierStore.MakeWithoutBuckets(round.Place, engine);
        var store = earlier.Open(round.Clock);

        earlier.Change(change);

        (await StoreVerifier.Verify(store)).Problems.ShouldContain(problem => problem.Place.ToString() == "audit trail");
    }

    private static async Task<List<string>> Entries(Store store) =>
        await new AuditDesk(store).ReadAll(round: null)
            .Select(entry => $"{entry.At:O} {entry.Role} {entry.Name} {entry.Action} {entry.Round} {entry.Subject} {entry.Details}")
            .ToListAsync();

    /// <summary>A round with two responses, one of them of two revisions, a draft, a link, an account and a publication.</summary>
    private async Task<CollectingRound> Fill()
    {
        var round = await CollectingRound.Make(engine: engine);
        foreach (var organization in new[] { "lake", "river" })
        {
            await round.Save(organization, """{"has_recommendations": "no", "recommendations_status": "none"}""");
            (await round.Desk.Submit("minimal", organization, "Amina", CollectingRound.By(ActorRole.Secretariat))).Succeeded.ShouldBeTrue();
        }

        (await round.Desk.Endorse("minimal", "lake", "Chair", CollectingRound.By(ActorRole.Chair))).Succeeded.ShouldBeTrue();
        (await round.Save("forest", """{"has_recommendations": "no"}""")).Succeeded.ShouldBeTrue();
        (await new LinkDesk(round.Store).Issue("minimal", ["lake"], ActorRole.Secretariat, TestActors.Operator)).Succeeded.ShouldBeTrue();
        (await new AccountDesk(round.Store).Add("jane", ActorRole.Analyst, TestAccounts.Password, TestActors.Operator))
            .Succeeded.ShouldBeTrue();
        (await new PublicationDesk(round.Store).Publish("minimal", "first", TestActors.Operator)).Succeeded.ShouldBeTrue();
        return round;
    }
}
