using System.Net;
using System.Text.RegularExpressions;
using Survey.Core.Responses;
using Survey.Tests.Support;

namespace Survey.Tests.Api.Pages;

/// <summary>Links and filters of the pages of coordinators and analysts, and unknown parameters of their addresses.</summary>
public sealed partial class DeskLinksTests
{
    private LoadedService _service = null!;

    [OneTimeSetUp]
    public async Task Start() => _service = await LoadedService.Start("grcp7");

    [OneTimeTearDown]
    public void Stop() => _service.Dispose();

    /// <summary>Follows one link of each kind: the same path up to codes, and the same parameters.</summary>
    [TestCase(ActorRole.Coordinator)]
    [TestCase(ActorRole.Analyst)]
    public async Task Get_EveryLinkAndFilter_IsAnswered(ActorRole role)
    {
        using var client = await _service.Service.SignIn(role);
        var (waiting, seen) = (new Queue<string>(["/rounds/grcp7/overview?region=africa&as-of=2017-07-01"]), new HashSet<string>());
        while (waiting.TryDequeue(out var address))
        {
            if (!seen.Add(KindOf(address)))
            {
                continue;
            }

            using var reply = await client.GetAsync(new Uri(address, UriKind.Relative));

            ((int)reply.StatusCode).ShouldBeLessThan(400, address);
            if (reply.Content.Headers.ContentType?.MediaType == "text/html")
            {
                foreach (var next in AddressesIn(await reply.Content.ReadAsStringAsync()))
                {
                    waiting.Enqueue(next);
                }
            }
        }

        seen.Count.ShouldBeGreaterThan(50);
    }

    /// <summary>What shows the same overview keeps the day, and nothing else has it; the tab leads to the present overview.</summary>
    [TestCase("?as-of=2017-07-01")]
    [TestCase("?region=africa&as-of=2017-07-01")]
    public async Task GetOverview_OfADay_KeepsItInEveryLinkThatTakesIt(string query)
    {
        using var client = await _service.Service.SignIn(ActorRole.Analyst);
        var html = await client.GetStringAsync(new Uri($"/rounds/grcp7/overview{query}", UriKind.Relative));
        var links = LinksIn(html)
            .Where(address => address.StartsWith("/rounds/grcp7", StringComparison.Ordinal) && address != "/rounds/grcp7/overview")
            .DistinctBy(KindOf)
            .ToList();

        foreach (var address in links)
        {
            var with = address.Contains("as-of=", StringComparison.Ordinal) ? address
                : $"{address.Split('#')[0]}{(address.Contains('?', StringComparison.Ordinal) ? '&' : '?')}as-of=2017-07-01";
            using var reply = await client.GetAsync(new Uri(with, UriKind.Relative));
            reply.StatusCode.ShouldBe(with == address ? HttpStatusCode.OK : HttpStatusCode.BadRequest, address);
        }

        links.Count(address => address.Contains("/charts/", StringComparison.Ordinal)).ShouldBeGreaterThan(1);
    }

    [TestCase("/rounds/grcp7/overview?as_of=2017-07-01", "“as_of” is not a known query parameter. Use one of: annexes, as-of, region.")]
    [TestCase("/rounds/grcp7/overview.xlsx?asof=2017-07-01", "“asof” is not a known query parameter.")]
    [TestCase("/rounds/grcp7/overview/charts/themes.svg?denominater=invited", "“denominater” is not a known query parameter.")]
    [TestCase("/rounds/grcp7/results?region=africa", "“region” is not a known query parameter. Use one of: by, page.")]
    [TestCase("/rounds/grcp7/rows?organisation=rcm", "“organisation” is not a known query parameter.")]
    [TestCase("/rounds/grcp7/reconciliation?region=africa", "“region” is not a known query parameter: this address has none.")]
    [TestCase("/rounds/grcp7/overview?round=grcp7", "“round” is not a known query parameter.")]
    [TestCase("/audit?org=rcm", "“org” is not a known query parameter.")]
    public async Task Get_UnknownParameter_SaysSoInsteadOfOtherFigures(string path, string expected)
    {
        using var client = await _service.Service.SignIn(ActorRole.Analyst);
        using var coordinator = await _service.Service.SignIn(ActorRole.Coordinator);

        using var reply = await (path.StartsWith("/audit", StringComparison.Ordinal) ? coordinator : client)
            .GetAsync(new Uri(path, UriKind.Relative));

        reply.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        var page = await PageSource.Read(reply);
        page.ShouldContain(expected);
        page.ShouldContain($"<a href=\"{path.Split('?')[0]}\">Open the page without it</a>");
    }

