using Survey.Tests.Support;

namespace Survey.Tests.Cli;

/// <summary>Compares the whole output of commands on GRCP 7 with approved files.</summary>
public sealed class OutputSnapshotTests
{
    private TemporaryFolder _folder = null!;

    [OneTimeSetUp]
    public async Task LoadTheSamples()
    {
        _folder = new TemporaryFolder();
        (await Run("load", Repository.Sample("grcp7"))).ExitCode.ShouldBe(0);
        (await Run("load", Repository.Sample("minimal"))).ExitCode.ShouldBe(0);
    }

    [OneTimeTearDown]
    public void RemoveThem() => _folder.Dispose();

    [TestCase("grcp7-overview", "txt", "overview", "grcp7")]
    [TestCase("grcp7-overview", "json", "overview", "grcp7", "--format", "json")]
    [TestCase("grcp7-overview", "csv", "overview", "grcp7", "--format", "csv")]
    [TestCase("grcp7-europe", "txt", "overview", "grcp7", "--region", "europe")]
    [TestCase(
        "grcp7-europe-other-rule",
        "json",
        "overview",
        "grcp7",
        "--region",
        "europe",
        "--format",
        "json",
        "--threshold",
        "0.3333",
        "--denominator",
        "recommending",
        "--minimum",
        "1")]
    [TestCase("grcp7-sensitivity", "txt", "sensitivity", "grcp7")]
    [TestCase("grcp7-sensitivity", "csv", "sensitivity", "grcp7", "--format", "csv")]
    [TestCase("grcp7-rows", "csv", "rows", "grcp7")]
    [TestCase("minimal-results", "txt", "results", "minimal")]
    [TestCase("minimal-results", "json", "results", "minimal", "--format", "json")]
    [TestCase("minimal-results", "csv", "results", "minimal", "--format", "csv", "--by", "recommendations_status")]
    [TestCase("minimal-elements-by-status", "txt", "results", "minimal", "--by", "recommendations_status", "--question", "elements")]
    [TestCase("minimal-overview", "txt", "overview", "minimal")]
    [TestCase("minimal-overview", "json", "overview", "minimal", "--format", "json")]
    public async Task Run_Command_PrintsAsApproved(string name, string extension, params string[] arguments)
    {
        var run = await Run(arguments);

        run.ExitCode.ShouldBe(0);
        run.Error.ShouldBeEmpty();
        ShouldBeAsApproved(run.Output, name, extension);
    }

    [Test]
    public async Task Reconcile_Grcp7_PrintsAsApproved()
    {
        var run = await Run("reconcile", "grcp7", Path.Combine(Repository.Sample("grcp7"), "published.json"));

        run.ExitCode.ShouldBe(1);
        ShouldBeAsApproved(run.Output, "grcp7-reconcile", "txt");
    }

    [TestCase("help")]
    [TestCase("help-demo", "demo")]
    [TestCase("help-load", "load")]
    [TestCase("help-overview", "overview")]
    [TestCase("help-reconcile", "reconcile")]
    [TestCase("help-sensitivity", "sensitivity")]
    [TestCase("help-export", "export")]
    [TestCase("help-results", "results")]
    [TestCase("help-rows", "rows")]
    [TestCase("help-form", "form")]
    [TestCase("help-collect", "collect")]
    [TestCase("help-verify", "verify")]
    [TestCase("help-serve", "serve")]
    [TestCase("help-user", "user")]
    [TestCase("help-user-add", "user", "add")]
    [TestCase("help-questionnaire", "questionnaire")]
    [TestCase("help-questionnaire-check", "questionnaire", "check")]
    [TestCase("help-questionnaire-convert", "questionnaire", "convert")]
    public async Task Help_EveryVerb_IsAsApproved(string name, params string[] verb)
    {
        var run = await SurveyProcess.Run(_folder.Path, [.. verb, "--help"]);

        run.ExitCode.ShouldBe(0);
        ShouldBeAsApproved(run.Output, name, "txt");
    }

    private async Task<SurveyCommand> Run(params string[] arguments) =>
        await SurveyCommand.Run([.. arguments, "--store", _folder.PathOf("survey.db")]);

    /// <summary>Compares a text with its file in the folder Approved beside this one.</summary>
    private static void ShouldBeAsApproved(string text, string name, string extension) =>
        text.ShouldMatchApproved(options => options
            .NoDiff()
            .SubFolder("Approved")
            .WithFilenameGenerator((_, _, kind, ending) => $"{name}.{kind}.{ending}")
            .WithFileExtension(extension));
}
