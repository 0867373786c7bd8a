using Dapper;
using Microsoft.Data.Sqlite;
using Survey.Collecting.Audit;
using Survey.Collecting.Backups;
using Survey.Collecting.Loading;
using Survey.Storage;
using Survey.Storage.Sqlite;
using Survey.Tests.Support;

namespace Survey.Tests.Collecting.Backups;

public sealed class StoreBackupTests
{
    private static readonly VerifyResult Minimal = new(Rounds: 1, Responses: 4, Revisions: 4);

    private TemporaryFolder _folder = null!;
    private string _path = null!;
    private string _backup = null!;

    [SetUp]
    public async Task MakeStore()
    {
        _folder = new TemporaryFolder();
        _path = _folder.PathOf("survey.db");
        _backup = _folder.PathOf("backup.db");
        await StoreTemplate.Copy(_path, "backup minimal", async path =>
            (await RoundLoader.Load(Repository.Sample("minimal"), path, FixedTime.Instance, TestActors.Operator)).Succeeded.ShouldBeTrue());
    }

    [TearDown]
    public void RemoveFolder() => _folder.Dispose();

    [Test]
    public async Task BackUp_WhileAServiceReadsAndAnotherWrites_IsWholeAndOneFile()
    {
        var service = SqliteStore.Open(_path, FixedTime.Instance, create: false, isService: true);
        await using (await service.BeginReadAsync())
        await using (var writing = await service.BeginWriteAsync())
        {
            await writing.Audit.Append(TestActors.Operator, "not-committed", round: null, subject: null, details: null);

            (await StoreBackup.BackUp(_path, _backup, FixedTime.Instance)).WithoutSeals().ShouldBe(Minimal);
        }

        service.Close();
        Directory.GetFiles(_folder.Path, "backup*").ShouldBe([_backup]);
        var copy = SqliteStore.Open(_backup, FixedTime.Instance, create: false);
        (await VerifiedStore.Count(copy)).ShouldBe(Minimal);
        (await new AuditDesk(copy).ReadAll(round: null).ToListAsync()).ShouldAllBe(entry => entry.Action != "not-committed");
    }

    [Test]
    public async Task Restore_OverALostRound_BringsItBackAndNotesIt()
    {
        await StoreBackup.BackUp(_path, _backup, FixedTime.Instance);
        Execute(_path, "DELETE FROM round_revision");

        (await StoreBackup.Restore(_backup, _path, FixedTime.Instance, TestActors.Operator)).WithoutSeals().ShouldBe(Minimal);

        var store = SqliteStore.Open(_path, FixedTime.Instance, create: false);
        (await VerifiedStore.Count(store)).ShouldBe(Minimal);
        var last = (await new AuditDesk(store).ReadAll(round: null).ToListAsync())[^1];
        (last.Action, last.Name, last.Subject).ShouldBe(("store-restored", "test", "backup.db"));
    }

    [Test]
    public async Task Restore_DamagedBackup_ChangesNothing()
    {
        await StoreBackup.BackUp(_path, _backup, FixedTime.Instance);
        Execute(_backup, "UPDATE response_revision SET document = replace(document, 'yes', 'no')");
        var before = File.ReadAllBytes(_path);

        (await StoreBackup.Restore(_backup, _path, FixedTime.Instance, TestActors.Operator)).Problems.ShouldContain(problem =>
            problem.Code == "store-document-damaged");

        File.ReadAllBytes(_path).ShouldBe(before);
    }

    [Test]
    public async Task Restore_StoreInUse_IsRefused()
    {
        await StoreBackup.BackUp(_path, _backup, FixedTime.Instance);
        var service = SqliteStore.Open(_path, FixedTime.Instance, create: false, isService: true);
        await using (await service.BeginReadAsync())
        {
            (
                await Should.ThrowAsync<StoreException>(() => StoreBackup.Restore(_backup, _path, FixedTime.Instance, TestActors.Operator))
            ).Message.ShouldContain("in use");
        }

        service.Close();
    }

    [Test]
    public async Task Restore_NoStore_MakesIt()
    {
        await StoreBackup.BackUp(_path, _backup, FixedTime.Instance);

        (await StoreBackup.Restore(_backup, _folder.PathOf("new.db"), FixedTime.Instance, TestActors.Operator))
            .WithoutSeals()
            .ShouldBe(Minimal);
    }

    [Test]
    public async Task Verify_FileOfARunningServiceCopiedAlone_SaysThatItMayLackChanges()
    {
        var service = SqliteStore.Open(_path, FixedTime.Instance, create: false, isService: true);
        await using (var session = await service.BeginWriteAsync())
        {
            await session.Audit.Append(TestActors.Operator, "later", round: null, subject: null, details: null);
            await session.Commit();
        }

        File.Copy(_path, _folder.PathOf("alone.db"));
        File.Copy(_path, _folder.PathOf("both.db"));
        File.Copy($"{_path}-wal", _folder.PathOf("both.db-wal"));
        (await Verify("survey.db")).ShouldBeEmpty("the store itself is complete while the service runs");
        service.Close();

        (await Verify("alone.db")).ShouldBe(["store-incomplete"]);
        (await Verify("both.db")).ShouldBeEmpty("both files are what a killed service leaves");
        (await Verify("both.db")).ShouldBeEmpty("the first command has reset the mark of the killed service");
        (await Verify("survey.db")).ShouldBeEmpty();
    }

    [Test]
    public async Task Verify_ServiceWasKilledAndStartedAgain_IsComplete()
    {
        SqliteStore.Open(_path, FixedTime.Instance, create: false, isService: true).Engine.Close();
        Execute(_path, "UPDATE service_count SET running = 1");
        SqliteStore.Open(_path, FixedTime.Instance, create: false, isService: true).Close();

        (await Verify("survey.db")).ShouldBeEmpty();
    }

    private async Task<IEnumerable<string>> Verify(string name) =>
        (await StoreVerifier.Verify(SqliteStore.Open(_folder.PathOf(name), FixedTime.Instance, create: false))).Problems.Select(problem =>
            problem.Code);

    private static void Execute(string path, string sql)
    {
        using var connection = new SqliteConnection($"Data Source={path};Pooling=False");
        connection.Execute(sql);
        connection.Execute("PRAGMA wal_checkpoint(TRUNCATE)");
    }
}
