using System.Net;
using DocumentFormat.OpenXml.Packaging;
using Survey.Core.Responses;
using Survey.Tests.Support;

namespace Survey.Tests.Api.Overviews;

/// <summary>The parameter <c>annexes</c> of the Word report, by the API and on the page of the overview.</summary>
public sealed class AnnexesTests
{
    private LoadedService _service = null!;

    [OneTimeSetUp]
    public async Task Start() => _service = await LoadedService.Start("grcp7");

    [OneTimeTearDown]
    public void Stop() => _service.Dispose();

    [TestCase("", "Elements by region", "Method")]
    [TestCase("?annexes=matrix,method", "Elements by region", "Method")]
    [TestCase("?annexes=method", "Method")]
    [TestCase("?annexes=method&annexes=results", "Results", "Method")]
    [TestCase("?annexes=none")]
    [TestCase("?annexes=")]
    public async Task GetDocument_Annexes_AreThoseThatAreNamed(string query, params string[] expected)
    {
        using var program = await _service.Service.CreateClient(ActorRole.Analyst);
        foreach (var (client, root) in new[] { (program, "/v1"), (await _service.Service.SignIn(ActorRole.Analyst), "") })
        {
            var address = new Uri($"{root}/rounds/grcp7/overview.docx{query}", UriKind.Relative);
            using var package = new MemoryStream(await client.GetByteArrayAsync(address));
            using var document = WordprocessingDocument.Open(package, isEditable: false);

            var titles = ReadReport.Parts(document).Select(part => part.Title).ToList();

            titles[^(expected.Length + 1)..].ShouldBe(["Europe", .. expected]);
        }
    }

    [TestCase("overview.docx?annexes=maps", "annex-unknown", "“maps”. There are: matrix, results, alignments, method, none.")]
    [TestCase("overview.docx?annexes=none,matrix", "annex-unknown", "cannot stand beside others (matrix)")]
    [TestCase("overview.json?annexes=matrix", "annex-unknown", "Only Word and PDF files have annexes.")]
    [TestCase("overview.docx?annexes=maps&region=mars", "region-unknown", "There is no annex “maps”.")]
    public async Task GetFile_AnnexesThatAreNot_AreProblems(string path, string code, string message)
    {
        using var program = await _service.Service.CreateClient(ActorRole.Analyst);

        using var reply = await program.GetAsync(new Uri($"/v1/rounds/grcp7/{path}", UriKind.Relative));
        using var page = await _service.Get($"/rounds/grcp7/{path}");

        reply.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        var text = await reply.Content.ReadAsStringAsync();
        text.ShouldContain($"\"{code}\"");
        text.ShouldContain(message);
        page.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        (await PageSource.Read(page)).ShouldContain(message);
    }

    [Test]
    public async Task GetOverview_ChosenAnnexes_AreTickedAndKeptByTheLinks()
    {
        var usual = await _service.Read("/rounds/grcp7/overview");
        var page = await _service.Read("/rounds/grcp7/overview?as-of=2017-07-01&annexes=&annexes=results");

        usual.ShouldContain("Annexes of Word and PDF: elements by region, method</summary>");
        usual.ShouldContain("href=\"/rounds/grcp7/overview.docx\"");
        page.ShouldContain("Annexes of Word and PDF: results of each question</summary>");
        page.ShouldContain("value=\"results\" checked");
        page.ShouldNotContain("value=\"matrix\" checked");
        page.ShouldContain("href=\"/rounds/grcp7/overview.docx?as-of=2017-07-01&annexes=results\"");
        page.ShouldContain("href=\"/rounds/grcp7/overview?region=africa&as-of=2017-07-01&annexes=results\"");
        page.ShouldContain("href=\"/rounds/grcp7/overview.xlsx?as-of=2017-07-01\"");
        (await _service.Read("/rounds/grcp7/overview?annexes=")).ShouldContain("href=\"/rounds/grcp7/overview.docx?annexes=none\"");
    }

    [Test]
    public async Task GetOverview_UnknownAnnex_SaysSo()
    {
        using var reply = await _service.Get("/rounds/grcp7/overview?annexes=maps");

        reply.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        (await PageSource.Read(reply)).ShouldContain("There is no annex “maps”.");
    }
}
