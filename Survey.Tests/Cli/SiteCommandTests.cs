using Survey.Cli;
using Survey.Cli.Texts;
using Survey.Core.Languages;
using Survey.Tests.Support;

namespace Survey.Tests.Cli;

internal sealed class SiteCommandTests
{
    [Test]
    public async Task Site_Sample_IsWrittenAndNeverOverAnotherOne()
    {
        using var folder = new TemporaryFolder();
        var store = folder.PathOf("s.db");
        (await SurveyCommand.Run("load", Repository.Sample("grcp7"), "--store", store)).ExitCode.ShouldBe(0);
        var site = folder.PathOf("site");
        var written = await SurveyCommand.Run(
            "site", "grcp7", "--out", site, "--detail", "names", "--languages", "en,ar", "--store", store);
        written.ExitCode.ShouldBe(0);
        written.Error.ShouldContain("does not ask for consent");
        written.Error.ShouldContain(Path.Combine(site, "index.html"));
        File.ReadAllText(Path.Combine(site, "ar", "region-africa.html")).ShouldContain("dir=\"rtl\"");

        // The practices of the first site must not stay beside a second one with less detail.
        var again = await SurveyCommand.Run("site", "grcp7", "--out", site, "--store", store);
        again.ExitCode.ShouldBe(3);
        again.Error.ShouldContain("is not empty");
        File.Exists(Path.Combine(site, "en", "practices.html")).ShouldBeTrue();
    }

    [Test]
    public async Task Site_OfAPublication_StaysAsItWas()
    {
        using var folder = TemporaryFolder.CopyOf("minimal");
        var store = folder.PathOf("s.db");
        (await SurveyCommand.Run("load", folder.Path, "--store", store)).ExitCode.ShouldBe(0);
        (await SurveyCommand.Run("publish", "minimal", "--as", "first", "--store", store)).ExitCode.ShouldBe(0);
        (await Site("before", "--publication", "first")).ShouldBe(0);
        folder.Replace("responses/lake.json", "\"submitted\"", "\"withdrawn\"");
        (await SurveyCommand.Run("load", folder.Path, "--store", store)).ExitCode.ShouldBe(0);

        (await Site("after", "--publication", "first")).ShouldBe(0);
        (await Site("now")).ShouldBe(0);
        (await Site("none", "--publication", "second")).ShouldBe(2);

        folder.Read("after/en/index.html").ShouldBe(folder.Read("before/en/index.html"));
        folder.Read("now/en/index.html").ShouldNotBe(folder.Read("before/en/index.html"));

        async Task<int> Site(string name, params string[] options) =>
            (await SurveyCommand.Run(["site", "minimal", "--out", folder.PathOf(name), "--store", store, .. options])).ExitCode;
    }

    [TestCase("minimal")]
    [TestCase("practice-template")]
    public async Task Publish_Out_WritesTheSiteThatThePublicationGivesLater(string sample)
    {
        using var folder = TemporaryFolder.CopyOf(sample);
        var store = folder.PathOf("s.db");
        (await SurveyCommand.Run("load", folder.Path, "--store", store)).ExitCode.ShouldBe(0);
        string[] options = ["--detail", "names", "--languages", "en,fr", "--store", store];

        var published = await SurveyCommand.Run(
            ["publish", sample, "--as", "first", "--out", folder.PathOf("published"), .. options]);
        (await SurveyCommand.Run(["site", sample, "--publication", "first", "--out", folder.PathOf("again"), .. options]))
            .ExitCode.ShouldBe(0);

        published.ExitCode.ShouldBe(0);
        published.Output.ShouldStartWith($"{sample} published as first: ");
        published.Error.ShouldContain(Path.Combine(folder.PathOf("published"), "index.html"));
        var files = FilesIn(folder.PathOf("published"));
        files.ShouldContain(Path.Combine("fr", "method.html"));
        files.ShouldBe(FilesIn(folder.PathOf("again")));
        files.ShouldAllBe(file => folder.Read($"published/{file}") == folder.Read($"again/{file}"));
    }

