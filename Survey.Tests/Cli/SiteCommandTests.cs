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
