using Survey.Core.Questionnaires.Versions;
using Survey.Files.Reports.Excel;
using Survey.Files.XlsForms;
using Survey.Tests.Support;

namespace Survey.Tests.Samples;

/// <summary>Every sample loads without a problem, has recommendations, and its overview can be written as a workbook.</summary>
public sealed class SampleRoundTests
{
    private static IEnumerable<string> Samples() =>
        Directory.EnumerateDirectories(Repository.PathOf("samples"))
            .Where(folder => File.Exists(Path.Combine(folder, "round.json")))
            .Select(folder => Path.GetFileName(folder)!)
            .Order(StringComparer.Ordinal);

    [TestCaseSource(nameof(Samples))]
    public async Task Load_Sample_HasNoProblemAndAReadme(string name)
    {
        using var folder = new TemporaryFolder();

        var run = await SurveyCommand.Run("load", Repository.Sample(name), "--store", folder.PathOf("survey.db"));

        run.ExitCode.ShouldBe(0);
        run.Error.ShouldBeEmpty();
        File.ReadAllText(Path.Combine(Repository.Sample(name), "README.md")).Length.ShouldBeGreaterThan(500);
        (await SurveyCommand.Run("verify", "--store", folder.PathOf("survey.db"))).ExitCode.ShouldBe(0);
    }

    [TestCaseSource(nameof(Samples))]
    public void Overview_Sample_SomebodyRecommendsAndTheWorkbookIsWritten(string name)
    {
        var sample = SampleRound.Read(name);

        sample.Overview.Regions.Sum(region => region.Recommending.Count).ShouldBeGreaterThan(0);
        using var stream = new MemoryStream();
        OverviewWorkbook.Write(stream, new OverviewReport(sample.Overview, sample.ReadAnswers(), FixedTime.Instance.GetUtcNow(), "0.0.0"));
        stream.Length.ShouldBeGreaterThan(10_000);
    }

    private static IEnumerable<string> SamplesWithForm() =>
        Samples().Where(name => File.Exists(Path.Combine(Repository.Sample(name), "questionnaire.xlsx")));

    [TestCaseSource(nameof(SamplesWithForm))]
    public void Form_Sample_SaysTheSameAsItsJson(string name)
    {
        var json = QuestionnaireFile.Read(Path.Combine(Repository.Sample(name), "questionnaire.json"));
        var form = QuestionnaireFile.Read(Path.Combine(Repository.Sample(name), "questionnaire.xlsx"));

        QuestionnaireComparison.Of(json.Value!, form.Value!).Changes.ShouldBeEmpty();
    }

    // The recurrent elements that the README of each sample states.
    [TestCase("grcp7-breakout", 1, "i o u m q w e v")]
    [TestCase("review-2018", 2, "")]
    [TestCase("review-2018", 1, "5 9")]
    [TestCase("panama-2023", 2, "14")]
    [TestCase("panama-2023", 1, "1 4 5 7 9 21")]
    [TestCase("accra-2023", 2, "17")]
    [TestCase("accra-2023", 1, "1 2 10")]
    public void Overview_Sample_RecurrentInSoManyRegions(string name, int regions, string elements) =>
        string.Join(
                ' ',
                SampleRound
                    .Read(name)
                    .Overview.Overall.Recurrence.SingleOrDefault(level => level.Regions == regions)
                    ?.Elements.Select(element => element.Code)
                    ?? [])
            .ShouldBe(elements);
}
