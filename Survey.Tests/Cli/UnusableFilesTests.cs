using Survey.Core.Languages;
using Survey.Tests.Support;

namespace Survey.Tests.Cli;

/// <summary>
/// Files and folders that a command cannot use: it ends with 3 and a sentence about the name that was typed, and leaves nothing. In the
/// cases <c>@</c> stands for the test's folder.
/// </summary>
public sealed class UnusableFilesTests
{
    private TemporaryFolder _folder = null!;

    [SetUp]
    public async Task Load()
    {
        _folder = TemporaryFolder.CopyOf("minimal");
        (await Run("load @", "en")).ShouldBe((0, ""));
        File.WriteAllText(_folder.PathOf("notes.txt"), "Notes");
    }

    [TearDown]
    public void RemoveFolder() => _folder.Dispose();

    [TestCase("overview minimal --through @/nowhere.json", "There is no file @/nowhere.json.")]
    [TestCase("overview minimal --through @/responses", "@/responses is a folder. Name a file in it.")]
    [TestCase("reconcile minimal @/nowhere.json", "There is no file @/nowhere.json.")]
    [TestCase("questionnaire check @/nowhere.json", "There is no file @/nowhere.json.")]
    [TestCase("questionnaire check @/responses", "@/responses is a folder. Name a file in it.")]
    [TestCase("questionnaire convert @/nowhere.json @/form.xlsx", "There is no file @/nowhere.json.")]
    [TestCase("questionnaire diff @/questionnaire.json @/nowhere.json", "There is no file @/nowhere.json.")]
    [TestCase("overview minimal --format csv --out @/responses", "@/responses is a folder. Name a file in it.")]
    [TestCase("rows minimal --out @/nowhere/rows.csv", "There is no folder @/nowhere.")]
    [TestCase("restore @/nowhere.db --store @/other.db", "There is no file @/nowhere.db.")]
    [TestCase("restore @/survey.db --store @/nowhere/other.db", "There is no folder @/nowhere.")]
    [TestCase("export minimal --out @/notes.txt", "@/notes.txt is a file. Name a folder to write to.")]
    [TestCase("form minimal --out @/notes.txt", "@/notes.txt is a file. Name a folder to write to.")]
    [TestCase("demo --out @/notes.txt", "@/notes.txt is a file. Name a folder to write to.")]
    [TestCase("backup @/responses --force", "@/responses is a folder. Name a file in it.")]
    [TestCase("backup @/nowhere/copy.db", "There is no folder @/nowhere.")]
    [TestCase("load @/notes.txt", "@/notes.txt is a file. Name the round’s folder: @")]
    [TestCase(
        "overview minimal --store @/none.db",
        "There is no store at @/none.db. Load a round first: survey load FOLDER --store @/none.db")]
    [TestCase("overview minimal --store @/notes.txt", "The store @/notes.txt cannot be used: the file is not a store. Name another file.")]
    public async Task Command_FileThatCannotBeUsed_SaysSoInEachLanguage(string command, string message)
    {
        var before = Files();

        var english = await Run(command, "en");

        (english.ExitCode, english.Error.Trim()).ShouldBe((3, In(message)));
        foreach (var other in Language.All.Skip(1))
        {
            (await Run(command, other.Tag)).Error.Trim().ShouldNotBe(In(message));
        }

        Files().ShouldBe(before);
    }

