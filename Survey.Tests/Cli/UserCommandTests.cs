using Survey.Tests.Support;

namespace Survey.Tests.Cli;

public sealed class UserCommandTests
{
    private const string Password = "correct horse battery staple";

    private TemporaryFolder _folder = null!;

    [SetUp]
    public void MakeFolder() => _folder = new TemporaryFolder();

    [TearDown]
    public void RemoveFolder() => _folder.Dispose();

    [Test]
    public async Task Add_NoTerminal_MakesAPasswordAndPrintsItOnce()
    {
        var added = await Run("user", "add", "jane", "--role", "coordinator");

        added.ExitCode.ShouldBe(0);
        added.Output.Trim().Length.ShouldBe(24);
        added.Error.ShouldContain("Added: jane, coordinator.");
        (await Run("user", "list")).Output.ShouldBe("jane\tcoordinator\tsince 2017-10-10\n");
    }

    [TestCase(Password, 0, "Added: jane")]
    [TestCase("short", 1, "password-too-short")]
    [TestCase(null, 2, "no password on standard input")]
    public async Task Add_PasswordFromInput_IsTakenOrRefusedWithReason(string? input, int exitCode, string message)
    {
        var added = await SurveyCommand.RunWithInput(
            input,
            "user",
            "add",
            "jane",
            "--role",
            "analyst",
            "--password-stdin",
            "--store",
            _folder.PathOf("survey.db"));

        added.ExitCode.ShouldBe(exitCode);
        added.Error.ShouldContain(message);
        added.Output.ShouldBeEmpty();
    }

    [Test]
    public async Task Add_SecondOfThatName_IsRefused()
    {
        await Run("user", "add", "jane", "--role", "coordinator");

        var again = await Run("user", "add", "Jane", "--role", "analyst");

        again.ExitCode.ShouldBe(1);
        again.Error.ShouldContain("account-name-taken");
    }

    [TestCase("user", "add", "jane", "--role", "admin")]
    [TestCase("user", "add", "jane")]
    public async Task Add_WithoutAKnownRole_IsWrongUsage(params string[] arguments) => (await Run(arguments)).ExitCode.ShouldBe(2);

    [Test]
    public async Task DisableAndReset_OneAfterTheOther_ShowInTheList()
    {
        await Run("user", "add", "jane", "--role", "coordinator");

        (await Run("user", "disable", "jane")).ExitCode.ShouldBe(0);
        (await Run("user", "list")).Output.ShouldBe("jane\tcoordinator\tsince 2017-10-10\tdisabled since 2017-10-10\n");
        (await Run("user", "reset", "jane")).Output.Trim().Length.ShouldBe(24);
        (await Run("user", "list")).Output.ShouldBe("jane\tcoordinator\tsince 2017-10-10\n");
    }

    [TestCase("disable")]
    [TestCase("reset")]
    public async Task Change_NoSuchAccount_SaysSo(string verb)
    {
        await Run("user", "add", "jane", "--role", "coordinator");

        var run = await Run("user", verb, "jnae");

        run.ExitCode.ShouldBe(1);
        run.Error.ShouldContain("account-unknown");
    }

    private async Task<SurveyCommand> Run(params string[] arguments) =>
        await SurveyCommand.Run([.. arguments, "--store", _folder.PathOf("survey.db")]);
}
