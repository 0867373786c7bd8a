using Dapper;
using Microsoft.Data.Sqlite;
using Survey.Collecting.Accounts;
using Survey.Collecting.Loading;
using Survey.Core.Responses;
using Survey.Storage;
using Survey.Storage.Sqlite;
using Survey.Storage.Tables;
using Survey.Tests.Support;

namespace Survey.Tests.Storage;

public sealed class StoreVerifierTests
{
    [Test]
    public async Task Verify_StoreAsItWasStored_IsInOrder()
    {
        using var folder = new TemporaryFolder();
        var store = await Load(folder);

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
        "UPDATE response SET is_late = 1 WHERE respondent = 'rcm'",
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
        "PRAGMA foreign_keys = OFF; DELETE FROM response_revision WHERE respondent = 'rcm'",
        "store-derivation-differs",
        "stored response of rcm in grcp7")]
    public async Task Verify_RowChangedByHand_IsFound(string change, string code, string place)
    {
        using var folder = new TemporaryFolder();
        var store = await Load(folder);
        using (var connection = new SqliteConnection($"Data Source={store.Name};Pooling=False"))
        {
            connection.Execute(change).ShouldBeGreaterThan(0);
        }

        (await StoreVerifier.Verify(store)).Problems.ShouldContain(problem => problem.Code == code && problem.Place.ToString() == place);
    }

    [Test]
    public async Task Verify_LastEntriesOfTheTrailRemoved_IsFoundWithASealKeptOutside()
    {
        using var folder = new TemporaryFolder();
        var store = await Load(folder);
        var seal = (await StoreVerifier.Verify(store)).Value!.Seal.ShouldNotBeNull();

        Change(store, $"DELETE FROM audit_entry WHERE number = {seal.Number}");

        (await StoreVerifier.Verify(store)).Problems.ShouldBeEmpty("the entry said nothing about a revision");
        (await StoreVerifier.Verify(store, seal)).Problems.ShouldHaveSingleItem().InEnglish().ShouldContain($"Entry {seal.Number}");
    }

    [Test]
    public async Task Verify_SealOfAnEarlierEntry_IsInOrder()
    {
        using var folder = new TemporaryFolder();
        var store = await Load(folder);
        var seal = (await StoreVerifier.Verify(store)).Value!.Seal!;
        Change(store, "INSERT INTO sign_in_attempt (key, failures, last_at) VALUES (x'00', 1, '2024-01-01')");
        (await new AccountDesk(store).Add("jane", ActorRole.Analyst, TestAccounts.Password, TestActors.Operator)).Succeeded.ShouldBeTrue();

        (await StoreVerifier.Verify(store, AuditSeal.Find(seal.ToString()))).Problems.ShouldBeEmpty();
    }

    [TestCase(
        "PRAGMA foreign_keys = OFF; DELETE FROM response WHERE respondent = 'rcm'; "
            + "DELETE FROM response_revision WHERE respondent = 'rcm'",
        "names a revision that is missing")]
    [TestCase("DELETE FROM audit_entry WHERE number >= 20", "has no entry for revision 1")]
    public async Task Verify_TrailAndRevisionsDisagree_IsFound(string change, string message)
    {
        using var folder = new TemporaryFolder();
        var store = await Load(folder);

        Change(store, change);

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
        using var folder = new TemporaryFolder();
        var store = await Load(folder);

        Change(store, $"UPDATE response_revision SET {change} WHERE respondent = 'rcm'");

        (await StoreVerifier.Verify(store))
            .Problems.ShouldHaveSingleItem()
            .InEnglish()
            .ShouldContain("says otherwise who made revision 1");
    }

    [Test]
    public async Task Verify_DocumentForgedWithItsHash_IsFoundByTheTrail()
    {
        using var folder = new TemporaryFolder();
        var store = await Load(folder);
        await using (var session = await store.BeginReadAsync())
        {
            var latest = (await session.Revisions.FindLatest("grcp7", "rcm"))!;
            var forged = latest.Document.Replace("\"c\"", "\"g\"", StringComparison.Ordinal);
            Change(
                store,
                $"UPDATE response_revision SET document = '{forged.Replace("'", "''", StringComparison.Ordinal)}', "
                    + $"hash = x'{Convert.ToHexString(RevisionRow.HashOf(forged))}' WHERE respondent = 'rcm'");
        }

        var problems = (await StoreVerifier.Verify(store)).Problems.Select(problem => problem.InEnglish()).ToList();

        problems.ShouldContain(problem => problem.Contains("whose document is another one"));
        problems.ShouldContain(problem => problem.Contains("has no entry for revision 1"));
    }

    private static void Change(Store store, string sql)
    {
        using var connection = new SqliteConnection($"Data Source={store.Name};Pooling=False");
        connection.Execute(sql).ShouldBeGreaterThan(0);
    }

    [TestCase("UPDATE response SET elements = x'FF', round_revision = 7 WHERE respondent = 'rcm'")]
    [TestCase("DELETE FROM response WHERE respondent = 'rcm'")]
    public async Task Load_DerivationChangedByHand_IsDerivedAgain(string change)
    {
        using var folder = new TemporaryFolder();
        var store = await Load(folder);
        using (var connection = new SqliteConnection($"Data Source={store.Name};Pooling=False"))
        {
            connection.Execute(change).ShouldBe(1);
        }

        (await RoundLoader.Load(Repository.Sample("grcp7"), store, TestActors.Operator)).Value!.Unchanged.ShouldBe(27);

        (await VerifiedStore.Count(store)).ShouldBe(new VerifyResult(Rounds: 1, Responses: 27, Revisions: 27));
    }

    [Test]
    public async Task FindRound_DamagedDefinition_SaysToVerify()
    {
        using var folder = new TemporaryFolder();
        var store = await Load(folder);
        using (var connection = new SqliteConnection($"Data Source={store.Name};Pooling=False"))
        {
            connection.Execute("UPDATE round_revision SET framework = '{}'");
        }

        await using var reader = await store.BeginReadAsync();
        (await Should.ThrowAsync<StoreException>(() => reader.Rounds.Find("grcp7"))).Message.ShouldEndWith("Run: survey verify");
    }

    private static async Task<Store> Load(TemporaryFolder folder)
    {
        var store = SqliteStore.Open(folder.PathOf("survey.db"), FixedTime.Instance, create: true);
        (await RoundLoader.Load(Repository.Sample("grcp7"), store, TestActors.Operator)).Succeeded.ShouldBeTrue();
        return store;
    }
}
