using System.Diagnostics;
using Survey.Files.Exports;
using Survey.Tests.Support;

namespace Survey.Tests.Cli;

/// <summary>Links, pipes and devices as the target of <c>--out</c>.</summary>
[Platform(Exclude = "Win")]
public sealed class OutputFileTests
{
    private TemporaryFolder _folder = null!;

    [SetUp]
    public async Task Load()
    {
        _folder = TemporaryFolder.CopyOf("minimal");
        (await Run("load", _folder.Path)).ExitCode.ShouldBe(0);
    }

    [TearDown]
    public void RemoveFolder() => _folder.Dispose();

    [TestCase(true)]
    [TestCase(false)]
    public async Task Overview_OutIsALink_WritesTheFileThatItLeadsTo(bool exists)
    {
        var (link, target) = (_folder.PathOf("link.csv"), _folder.PathOf("real.csv"));
        File.CreateSymbolicLink(link, "real.csv");
        if (exists)
        {
            File.WriteAllText(target, "old");
        }

        (await Overview(link)).ExitCode.ShouldBe(0);

        new FileInfo(link).LinkTarget.ShouldBe("real.csv");
        File.ReadAllText(target).ShouldStartWith("round,region");
        Directory.GetFiles(_folder.Path, "*.partial").ShouldBeEmpty();
    }

    [Test]
    public async Task Overview_OutIsALinkToTheStore_IsRefused()
    {
        File.CreateSymbolicLink(_folder.PathOf("link.csv"), _folder.PathOf("survey.db"));

        (await Overview(_folder.PathOf("link.csv"))).ExitCode.ShouldBe(2);

        (await Run("verify")).ExitCode.ShouldBe(0);
    }

    [TestCase("csv", "round,region")]
    [TestCase("xlsx", "PK")]
    public async Task Overview_OutIsAPipe_WritesIntoIt(string format, string beginning)
    {
        var pipe = await MakePipe();
        var reading = Task.Run(() => File.ReadAllText(pipe));
        (await Run("overview", "minimal", "--format", format, "--out", pipe)).ExitCode.ShouldBe(0);

        (await reading).ShouldStartWith(beginning);
        Directory.GetFiles(_folder.Path, "*.partial").ShouldBeEmpty();
    }

    [Test]
    public async Task Overview_OutIsADevice_LeavesIt()
    {
        File.CreateSymbolicLink(_folder.PathOf("link"), "/dev/null");

        (await Overview(_folder.PathOf("link"))).ExitCode.ShouldBe(0);
        (await Overview("/dev/null")).ExitCode.ShouldBe(0);

        File.GetAttributes("/dev/null").ShouldBe(FileAttributes.Normal);
        new FileInfo("/dev/null").Length.ShouldBe(0);
        new FileInfo(_folder.PathOf("link")).LinkTarget.ShouldBe("/dev/null");
    }

    [Test]
    public async Task Export_FileInTheFolderIsALink_WritesTheFileThatItLeadsTo()
    {
        var folder = Directory.CreateDirectory(_folder.PathOf("out")).FullName;
        File.CreateSymbolicLink(Path.Combine(folder, "responses.csv"), _folder.PathOf("real.csv"));

        (await Run("export", "minimal", "--out", folder)).ExitCode.ShouldBe(0);

        new FileInfo(Path.Combine(folder, "responses.csv")).LinkTarget.ShouldNotBeNull();
        File.ReadAllText(_folder.PathOf("real.csv")).ShouldContain("organization");
    }

    [Test]
    public async Task Backup_FileIsALink_WritesTheFileThatItLeadsTo()
    {
        File.CreateSymbolicLink(_folder.PathOf("link.db"), _folder.PathOf("real.db"));

        (await Run("backup", _folder.PathOf("link.db"), "--force")).ExitCode.ShouldBe(0);

        new FileInfo(_folder.PathOf("link.db")).LinkTarget.ShouldNotBeNull();
        (await SurveyCommand.Run("verify", "--store", _folder.PathOf("real.db"))).ExitCode.ShouldBe(0);
    }

    [TestCase("pipe")]
    [TestCase("link")]
    public async Task BackupAndRestore_FileIsAPipeOrADevice_IsRefusedAndLeft(string name)
    {
        var pipe = await MakePipe();
        File.CreateSymbolicLink(_folder.PathOf("link"), "/dev/null");

        var backup = await Run("backup", _folder.PathOf(name), "--force");
        (await Run("backup", _folder.PathOf("real.db"))).ExitCode.ShouldBe(0);
        var restore = await SurveyCommand.Run("restore", _folder.PathOf("real.db"), "--force", "--store", _folder.PathOf(name));

        (backup.ExitCode, restore.ExitCode).ShouldBe((3, 3));
        backup.Error.ShouldContain("is a pipe or a device. Name a regular file.");
        (WriteTarget.IsDevice(pipe), WriteTarget.IsDevice(_folder.PathOf("link"))).ShouldBe((true, true));
    }

    [TestCase("csv", "rows.xlsx")]
    [TestCase("xlsx", "rows.CSV")]
    [TestCase("csv", "rows.parquet")]
    public async Task Rows_FormatAndNameNameTwoFormats_IsWrongUsage(string format, string name)
    {
        var run = await Run("rows", "minimal", "--format", format, "--out", _folder.PathOf(name));

        run.ExitCode.ShouldBe(2);
        run.Error.ShouldContain($"--format {format} does not fit the name {_folder.PathOf(name)}");
        File.Exists(_folder.PathOf(name)).ShouldBeFalse();
    }

    [TestCase("rows", "csv", "rows.dat")]
    [TestCase("sensitivity", null, "all.csv")]
    [TestCase("overview", "text", "all.txt")]
    public async Task Export_NameFits_IsWritten(string command, string? format, string name)
    {
        string[] chosen = format is null ? [] : ["--format", format];

        (await Run([command, "minimal", .. chosen, "--out", _folder.PathOf(name)])).ExitCode.ShouldBe(0);

        File.ReadAllText(_folder.PathOf(name)).Split('\n')[0].Contains(',', StringComparison.Ordinal).ShouldBe(format != "text");
    }

    private async Task<string> MakePipe()
    {
        var pipe = _folder.PathOf("pipe");
        using var making = Process.Start("mkfifo", pipe);
        await making.WaitForExitAsync();
        return pipe;
    }

    private Task<SurveyCommand> Overview(string file) => Run("overview", "minimal", "--format", "csv", "--out", file);

    private Task<SurveyCommand> Run(params string[] arguments) =>
        SurveyCommand.Run([.. arguments, "--store", _folder.PathOf("survey.db")]);
}
