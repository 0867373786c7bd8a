using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;
using Survey.Tests.Support;

namespace Survey.Tests.Files.Reports.Excel;

/// <summary>Validates every part of the workbooks against the Office Open XML schemas, which Excel requires.</summary>
public sealed class OpenXmlTests
{
    [Test]
    public async Task Overview_EveryPart_FulfilsTheSchemas()
    {
        using var folder = new TemporaryFolder();
        (await SurveyCommand.Run("demo", "--out", folder.Path)).ExitCode.ShouldBe(0);

        Validate(folder.PathOf("grcp7-overview.xlsx")).ShouldBeEmpty();
    }

    [TestCase("grcp7")]
    [TestCase("practice-template")]
    public async Task Form_EveryPart_FulfilsTheSchemas(string sample)
    {
        using var folder = new TemporaryFolder();
        (
            await SurveyCommand.Run(
                "questionnaire",
                "convert",
                Path.Combine(Repository.Sample(sample), "questionnaire.json"),
                folder.PathOf("form.xlsx"))
        ).ExitCode.ShouldBe(0);

        Validate(folder.PathOf("form.xlsx")).ShouldBeEmpty();
    }

    [TestCase("grcp7", "en")]
    [TestCase("grcp7", "ar")]
    [TestCase("practice-template", "fr")]
    [TestCase("review-2018", "es")]
    public async Task AnswerWorkbook_EveryPart_FulfilsTheSchemas(string sample, string language)
    {
        using var folder = new TemporaryFolder();
        (await SurveyCommand.Run("load", Repository.Sample(sample), "--store", folder.PathOf("survey.db"))).ExitCode.ShouldBe(0);
        (
            await SurveyCommand.Run(
                "form",
                sample,
                "--out",
                folder.PathOf("forms"),
                "--language",
                language,
                "--store",
                folder.PathOf("survey.db"))
        ).ExitCode.ShouldBe(0);

        Directory.EnumerateFiles(folder.PathOf("forms")).SelectMany(Validate).ShouldBeEmpty();
    }

    private static List<string> Validate(string file)
    {
        using var document = SpreadsheetDocument.Open(file, isEditable: false);
        return
        [
            .. new OpenXmlValidator(FileFormatVersions.Office2016)
                .Validate(document)
                .Select(error => $"{error.Part?.Uri} {error.Path?.XPath}: {error.Description}"),
        ];
    }
}