    [TestCase("filled", "--detail names", 3, "is not empty")]
    [TestCase("filled/file", "", 3, "is a file")]
    [TestCase("new", "--languages tlh", 2, "tlh")]
    [TestCase("new", "--smallest-count 0", 2, "'0' is not a whole number from 1")]
    [TestCase("new", "--as first", 1, "was made on")]
    [TestCase(null, "--detail names", 2, "--detail has a meaning only together with --out")]
    [TestCase(null, "--languages fr", 2, "--languages has a meaning only together with --out")]
    public async Task Publish_SiteThatCannotBeWritten_PublishesNothing(string? target, string options, int exitCode, string message)
    {
        using var folder = TemporaryFolder.CopyOf("minimal");
        var store = folder.PathOf("s.db");
        (await SurveyCommand.Run("load", folder.Path, "--store", store)).ExitCode.ShouldBe(0);
        (await SurveyCommand.Run("publish", "minimal", "--as", "first", "--store", store)).ExitCode.ShouldBe(0);
        folder.Write("filled/file", "x");
        string[] place = target is null ? [] : ["--out", folder.PathOf(target)];

        var refused = await SurveyCommand.Run(
            ["publish", "minimal", .. place, .. options.Split(' ', StringSplitOptions.RemoveEmptyEntries), "--store", store]);

        (refused.ExitCode, refused.Output).ShouldBe((exitCode, ""));
        refused.Error.ShouldContain(message);
        (await SurveyCommand.Run("publications", "minimal", "--store", store)).Output.Split('\n').Length.ShouldBe(2);
        Directory.Exists(folder.PathOf("new")).ShouldBeFalse();
    }

    [Test]
    public async Task Publish_SiteFailsAfterThePublication_SaysHowToWriteIt()
    {
        using var folder = TemporaryFolder.CopyOf("minimal");
        var store = folder.PathOf("s.db");
        (await SurveyCommand.Run("load", folder.Path, "--store", store)).ExitCode.ShouldBe(0);
        folder.Write("file", "x");

        var run = await SurveyCommand.Run(
            "publish", "minimal", "--as", "first", "--out", folder.PathOf("file/site"), "--detail", "texts", "--store", store);
        folder.Delete("file");
        var command = run.Error.Split('\n').Single(line => line.Contains("survey site", StringComparison.Ordinal));
        var again = await SurveyCommand.Run(command[(command.IndexOf("survey site", StringComparison.Ordinal) + 7)..].Split(' '));

        run.ExitCode.ShouldBe(3);
        run.Output.ShouldStartWith("minimal published as first: ");
        command.ShouldContain("--publication first");
        again.ExitCode.ShouldBe(0);
        folder.Read("file/site/en/index.html").ShouldContain("Publication first of ");
    }

    [Test]
    public async Task Publish_SiteFailsAndTheAddressHasAPassword_DoesNotShowIt()
    {
        using var folder = new TemporaryFolder();
        using var place = await TestStore.MakeLoaded(StoreEngine.Postgres, "minimal");
        var store = place.Address.Replace("survey@", "survey:s3cret@", StringComparison.Ordinal);
        folder.Write("file", "x");

        var run = await SurveyCommand.Run("publish", "minimal", "--out", folder.PathOf("file/site"), "--store", store);

        run.ExitCode.ShouldBe(3);
        run.Error.ShouldContain($"--store {place.Address}");
        run.Error.ShouldNotContain("s3cret");
    }

    [Test]
    public async Task WriteFolder_AnotherRunWritesThereMeanwhile_WritesNothing()
    {
        using var folder = new TemporaryFolder();
        var site = folder.PathOf("site");

        var failure = await Should.ThrowAsync<IOException>(() => OutputFile.WriteFolder(
            site,
            [
                ("index.html", stream =>
                {
                    folder.Write("site/other.html", "x");
                    return stream.WriteAsync("y"u8.ToArray()).AsTask();
                }),
            ],
            CommandTexts.Of(Language.English),
            mustBeEmpty: true));

        failure.Message.ShouldContain("is not empty");
        FilesIn(site).ShouldBe(["other.html"]);
    }

    private static IReadOnlyList<string> FilesIn(string folder) =>
    [
        .. Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories)
            .Select(file => Path.GetRelativePath(folder, file))
            .Order(StringComparer.Ordinal),
    ];

    [TestCase("--languages en,tlh", "tlh")]
    [TestCase("--smallest-count 0", "'0' is not a whole number from 1")]
    [TestCase("--detail all", "all")]
    public async Task Site_WrongOption_IsRefused(string arguments, string message)
    {
        using var folder = TemporaryFolder.CopyOf("minimal");
        var store = folder.PathOf("s.db");
        (await SurveyCommand.Run("load", folder.Path, "--store", store)).ExitCode.ShouldBe(0);
        var refused = await SurveyCommand.Run(
            ["site", "minimal", "--out", folder.PathOf("site"), .. arguments.Split(' '), "--store", store]);
        refused.ExitCode.ShouldBe(2);
        refused.Error.ShouldContain(message);
    }
}