    [Test]
    public async Task Get_UnknownParameterBesideAKnownOne_LeadsToThePageWithTheKnownOne()
    {
        using var reply = await _service.Get("/rounds/grcp7/overview?region=africa&as_of=2017-07-01&lang=fr");

        (await PageSource.Read(reply))
            .ShouldContain("<a href=\"/rounds/grcp7/overview?region=africa&lang=fr\">Ouvrir la page sans ce paramètre</a>");
    }

    [TestCase("/rounds/grcp7/overview.docx?as-of=2999-01-01", 422, "is in the future")]
    [TestCase("/rounds/grcp7/overview/charts/themes.svg?region=mars", 422, "no region “mars”")]
    [TestCase("/rounds/grcp7/overview/charts/themes.gif", 404, ".svg (image/svg+xml)")]
    public async Task GetFile_ThatCannotBeMade_IsExplainedOnAPage(string path, int status, string expected)
    {
        using var reply = await _service.Get(path);

        ((int)reply.StatusCode).ShouldBe(status);
        (await PageSource.Read(reply)).ShouldContain(expected);
    }

    private static string KindOf(string address)
    {
        var parts = address.Split('#')[0].Split('?');
        var segments = parts[0].Split('/');
        var names = parts.Skip(1).SelectMany(query => query.Split('&')).Select(each => each.Split('=')[0])
            .Distinct(StringComparer.Ordinal)
            .Order(StringComparer.Ordinal);
        var path = $"{string.Join('/', segments.Take(4))} {segments.Length} {Path.GetExtension(parts[0])}";
        return $"{path} {string.Join(' ', names)}";
    }

    private static IEnumerable<string> LinksIn(string html) =>
        Links().Matches(html).Select(match => WebUtility.HtmlDecode(match.Groups["to"].Value));

    private static IEnumerable<string> AddressesIn(string html) => LinksIn(html).Concat(FiltersIn(html))
        .Where(address => address.StartsWith('/')
            && !address.StartsWith("/docs", StringComparison.Ordinal)
            && !address.Contains(".pdf", StringComparison.Ordinal));

    /// <summary>The addresses of forms that only show something, as they are.</summary>
    private static IEnumerable<string> FiltersIn(string html) => Filters().Matches(html).Select(form =>
        $"{form.Groups["to"].Value}?"
        + string.Join(
            '&',
            Fields().Matches(form.Groups["in"].Value).Select(field => $"{field.Groups["name"].Value}={field.Groups["value"].Value}")));

    [GeneratedRegex("<a\\s[^>]*href=\"(?<to>[^\"]+)\"", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Links();

    [GeneratedRegex(
        "<form method=\"get\" action=\"(?<to>[^\"]+)\"(?<in>.*?)</form>",
        RegexOptions.ExplicitCapture | RegexOptions.Singleline,
        1000)]
    private static partial Regex Filters();

    // A list sends its first entry; boxes that are not ticked are not sent.
    [GeneratedRegex(
        "<input(?![^>]*type=\"(checkbox|radio)\")[^>]*\\sname=\"(?<name>[^\"]+)\"(\\svalue=\"(?<value>[^\"]*)\")?"
            + "|<select[^>]*\\sname=\"(?<name>[^\"]+)\"[^>]*>\\s*<option(\\svalue=\"(?<value>[^\"]*)\")?",
        RegexOptions.ExplicitCapture,
        1000)]
    private static partial Regex Fields();
}
