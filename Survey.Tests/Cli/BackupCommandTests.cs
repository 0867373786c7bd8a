using Survey.Tests.Support;

namespace Survey.Tests.Cli;

public sealed class BackupCommandTests
{
    private TemporaryFolder _folder = null!;
    private string _store = null!;
    private string _backup = null!;

    [SetUp]
    public async Task MakeStore()
    {
        _folder = TemporaryFolder.CopyOf("minimal");
        _store = _folder.PathOf("survey.db");
        _backup = _folder.PathOf("backup.db");
        (await SurveyCommand.Run("load", _folder.Path, "--store", _store)).ExitCode.ShouldBe(0);
    }

    [TearDown]
    public void RemoveFolder() => _folder.Dispose();

    [Test]
    public async Task BackupAndRestore_ThereAndBack_IsTheSameRound()
    {
        var backup = await SurveyCommand.Run("backup", _backup, "--store", _store);
        backup.Output.ShouldBe($"Written and verified: {_backup} (1 round, 4 responses, 4 revisions, 0 publications).\n");
        backup.ExitCode.ShouldBe(0);

        var restored = _folder.PathOf("restored.db");
        var restore = await SurveyCommand.Run("restore", _backup, "--store", restored);

        restore.Output.ShouldBe($"Restored: {restored} (1 round, 4 responses, 4 revisions, 0 publications).\n");
        (await SurveyCommand.Run("overview", "minimal", "--format", "json", "--store", restored)).Output
            .ShouldBe((await SurveyCommand.Run("overview", "minimal", "--format", "json", "--store", _store)).Output);
    }

    [Test]
    public async Task Backup_FileIsThere_NeedsForce()
    {
        File.WriteAllText(_backup, "notes");

        var refused = await SurveyCommand.Run("backup", _backup, "--store", _store);

        (refused.ExitCode, File.ReadAllText(_backup)).ShouldBe((2, "notes"));
        refused.Error.ShouldContain("--force");
        (await SurveyCommand.Run("backup", _backup, "--force", "--store", _store)).ExitCode.ShouldBe(0);
    }

    [Test]
    public async Task Restore_StoreIsThere_NeedsForce()
    {
        await SurveyCommand.Run("backup", _backup, "--store", _store);

        var refused = await SurveyCommand.Run("restore", _backup, "--store", _store);

        refused.ExitCode.ShouldBe(2);
        refused.Error.ShouldContain("--force");
        (await SurveyCommand.Run("restore", _backup, "--force", "--store", _store)).ExitCode.ShouldBe(0);
    }

    [TestCase("backup")]
    [TestCase("restore")]
    public async Task Run_FileIsTheStoreItself_IsRefused(string verb)
    {
        var refused = await SurveyCommand.Run(verb, _store, "--force", "--store", _store);

        refused.ExitCode.ShouldBe(2);
        refused.Error.ShouldContain("is the store");
    }

    [Test]
    public async Task Restore_NoBackup_SaysSoAndChangesNothing()
    {
        var before = File.ReadAllBytes(_store);
        var notABackup = _folder.PathOf("round.json");

        (await SurveyCommand.Run("restore", _folder.PathOf("none.db"), "--force", "--store", _store)).ExitCode.ShouldBe(3);
        (await SurveyCommand.Run("restore", notABackup, "--force", "--store", _store)).ExitCode.ShouldBe(3);

        File.ReadAllBytes(_store).ShouldBe(before);
    }
}
