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
    [TestCase("minimal-overview.fr", "txt", "overview", "minimal", "--language", "fr")]
    [TestCase("minimal-results.fr", "txt", "results", "minimal", "--language", "fr")]
    [TestCase("minimal-overview.es", "txt", "overview", "minimal", "--language", "es")]
    [TestCase("minimal-results.es", "txt", "results", "minimal", "--language", "es")]
    [TestCase("minimal-overview.ru", "txt", "overview", "minimal", "--language", "ru")]
    [TestCase("minimal-results.ru", "txt", "results", "minimal", "--language", "ru")]
    [TestCase("minimal-overview.ar", "txt", "overview", "minimal", "--language", "ar")]
    [TestCase("minimal-results.ar", "txt", "results", "minimal", "--language", "ar")]
    [TestCase("minimal-sensitivity.fr", "txt", "sensitivity", "minimal", "--language", "fr")]
    [TestCase("minimal-sensitivity.es", "txt", "sensitivity", "minimal", "--language", "es")]
    [TestCase("minimal-sensitivity.ru", "txt", "sensitivity", "minimal", "--language", "ru")]
    [TestCase("minimal-sensitivity.ar", "txt", "sensitivity", "minimal", "--language", "ar")]
    [TestCase(
        "minimal-elements-by-status.fr",
        "txt",
        "results",
        "minimal",
        "--by",
        "recommendations_status",
        "--question",
        "elements",
        "--language",
        "fr")]
    [TestCase(
        "minimal-elements-by-status.ar",
        "txt",
        "results",
        "minimal",
        "--by",
        "recommendations_status",
        "--question",
        "elements",
        "--language",
        "ar")]
    public async Task Run_Command_PrintsAsApproved(string name, string extension, params string[] arguments)
    {
        var run = await Run(arguments);

        run.ExitCode.ShouldBe(0);
        run.Error.ShouldBeEmpty();
        ShouldBeAsApproved(run.Output, name, extension);
    }

    [TestCase("overview")]
    [TestCase("results")]
    public async Task Run_JsonAndCsv_AreTheSameInEveryLanguage(string verb)
    {
        foreach (var format in new[] { "json", "csv" })
        {
            var english = await Run(verb, "minimal", "--format", format);
            (await Run(verb, "minimal", "--format", format, "--language", "ar")).Output.ShouldBe(english.Output);
        }
    }

    [Test]
    public async Task Run_RoundInAnotherLanguage_ReportsInItUnlessAskedOtherwise()
    {
        using var folder = TemporaryFolder.CopyOf("minimal");
        folder.Replace("questionnaire.json", "\"defaultLanguage\": \"en\"", "\"defaultLanguage\": \"fr\"");
        var store = _folder.PathOf("french.db");
        (await SurveyCommand.Run("load", folder.Path, "--store", store)).ExitCode.ShouldBe(0);

        (await SurveyCommand.Run("overview", "minimal", "--store", store)).Output.ShouldContain("Toutes les régions");
        (await SurveyCommand.Run("overview", "minimal", "--store", store, "--language", "en")).Output.ShouldContain("All regions");
    }

    [TestCase("overview", "zz")]
    [TestCase("results", "english")]
    [TestCase("sensitivity", "de")]
    [TestCase("reconcile", "de")]
    public async Task Run_UnknownLanguage_IsWrongUsage(string verb, string language)
    {
        string[] file = verb == "reconcile" ? [Path.Combine(Repository.Sample("grcp7"), "published.json")] : [];

        var run = await Run([verb, "minimal", .. file, "--language", language]);

        run.ExitCode.ShouldBe(2);
        run.Output.ShouldBeEmpty();
        run.Error.ShouldBe($"Reports and messages are not available in “{language}”. Choose one of: en, fr, es, ru, ar.\n");
    }

    [TestCase("fr", "Le cycle n’a pas de région « moon »")]
    [TestCase("ru", "В раунде нет региона «moon»")]
    public async Task Run_WrongUsage_IsReportedInTheLanguage(string language, string expected)
    {
        var run = await Run("overview", "minimal", "--region", "moon", "--language", language);

        run.ExitCode.ShouldBe(2);
        run.Error.Replace('\u00a0', ' ').ShouldContain(expected);
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
