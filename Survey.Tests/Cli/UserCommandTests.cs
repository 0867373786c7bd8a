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
    public void Add_NoTerminal_MakesAPasswordAndPrintsItOnce()
    {
        var added = Run("user", "add", "jane", "--role", "coordinator");

        added.ExitCode.ShouldBe(0);
        added.Output.Trim().Length.ShouldBe(24);
        added.Error.ShouldContain("Added: jane, coordinator.");
        Run("user", "list").Output.ShouldBe("jane\tcoordinator\tsince 2017-10-10\n");
    }

    [TestCase(Password, 0, "Added: jane")]
    [TestCase("short", 1, "password-too-short")]
    [TestCase(null, 2, "no password on standard input")]
    public void Add_PasswordFromInput_IsTakenOrToldWhyNot(string? input, int exitCode, string message)
    {
        var added = SurveyCommand.RunWithInput(input, "user", "add", "jane", "--role", "analyst", "--password-stdin", "--store", _folder.PathOf("survey.db"));

        added.ExitCode.ShouldBe(exitCode);
        added.Error.ShouldContain(message);
        added.Output.ShouldBeEmpty();
    }

    [Test]
    public void Add_SecondOfThatName_IsRefused()
    {
        Run("user", "add", "jane", "--role", "coordinator");

        var again = Run("user", "add", "Jane", "--role", "analyst");

        again.ExitCode.ShouldBe(1);
        again.Error.ShouldContain("account-name-taken");
    }

    [TestCase("user", "add", "jane", "--role", "admin")]
    [TestCase("user", "add", "jane")]
    public void Add_WithoutAKnownRole_IsWrongUsage(params string[] arguments) => Run(arguments).ExitCode.ShouldBe(2);

    [Test]
    public void DisableAndReset_OneAfterTheOther_ShowInTheList()
    {
        Run("user", "add", "jane", "--role", "coordinator");

        Run("user", "disable", "jane").ExitCode.ShouldBe(0);
        Run("user", "list").Output.ShouldBe("jane\tcoordinator\tsince 2017-10-10\tdisabled since 2017-10-10\n");
        Run("user", "reset", "jane").Output.Trim().Length.ShouldBe(24);
        Run("user", "list").Output.ShouldBe("jane\tcoordinator\tsince 2017-10-10\n");
    }

    [TestCase("disable")]
    [TestCase("reset")]
    public void Change_NoSuchAccount_SaysSo(string verb)
    {
        Run("user", "add", "jane", "--role", "coordinator");

        var run = Run("user", verb, "jnae");

        run.ExitCode.ShouldBe(1);
        run.Error.ShouldContain("account-unknown");
    }

    private SurveyCommand Run(params string[] arguments) => SurveyCommand.Run([.. arguments, "--store", _folder.PathOf("survey.db")]);
}
