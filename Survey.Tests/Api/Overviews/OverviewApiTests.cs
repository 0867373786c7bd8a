using System.IO.Compression;
using System.Net;
using ClosedXML.Excel;
using Survey.Core.Responses;
using Survey.Tests.Support;

namespace Survey.Tests.Api.Overviews;

/// <summary>The API gives what the command line gives, byte for byte: the same records in the same forms.</summary>
public sealed class OverviewApiTests
{
    private const string Round = "/v1/rounds/minimal";

    private TemporaryFolder _folder = null!;
    private ServiceUnderTest _service = null!;
    private HttpClient _analyst = null!;

    [OneTimeSetUp]
    public async Task Start()
    {
        _folder = new TemporaryFolder();
        using var round = AlignedRound.CreateFolder();
        (await SurveyCommand.Run("load", round.Path, "--store", _folder.PathOf("survey.db"))).ExitCode.ShouldBe(0);
        _service = new ServiceUnderTest(_folder.PathOf("survey.db"));
        _analyst = await _service.CreateClient(ActorRole.Analyst);
    }

    [OneTimeTearDown]
    public void Stop()
    {
        _analyst.Dispose();
        _service.Dispose();
        _folder.Dispose();
    }

    [TestCase("overview.txt", "fr-CH, en;q=0.5", null, "Toutes les régions")]
    [TestCase("results.txt", "ar", null, "4 ردود")]
    [TestCase("sensitivity.txt", "de, ru;q=0.8", null, "До перемены")]
    [TestCase("overview.txt", "de", null, "All regions")]
    [TestCase("overview.txt", null, null, "All regions")]
    [TestCase("overview.txt", "en", "es", "Todas las regiones")]
    public async Task Get_TextInTheLanguageOfTheReader_IsInIt(string address, string? accepted, string? cookie, string expected)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, $"{Round}/{address}");
        if (accepted is not null)
        {
            request.Headers.AcceptLanguage.ParseAdd(accepted);
        }

        if (cookie is not null)
        {
            request.Headers.Add("Cookie", $"lang={cookie}");
        }

        using var response = await _analyst.SendAsync(request);

        (await response.Content.ReadAsStringAsync()).ShouldContain(expected);
    }

    [Test]
    public async Task Get_WorkbookOfResultsInTheLanguageOfTheReader_IsInIt()
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, $"{Round}/results.xlsx");
        request.Headers.AcceptLanguage.ParseAdd("ar");

        using var response = await _analyst.SendAsync(request);

        using var workbook = new XLWorkbook(await response.Content.ReadAsStreamAsync());
        workbook.Worksheets.Select(each => each.Name).ShouldBe(["النتائج", "الرسوم البيانية"]);
        var sheet = workbook.Worksheet(1);
        sheet.RightToLeft.ShouldBeTrue();
        sheet.Cell(3, 1).GetString().ShouldBe("السؤال");
    }

    [TestCase("overview.json", "application/json", "overview", "minimal", "--format", "json")]
    [TestCase("overview.csv", "text/csv", "overview", "minimal", "--format", "csv")]
    [TestCase("overview.txt", "text/plain", "overview", "minimal")]
    [TestCase(
        "overview.json?region=north&threshold=0.25&denominator=responded&minimum=1",
        "application/json",
        "overview",
        "minimal",
        "--format",
        "json",
        "--region",
        "north",
        "--threshold",
        "0.25",
        "--denominator",
        "responded",
        "--minimum",
        "1")]
    [TestCase("results.json", "application/json", "results", "minimal", "--format", "json")]
    [TestCase("results.csv", "text/csv", "results", "minimal", "--format", "csv")]
    [TestCase("results.txt", "text/plain", "results", "minimal")]
    [TestCase(
        "results.json?question=elements&by=recommendations_status&region=north",
        "application/json",
        "results",
        "minimal",
        "--format",
        "json",
        "--question",
        "elements",
        "--by",
        "recommendations_status",
        "--region",
        "north")]
    [TestCase("alignments.csv", "text/csv", "alignment", "minimal", "--format", "csv")]
    [TestCase("alignments.txt?alignment=plan", "text/plain", "alignment", "minimal", "plan")]
    [TestCase("rows.csv", "text/csv", "rows", "minimal")]
    [TestCase("sensitivity.csv", "text/csv", "sensitivity", "minimal", "--format", "csv")]
    [TestCase("sensitivity.txt", "text/plain", "sensitivity", "minimal")]
    public async Task Get_EveryForm_IsWhatTheCommandLineGives(string path, string mediaType, params string[] command)
    {
        var answer = await _analyst.Send("GET", $"{Round}/{path}");

        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        answer.Content.Headers.ContentType!.MediaType.ShouldBe(mediaType);
        var expected = await SurveyCommand.Run([.. command, "--store", _folder.PathOf("survey.db")]);
        (await answer.Content.ReadAsStringAsync()).ShouldBe(expected.Output);
    }

    [TestCase("overview")]
    [TestCase("results")]
    public async Task Get_Workbook_IsOne(string name)
    {
        var answer = await _analyst.Send("GET", $"{Round}/{name}.xlsx");

        (await answer.Content.ReadAsByteArrayAsync()).AsSpan(0, 2).SequenceEqual("PK"u8).ShouldBeTrue();
        answer.Content.Headers.ContentDisposition!.FileName.ShouldBe($"minimal-{name}.xlsx");
    }

    [TestCase("csv", "application/zip", "minimal-export-csv.zip")]
    [TestCase("parquet", "application/zip", "minimal-export-parquet.zip")]
    [TestCase("xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "minimal-export.xlsx")]
    public async Task GetExport_EachFormat_IsOneFile(string format, string mediaType, string name)
    {
        var answer = await _analyst.Send("GET", $"{Round}/export.{format}");

        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        answer.Content.Headers.ContentType!.MediaType.ShouldBe(mediaType);
        answer.Content.Headers.ContentDisposition!.FileName.ShouldBe(name);
        (await answer.Content.ReadAsByteArrayAsync()).AsSpan(0, 2).SequenceEqual("PK"u8).ShouldBeTrue();
    }

    [Test]
    public async Task GetExport_Csv_HasTheFilesOfTheCommandLine()
    {
        using var archive = new ZipArchive(await (await _analyst.Send("GET", $"{Round}/export.csv?labels=en")).Content.ReadAsStreamAsync());

        (await SurveyCommand.Run(
            "export", "minimal", "--labels", "en", "--out", _folder.PathOf("out"), "--store", _folder.PathOf("survey.db")))
            .ExitCode.ShouldBe(0);
        archive.Entries.Select(entry => entry.Name).ShouldBe(
            ["responses.csv", "recommendations.csv", "codebook.csv", "minimal.R", "minimal.do", "minimal.sps", "minimal.ddi.xml"]);
        foreach (var entry in archive.Entries)
        {
            using var reader = new StreamReader(entry.Open());
            (await reader.ReadToEndAsync()).ShouldBe(_folder.Read(Path.Combine("out", entry.Name)));
        }
    }

    [TestCase("/v1/rounds/minimal/export.pdf", HttpStatusCode.NotFound, "format-unknown")]
    [TestCase("/v1/rounds/other/export.csv", HttpStatusCode.NotFound, "round-unknown")]
    [TestCase("/v1/rounds/minimal/export.csv?labels=zz", HttpStatusCode.UnprocessableEntity, "language-unknown")]
    [TestCase("/v1/rounds/minimal/alignments.csv?alignment=plans", HttpStatusCode.UnprocessableEntity, "alignment-unknown /alignment")]
    [TestCase("/v1/rounds/minimal/alignments.json", HttpStatusCode.NotFound, "format-unknown")]
    public async Task GetExport_WhatThereIsNot_IsAProblem(string address, HttpStatusCode status, string problem) =>
        (await (await _analyst.Send("GET", address)).ReadProblems(status)).ShouldBe([problem]);

    [TestCase("text/csv", "text/csv")]
    [TestCase("*/*", "application/json")]
    [TestCase("text/*", "text/csv")]
    [TestCase("application/json;q=0.2, text/plain", "text/plain")]
    [TestCase("image/png, application/json;q=0.1", "application/json")]
    public async Task Get_WithoutSuffix_TheFormIsTheOneAccepted(string accept, string mediaType) =>
        (await _analyst.Send("GET", $"{Round}/overview", body: null, $"Accept: {accept}")).Content.Headers.ContentType!.MediaType.ShouldBe(
            mediaType);

    [Test]
    public async Task Get_FormThatIsNot_SaysWhichThereAre()
    {
        (
            await (await _analyst.Send("GET", $"{Round}/overview", body: null, "Accept: image/png")).ReadProblems(
                HttpStatusCode.NotAcceptable)
        ).ShouldBe(["format-unknown"]);
        (
            await (await _analyst.Send("GET", $"{Round}/overview", body: null, "Accept: application/json;q=0")).ReadProblems(
                HttpStatusCode.NotAcceptable)
        ).ShouldBe(["format-unknown"]);
        (await (await _analyst.Send("GET", $"{Round}/overview.odt")).ReadProblems(HttpStatusCode.NotFound)).ShouldBe(["format-unknown"]);
    }

    [TestCase("threshold=50", "number-out-of-range /threshold")]
    [TestCase("threshold=0,5", "number-out-of-range /threshold")]
    [TestCase("minimum=-1", "number-out-of-range /minimum")]
    [TestCase("denominator=everybody", "round-setting-unknown /denominator")]
    [TestCase("region=west", "region-unknown /region")]
    public async Task Get_RuleThatIsNone_IsReported(string query, string problem) =>
        (await (await _analyst.Send("GET", $"{Round}/overview?{query}")).ReadProblems(HttpStatusCode.UnprocessableEntity)).ShouldBe([
            problem,
        ]);

    [TestCase("question=missing", "answer-unknown-question /question")]
    [TestCase("by=elements", "answer-unknown-question /by")]
    [TestCase("region=west", "region-unknown /region")]
    [TestCase("by=missing&question=missing", "answer-unknown-question /question", "answer-unknown-question /by")]
    public async Task Get_ResultsOfUnknownCode_ReportsEach(string query, params string[] problems) =>
        (await (await _analyst.Send("GET", $"{Round}/results?{query}")).ReadProblems(HttpStatusCode.UnprocessableEntity))
            .ShouldBe(problems);

    [Test]
    public async Task Get_MembersOfTheQueryThatAreUnknown_AreReportedAndNotDropped() =>
        (
            await (await _analyst.Send("GET", $"{Round}/overview?treshold=0.5&min=2&threshold=0.5")).ReadProblems(HttpStatusCode.BadRequest)
        ).ShouldBe(["request-malformed /treshold", "request-malformed /min"]);

    [Test]
    public async Task Get_NoSuchRound_SaysSo() =>
        (await (await _analyst.Send("GET", "/v1/rounds/other/overview")).ReadProblems(HttpStatusCode.NotFound)).ShouldBe(["round-unknown"]);
}
