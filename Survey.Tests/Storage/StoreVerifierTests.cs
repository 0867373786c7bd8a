using Survey.Collecting.Accounts;
using Survey.Collecting.Loading;
using Survey.Core.Responses;
using Survey.Storage;
using Survey.Storage.Tables;
using Survey.Tests.Support;

namespace Survey.Tests.Storage;

[TestFixture(StoreEngine.Sqlite)]
[TestFixture(StoreEngine.Postgres)]
public sealed class StoreVerifierTests(StoreEngine engine)
{
    [Test]
    public async Task Verify_StoreAsItWasStored_IsInOrder()
    {
        using var place = await Load();
        var store = place.Open();

        (await VerifiedStore.Count(store)).ShouldBe(new VerifyResult(Rounds: 1, Responses: 27, Revisions: 27));
    }

    [TestCase(
        "UPDATE response SET elements = x'FF' WHERE respondent = 'rcm'",
        "store-derivation-differs",
        "stored response of rcm in grcp7: elements")]
    [TestCase(
        "UPDATE response SET themes = x'' WHERE respondent = 'rcm'",
        "store-derivation-differs",
        "stored response of rcm in grcp7: themes")]
    [TestCase(
        "UPDATE response SET status = 'none' WHERE respondent = 'rcm'",
        "store-derivation-differs",
        "stored response of rcm in grcp7: status")]
    [TestCase(
        "UPDATE response SET state = 'draft' WHERE respondent = 'rcm'",
        "store-derivation-differs",
        "stored response of rcm in grcp7: state")]
    [TestCase(
        "UPDATE response SET is_late = TRUE WHERE respondent = 'rcm'",
        "store-derivation-differs",
        "stored response of rcm in grcp7: late")]
    [TestCase(
        "UPDATE response SET coded_rows = 0 WHERE respondent = 'rcm'",
        "store-derivation-differs",
        "stored response of rcm in grcp7: coded rows")]
    [TestCase("DELETE FROM response WHERE respondent = 'rcm'", "store-derivation-differs", "stored response of rcm in grcp7")]
    [TestCase(
        "UPDATE response_revision SET document = replace(document, '\"c\"', '\"g\"') WHERE respondent = 'rcm'",
        "store-document-damaged",
        "stored response of rcm in grcp7")]
    [TestCase(
        "UPDATE response_revision SET revision = 2 WHERE respondent = 'rcm'",
        "store-document-damaged",
        "stored response of rcm in grcp7")]
    [TestCase(
        "UPDATE round_revision SET framework = replace(framework, 'Remittances', 'Transfers')",
        "store-document-damaged",
        "stored round grcp7")]
    [TestCase("UPDATE round_revision SET further = '{\"frameworks/sdg.json\": {}}'", "store-document-damaged", "stored round grcp7")]
    [TestCase("UPDATE round_revision SET further = '['", "store-document-damaged", "stored round grcp7")]
    [TestCase("DELETE FROM round_revision", "store-document-damaged", "stored round grcp7")]
    [TestCase("UPDATE round_revision SET framework = '{}'", "store-document-damaged", "stored round grcp7")]
    [TestCase(
        "DELETE FROM response_revision WHERE respondent = 'rcm'",
        "store-derivation-differs",
        "stored response of rcm in grcp7")]
    public async Task Verify_RowChangedByHand_IsFound(string change, string code, string where)
    {
        using var place = await Load();
        var store = place.Open();
        place.ChangeWithoutReferences(change);

        (await StoreVerifier.Verify(store)).Problems.ShouldContain(problem => problem.Code == code && problem.Place.ToString() == where);
    }

    [Test]
    public async Task Verify_LastEntriesOfTheTrailRemoved_IsFoundWithASealKeptOutside()
    {
        using var place = await Load();
        var store = place.Open();
        var seals = (await StoreVerifier.Verify(store)).Value!.Seals;
        var seal = seals.Single(each => each.Bucket == Bucket.Of("grcp7"));

        place.Change($"DELETE FROM audit_entry WHERE action = 'round-loaded'");

        (await StoreVerifier.Verify(store)).Problems.ShouldBeEmpty("the entry said nothing about a revision");
        (await StoreVerifier.Verify(store, seals)).Problems.ShouldHaveSingleItem().InEnglish().ShouldContain($"Entry {seal.Entry}");
    }