    [TestCase(
        "verify --store postgres://jane:secret@127.0.0.1:1/survey",
        "The server of postgres://jane@127.0.0.1:1/survey cannot be reached. Check that it runs, and check host and port.")]
    [TestCase(
        "verify --store postgres://jane:secret@127.0.0.1:1",
        "The address of the store is not valid. Write postgres://USER@HOST:PORT/DATABASE, or several hosts with commas between: "
            + "HOST:PORT,HOST:PORT; in a password, write %40 for @, %2F for / and %3A for a colon.")]
    [TestCase(
        "verify --store postgres://127.0.0.1:1/survey?password=secret",
        "“password” is not a valid setting in the address of the store. Valid are sslmode=disable, allow, prefer, require, verify-ca or "
            + "verify-full, sslrootcert=FILE and, with several hosts, target_session_attrs=read-write, primary or any.")]
    [TestCase(
        "verify --store postgres://jane:secret@127.0.0.1:1,127.0.0.1:2/survey",
        "No server of postgres://jane@127.0.0.1:1,127.0.0.1:2/survey that accepts changes can be reached. Check that the primary server "
            + "runs, and check hosts and ports; or promote a standby.")]
    [TestCase(
        "backup copy.db --store postgres://jane:secret@127.0.0.1:1/survey",
        "postgres://jane@127.0.0.1:1/survey is a database of a server. Back it up with pg_dump and restore it with pg_restore, or copy it "
            + "to a file with survey copy.")]
    public async Task Command_ServerThatCannotBeUsed_SaysSoInEachLanguageWithoutThePassword(string command, string message)
    {
        var english = await Run("en");

        (english.ExitCode, english.Error.Trim()).ShouldBe((3, message));
        foreach (var other in Language.All.Skip(1))
        {
            var run = await Run(other.Tag);
            run.Error.Trim().ShouldNotBe(message);
            run.Error.ShouldNotContain("secret");
        }

        Task<SurveyCommand> Run(string language) => SurveyCommand.Run([.. command.Split(' '), "--language", language]);
    }

    [TestCase("demo --out @/demo --urls http://127.0.0.1:0", "--urls has a meaning only together with --serve.")]
    [TestCase("questionnaire check @/questionnaire.json --leave-out geo", "--leave-out is for forms; @/questionnaire.json is")]
    [TestCase("questionnaire check @/questionnaire.json --store @/survey.db", "survey questionnaire check uses no store.")]
    [TestCase("questionnaire convert @/questionnaire.json @/out.xlsx --leave-out geo", "--leave-out is for forms;")]
    public async Task Command_OptionThatWouldBeIgnored_IsWrongUsage(string command, string message)
    {
        var before = Files();

        var english = await Run(command, "en");

        english.ExitCode.ShouldBe(2);
        english.Error.ShouldContain(In(message));
        (await Run(command, "fr")).Error.ShouldNotContain(In(message));
        Files().ShouldBe(before);
    }

    [TestCase("restore @/notes.txt --store @/other.db", "The store @/notes.txt cannot be used: the file is not a store.")]
    [TestCase("load @ --store @/nowhere/survey.db", "@/nowhere/survey.db")]
    [TestCase("serve --urls http://127.0.0.1:0 --store @/notes.txt", "@/notes.txt")]
    public async Task Command_PathOfTheStore_NamesItAsTyped(string command, string message)
    {
        var before = Files();

        var result = await Run(command, "en");

        result.ExitCode.ShouldBe(3);
        result.Error.ShouldContain(In(message));
        result.Error.ShouldNotContain(".partial");
        Files().ShouldBe(before);
    }

    [Test]
    public async Task Demo_AddressThatIsNone_WritesNothing()
    {
        var before = Files();

        (await Run("demo --serve --urls ftp://127.0.0.1 --out @/shown", "en")).ExitCode.ShouldBe(2);

        Files().ShouldBe(before);
    }

    private async Task<(int ExitCode, string Error)> Run(string command, string language)
    {
        var result = await SurveyCommand.Run(
            [.. In(NamesStore(command) ? command : $"{command} --store @/survey.db").Split(' '), "--language", language]);
        return (result.ExitCode, result.Error);
    }

    private static bool NamesStore(string command) =>
        command.Contains("--store", StringComparison.Ordinal) || command.StartsWith("questionnaire ", StringComparison.Ordinal);

    private string In(string text) => text.Replace("@", _folder.Path, StringComparison.Ordinal);

    private List<string> Files() => [.. Directory.EnumerateFileSystemEntries(_folder.Path).Order(StringComparer.Ordinal)];
}
