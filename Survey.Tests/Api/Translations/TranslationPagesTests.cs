using System.Net;
using System.Net.Http.Headers;
using Survey.Core.Responses;
using Survey.Files.Reports;
using Survey.Tests.Support;

namespace Survey.Tests.Api.Translations;

/// <summary>The page of the translations of a round in English, which gets French texts.</summary>
public sealed class TranslationPagesTests
{
    private const string Page = "/rounds/minimal/translations";

    private CollectingService _collecting = null!;
    private HttpClient _jane = null!;

    [SetUp]
    public async Task Start()
    {
        _collecting = await CollectingService.Make();
        _jane = await _collecting.Service.SignIn(ActorRole.Coordinator);
    }

    [TearDown]
    public void Stop()
    {
        _jane.Dispose();
        _collecting.Dispose();
    }

    [Test]
    public async Task Page_TypedTranslation_IsStoredAndAChangedOriginalIsToBeChecked()
    {
        var id = await FindField("fr", "Framework minimal: name");

        (await Post($"{Page}?to=fr", ("from", "en"), ("to", "fr"), (id, "Voies régulières"))).ShouldContain("The translations were saved.");
        (await PageSource.Read(_jane, $"{Page}?to=fr")).ShouldNotContain($"id=\"{id}\"", customMessage: "it is no longer missing");

        await Post($"{Page}?from=fr&to=en&show=all", ("from", "fr"), ("to", "en"), (id, "Regular pathways, changed"));
        var changed = await PageSource.Read(_jane, $"{Page}?to=fr");
        changed.ShouldContain($"id=\"{id}\"");
        changed.ShouldContain($"reviewed-{id}");

        await Post($"{Page}?to=fr", ("from", "en"), ("to", "fr"), (id, "Voies régulières"), ($"reviewed-{id}", "yes"));
        (await PageSource.Read(_jane, $"{Page}?to=fr")).ShouldNotContain($"id=\"{id}\"", customMessage: "somebody said that it is right");
    }

    [Test]
    public async Task Page_TooLongText_IsKeptWithItsProblem()
    {
        var id = await FindField("fr", "Region north: name");
        var text = new string('x', 5_000);

        var html = await Post($"{Page}?to=fr", ("from", "en"), ("to", "fr"), (id, text));

        html.ShouldContain($"href=\"#{id}\"");
        html.ShouldContain(text);
        (await PageSource.Read(_jane, $"{Page}?to=fr")).ShouldContain($"id=\"{id}\"", customMessage: "nothing is stored");
    }

    [TestCase("xlsx")]
    [TestCase("xlf")]
    public async Task File_DownloadedAndUploaded_ChangesNothing(string format)
    {
        var file = await _jane.GetByteArrayAsync(new Uri($"{Page}/fr.{format}", UriKind.Relative));

        var html = await PostFile(file, $"minimal-fr.{format}");

        html.ShouldContain("The translations were saved.");
        (await PostFile("<?xml version=\"1.0\"?><a/>"u8.ToArray(), "other.xlf")).ShouldContain("_problems");
        (await PostFile([], fileName: null)).ShouldContain("href=\"#translations\"");
    }

    [Test]
    public async Task Page_UnknownLanguageOrFormat_IsRefused()
    {
        (await _jane.GetAsync(new Uri($"{Page}/fr.docx", UriKind.Relative))).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await _jane.GetAsync(new Uri($"{Page}/not%20a%20tag.xlsx", UriKind.Relative))).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await PageSource.Read(_jane, $"{Page}?to=%3Cscript%3E")).ShouldNotContain("<script>");
    }

    /// <summary>The id of the field of a text, by its place.</summary>
    private async Task<string> FindField(string to, string place)
    {
        var html = (await PageSource.Read(_jane, $"{Page}?to={to}")).Replace("\u2068", "", StringComparison.Ordinal)
            .Replace("\u2069", "", StringComparison.Ordinal);
        var end = html.IndexOf($">{place}</label>", StringComparison.Ordinal);
        end.ShouldBeGreaterThan(0, place);
        var begin = html.LastIndexOf("for=\"", end, StringComparison.Ordinal) + 5;
        return html[begin..(begin + 17)];
    }

    private async Task<string> Post(string page, params (string Name, string Value)[] fields)
    {
        var html = await _jane.GetStringAsync(new Uri(page, UriKind.Relative));
        var at = html.IndexOf("name=\"revision\" value=\"", StringComparison.Ordinal) + 23;
        (string, string)[] usual =
        [
            ("__RequestVerificationToken", ServiceUnderTest.SealOf(PageSource.Read(html))), ("revision", html[at..html.IndexOf('"', at)]),
        ];
        using var form = new FormUrlEncodedContent(usual.Concat(fields).Select(field => KeyValuePair.Create(field.Item1, field.Item2)));
        return await Follow(await _jane.PostAsync(new Uri(Page, UriKind.Relative), form));
    }

    private async Task<string> PostFile(byte[] file, string? fileName)
    {
        using var form = new MultipartFormDataContent
        {
            { new StringContent(ServiceUnderTest.SealOf(await PageSource.Read(_jane, Page))), "__RequestVerificationToken" },
        };
        if (fileName is not null)
        {
            var content = new ByteArrayContent(file);
            content.Headers.ContentType = new MediaTypeHeaderValue(FileFormat.Workbook.MediaType);
            form.Add(content, "translations", fileName);
        }

        return await Follow(await _jane.PostAsync(new Uri($"{Page}/file", UriKind.Relative), form));
    }

    private async Task<string> Follow(HttpResponseMessage answer) =>
        answer.StatusCode == HttpStatusCode.Redirect
            ? await PageSource.Read(_jane, answer.Headers.Location!.ToString())
            : await PageSource.Read(answer);
}
