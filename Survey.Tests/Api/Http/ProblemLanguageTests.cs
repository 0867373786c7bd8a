using System.Net;
using System.Text.Json;
using Survey.Core.Languages;
using Survey.Core.Responses;
using Survey.Tests.Files.AnswerWorkbooks;
using Survey.Tests.Support;

namespace Survey.Tests.Api.Http;

/// <summary>
/// The same faulty answer workbook is reported in the reader's language, word for word from the templates, wherever it is sent.
/// </summary>
public sealed class ProblemLanguageTests
{
    private CollectingService _collecting = null!;
    private byte[] _workbook = null!;

    private static IEnumerable<string> Languages => Language.All.Select(language => language.Tag);

    [SetUp]
    public async Task Start()
    {
        _collecting = await CollectingService.Make();
        _workbook = new AnsweredWorkbook(_collecting.Collecting.Round, organization: "lake").Change(workbook =>
        {
            var answer = AnsweredWorkbook.AnswerOf(workbook, "has_recommendations");
            answer.Value = "perhaps";
            answer.CellRight(3).Value = "not sure";
            AnsweredWorkbook.AnswerOf(workbook, "recommendations", 1, "elements").Value = "a, zz";
        }).Bytes;
    }

    [TearDown]
    public void Stop() => _collecting.Dispose();

    [TestCaseSource(nameof(Languages))]
    public async Task Workbook_SentToTheApi_IsReportedInTheLanguageAccepted(string language)
    {
        using var client = await _collecting.Service.CreateClient(ActorRole.Secretariat, "minimal", "lake");
        client.DefaultRequestHeaders.AcceptLanguage.ParseAdd($"zz, {language}-XX;q=0.8, en;q=0.1");
        using var content = new ByteArrayContent(_workbook);

        var answer = await client.PostAsync(new Uri("/v1/rounds/minimal/responses/lake/workbook", UriKind.Relative), content);

        var messages = (await answer.Read(HttpStatusCode.UnprocessableEntity))
            .GetProperty("problems")
            .EnumerateArray()
            .Select(problem => Plain(problem.Text("message")!));
        messages.ShouldBe(Expected(language), ignoreOrder: true);
        answer.Content.Headers.ContentLanguage.ShouldBe([language]);
    }

    [TestCaseSource(nameof(Languages))]
    public async Task Workbook_SentOnThePage_IsReportedInThePagesLanguage(string language)
    {
        var client = _collecting.Service.CreateClient();
        client.DefaultRequestHeaders.AcceptLanguage.ParseAdd(language);
        var secret = await _collecting.Service.IssueLink(ActorRole.Secretariat, "minimal", "lake");
        var home = (await client.GetAsync(new Uri($"/link/{secret}", UriKind.Relative))).Headers.Location!.ToString();
        var seal = ShownForm
            .Read(await client.GetStringAsync(new Uri($"{home}/workbook", UriKind.Relative)))
            .Get("__RequestVerificationToken");
        using var form = new MultipartFormDataContent
        {
            { new StringContent(seal), "__RequestVerificationToken" },
            { new ByteArrayContent(_workbook), "workbook", "answer.xlsx" },
        };

        var page = Plain(await PageSource.Read(await client.PostAsync(new Uri($"{home}/workbook", UriKind.Relative), form)));

        Expected(language).ShouldAllBe(message => page.Contains(message));
    }

    [TestCaseSource(nameof(Languages))]
    public async Task Workbook_CollectedByTheCommandLine_IsReportedInTheLanguageOfTheOption(string language)
    {
        using var folder = new TemporaryFolder();
        var file = folder.PathOf("lake.xlsx");
        await File.WriteAllBytesAsync(file, _workbook);
        var store = folder.PathOf("survey.db");
        (await SurveyCommand.Run("load", Repository.Sample("minimal"), "--store", store)).ExitCode.ShouldBe(0);

        var run = await SurveyCommand.Run("collect", "minimal", file, "--store", store, "--language", language);

        run.ExitCode.ShouldBe(1);
        Expected(language).ShouldAllBe(message => Plain(run.Error).Contains(message));
    }

    [Test]
    public async Task Language_ProblemsAreNotWrittenIn_IsWrongUsage()
    {
        var run = await SurveyCommand.Run("load", Repository.Sample("minimal"), "--language", "zz");

        run.ExitCode.ShouldBe(2);
        run.Error.ShouldContain("Reports and messages are not available in “zz”. Choose one of: en, fr, es, ru, ar.");
    }

    private static IEnumerable<string> Expected(string language)
    {
        var comma = Language.Get(language).Comma;
        yield return Fill(language, "choice-unknown", ("found", "perhaps"), ("choices", $"Yes{comma}No"));
        yield return Fill(language, "workbook-cell-not-used", ("found", "not sure"));
        yield return Fill(
            language,
            "element-unknown/typed-themes",
            ("found", "zz"),
            ("known", string.Join(comma, ["a", "b", "c"])),
            ("theme", "1"));
    }

    private static string Fill(string language, string key, params (string Name, string Value)[] values)
    {
        using var document = JsonDocument.Parse(File.ReadAllText(Repository.PathOf("Languages", language, "problems.json")));
        var template = document.RootElement.GetProperty(key).GetString()!;
        return values.Aggregate(template, (text, value) => text.Replace($"{{{value.Name}}}", value.Value, StringComparison.Ordinal));
    }

    /// <summary>The text without the marks that set words of the other direction apart.</summary>
    private static string Plain(string text) =>
        text.Replace("\u2068", "", StringComparison.Ordinal).Replace("\u2069", "", StringComparison.Ordinal);
}