    [Test]
    public async Task Verify_SealOfAnEarlierEntry_IsInOrder()
    {
        using var place = await Load();
        var store = place.Open();
        var seals = (await StoreVerifier.Verify(store)).Value!.Seals;
        place.Change("INSERT INTO sign_in_attempt (key, failures, last_at) VALUES (x'00', 1, '2024-01-01')");
        (await new AccountDesk(store).Add("jane", ActorRole.Analyst, TestAccounts.Password, TestActors.Operator)).Succeeded.ShouldBeTrue();

        (await StoreVerifier.Verify(store, [.. seals.Select(seal => AuditSeal.Find(seal.ToString())!)])).Problems.ShouldBeEmpty();
    }

    [TestCase(
        "DELETE FROM response WHERE respondent = 'rcm'; "
            + "DELETE FROM response_revision WHERE respondent = 'rcm'",
        "names a revision that is missing")]
    [TestCase("DELETE FROM audit_entry WHERE action = 'response-loaded' AND subject = 'rcm'", "has no entry for revision 1")]
    public async Task Verify_TrailAndRevisionsDisagree_IsFound(string change, string message)
    {
        using var place = await Load();
        var store = place.Open();

        place.ChangeWithoutReferences(change);

        (await StoreVerifier.Verify(store))
            .Problems.Select(problem => problem.InEnglish())
            .ShouldContain(problem => problem.Contains(message, StringComparison.Ordinal));
    }

    [TestCase("made_by = 'Somebody else'")]
    [TestCase("made_by = NULL")]
    [TestCase("role = 'chair'")]
    [TestCase("role = NULL")]
    [TestCase("way = 'paper'")]
    [TestCase("way = NULL")]
    [TestCase("stored_at = '2017-06-01T09:00:00.0000000+00:00'")]
    [TestCase("stored_at = ''")]
    public async Task Verify_MakerOfARevisionChangedByHand_IsFoundByTheTrail(string change)
    {
        using var place = await Load();
        var store = place.Open();

        place.Change($"UPDATE response_revision SET {change} WHERE respondent = 'rcm'");

        (await StoreVerifier.Verify(store))
            .Problems.ShouldHaveSingleItem()
            .InEnglish()
            .ShouldContain("says otherwise who made revision 1");
    }

    [Test]
    public async Task Verify_DocumentForgedWithItsHash_IsFoundByTheTrail()
    {
        using var place = await Load();
        var store = place.Open();
        await using (var session = await store.BeginReadAsync())
        {
            var latest = (await session.Revisions.FindLatest("grcp7", "rcm"))!;
            var forged = latest.Document.Replace("\"c\"", "\"g\"", StringComparison.Ordinal);
            place.Change(
                $"UPDATE response_revision SET document = '{forged.Replace("'", "''", StringComparison.Ordinal)}', "
                    + $"hash = x'{Convert.ToHexString(RevisionRow.HashOf(forged))}' WHERE respondent = 'rcm'");
        }

        var problems = (await StoreVerifier.Verify(store)).Problems.Select(problem => problem.InEnglish()).ToList();

        problems.ShouldContain(problem => problem.Contains("whose document is another one"));
        problems.ShouldContain(problem => problem.Contains("has no entry for revision 1"));
    }

    [TestCase("UPDATE response SET elements = x'FF', round_revision = 7 WHERE respondent = 'rcm'")]
    [TestCase("DELETE FROM response WHERE respondent = 'rcm'")]
    public async Task Load_DerivationChangedByHand_IsDerivedAgain(string change)
    {
        using var place = await Load();
        var store = place.Open();
        place.Change(change);

        (await RoundLoader.Load(Repository.Sample("grcp7"), store, TestActors.Operator)).Value!.Unchanged.ShouldBe(27);

        (await VerifiedStore.Count(store)).ShouldBe(new VerifyResult(Rounds: 1, Responses: 27, Revisions: 27));
    }

    [Test]
    public async Task FindRound_DamagedDefinition_SaysToVerify()
    {
        using var place = await Load();
        var store = place.Open();
        place.Change("UPDATE round_revision SET framework = '{}'");

        await using var reader = await store.BeginReadAsync();
        (await Should.ThrowAsync<StoreException>(() => reader.Rounds.Find("grcp7"))).Message.ShouldEndWith("Run: survey verify");
    }

    private Task<TestStore> Load() => TestStore.MakeLoaded(engine, "grcp7");
}
