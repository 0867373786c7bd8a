using System.Globalization;
using System.Text;
using System.Xml.Linq;
using Survey.Core.Analysis;
using Survey.Core.Languages;
using Survey.Core.Reading;
using Survey.Core.Responses;
using Survey.Core.Rounds;
using Survey.Files.Reports.Site;
using Survey.Tests.Core.Results;
using Survey.Tests.Core.Results.Disclosure;
using Survey.Tests.Support;

namespace Survey.Tests.Files.Reports.Site;

internal sealed class PublishedSiteTests
{
    private static readonly DateTimeOffset Moment = new(2017, 10, 10, 12, 0, 0, TimeSpan.Zero);

    [Test]
    public async Task Create_Sample_EveryLinkLeadsSomewhere()
    {
        var site = await Publish("grcp7", PublicationConsent.Names, Language.Get("en"), Language.Get("fr"), Language.Get("ar"));
        site.Keys.Where(path => path.StartsWith("ar/", StringComparison.Ordinal)).ShouldBe(
        [
            "ar/index.html", "ar/method.html", "ar/practices.html", "ar/questions.html", "ar/region-africa.html", "ar/region-americas.html",
            "ar/region-asia-pacific-middle-east.html", "ar/region-europe.html",
        ],
            ignoreOrder: true);
        foreach (var (path, page) in site.Where(file => file.Key.EndsWith(".html", StringComparison.Ordinal)))
        {
            var addresses = Parse(page).Descendants().SelectMany(element => element.Attributes("href").Concat(element.Attributes("src")));
            foreach (var address in addresses.Select(each => each.Value).Where(each => !each.StartsWith("http", StringComparison.Ordinal)))
            {
                var target = new Uri(new Uri($"file:///{path}"), address);
                var file = target.AbsolutePath[1..];
                site.ShouldContainKey(file, $"{path}: {address}");
                if (target.Fragment.Length > 1)
                {
                    Parse(site[file]).Descendants().Attributes("id").Select(id => id.Value).ShouldContain(
                        Uri.UnescapeDataString(target.Fragment[1..]),
                        $"{path}: {address}");
                }
            }

            Parse(page).Descendants().Attributes("id").Select(id => id.Value).ShouldBeUnique(path);
        }
    }

    [Test]
    public async Task Create_Names_FigureOpensItsOrganizations()
    {
        var africa = Parse((await Publish("grcp7", PublicationConsent.Names))["en/region-africa.html"]);
        var themes = Find(africa, "Covering all themes");
        themes.ShouldBe("1 of 11 (9\u00A0%)ACP–EU Migration Dialogue");
        Find(africa, "No feedback").ShouldBe("1UNECA");
    }

    [Test]
    public async Task Create_FiguresOnly_NamesNoOrganizationAndNoText()
    {
        var sample = SampleRound.Read("grcp7");
        var site = await Publish("grcp7", PublicationConsent.Figures);
        site.ShouldNotContainKey("en/practices.html");
        var all = string.Join('\n', site.Values);

        // Headings repeat the questionnaire, which may contain names.
        var texts = site
            .Where(file => file.Key.EndsWith(".html", StringComparison.Ordinal))
            .SelectMany(file => Parse(file.Value).Descendants().Where(element => element.Name.LocalName is "p" or "td" or "li" or "dd"))
            .Select(element => element.Value)
            .ToList();
        foreach (var organization in sample.Round.Directory.Organizations)
        {
            texts.ShouldNotContain(text => text.Contains(organization.Short.In("en"), StringComparison.Ordinal));
        }

        all.ShouldNotContain("ECOWAS");
    }

    [Test]
    public async Task Create_Consent_IsKept()
    {
        var round = SmallSurvey.Create(
            """
            {"type": "text", "code": "remark", "label": "Remark"},
            {"type": "url", "code": "site", "label": "Site"},
            {"type": "select-one", "code": "publication_consent", "label": "What may be published?", "choices": "consent"}
            """,
            choices:
                """
                {"consent": [
                  {"code": "names", "label": "All"}, {"code": "texts", "label": "No name"}, {"code": "figures", "label": "No"}]}
                """);
        string[] responses =
        [
            SmallSurvey.Answer(
                "lake",
                """{"remark": "From the lake", "site": "https://lake.example.org/", "publication_consent": "names"}"""),
            SmallSurvey.Answer(
                "coast",
                """{"remark": "From the coast", "site": "https://coast.example.org/", "publication_consent": "texts"}"""),
            SmallSurvey.Answer("bridge", """{"remark": "From the bridge", "publication_consent": "figures"}"""),
            SmallSurvey.Answer("hill", """{"remark": "From the hill"}"""),
        ];
        var content = new ReportContent(
        [
            new ReportText(Region: null, Theme: null, ReportText.Introduction, LocalizedText.Plain("As the Hill says, all is well.")),
            new ReportText(Region: null, Theme: null, ReportText.Remarks, LocalizedText.Plain("Hillsides were not asked.")),
        ]);
        var site = await Publish(
            round,
            responses.Select(json => RoundParsing.ParseResponse(round, json)),
            PublicationConsent.Names,
            content);
        site["en/index.html"].ShouldContain("Hillsides were not asked.");
        var questions = site["en/questions.html"];
        Find(Parse(questions), "Answered").ShouldBe("4 of 4 (100\u00A0%)Lake; and 3 that are not named");
        questions.ShouldContain("From the lake");
        questions.ShouldContain("From the coast");
        questions.ShouldNotContain("From the bridge");
        questions.ShouldNotContain("From the hill");
        questions.ShouldContain("https://lake.example.org/");
        string.Join('\n', site.Values).ShouldNotMatch("coast.example.org|Coast|Bridge|Hill |Globe");
    }

    [Test]
    public async Task Create_TextsOfAnOpenRound_FewAreNotListedAndNoneCanBePutTogether()
    {
        var round = SmallSurvey.Create(
            """
            {"type": "text", "code": "first", "label": "First"},
            {"type": "text", "code": "second", "label": "Second"},
            {"type": "text", "code": "rare", "label": "Rare"}
            """,
            isOpen: true);
        var responses = Enumerable.Range(10, 30).Select(number => RoundParsing.ParseResponse(
            round,
            $$"""
            {"respondent": {"id": "p{{number}}", "type": "forum", "regions": ["north"]}, "state": "submitted",
             "answers": {"first": "one {{number}}", "second": "two {{number}}"{{(number < 13 ? $", \"rare\": \"three {number}\"" : "")}} } }
            """));
        var page = Parse((await Publish(round, responses, PublicationConsent.Texts))["en/questions.html"]);
        page.Value.ShouldNotContain("three");
        var lists = page.Descendants("ul").Where(list => list.Ancestors("main").Any())
            .Select(list => list.Elements("li").Select(item => item.Value.Split(' ')[1]).ToList())
            .ToList();
        lists.Count.ShouldBe(2);
        lists[0].ShouldBe(lists[1], ignoreOrder: true);
        lists[0].ShouldNotBe(lists[1]);
    }

    [Test]
    public async Task Create_OpenRoundWithSeveralRegions_PublishesNothingByRegion()
    {
        // 40 + 23 - 60 would tell that three respondents are in both regions.
        var round = SmallSurvey.Create(
            """{"type": "select-one", "code": "position", "label": "Position", "choices": "list"}""",
            isOpen: true);
        var responses = Enumerable.Range(0, 60).Select(number => RoundParsing.ParseResponse(
            round,
            $$"""
            {"respondent": {"id": "p{{number}}", "type": "{{(number % 2 == 0 ? "forum" : "agency")}}",
              "regions": [{{(number < 37 ? "\"north\"" : number < 57 ? "\"south\"" : "\"north\", \"south\"")}}]},
             "state": "submitted", "answers": {"position": "{{(number % 3 == 0 ? "yes" : "no")}}"} }
            """));
        var site = await Publish(round, responses, PublicationConsent.Figures);
        site["en/index.html"].ShouldNotContain("Respondents by region");
        site["en/index.html"].ShouldContain("Respondents by type");
        site["en/questions.html"].ShouldNotContain("Respondents by region");
        site["en/questions.html"].ShouldContain("Respondents by type");
    }

    [Test]
    public async Task Create_TextsOnly_NoTextAndNoTitleNamesAnOrganization()
    {
        var sample = SampleRound.Read("grcp7");
        var site = await Publish("grcp7", PublicationConsent.Texts);
        var texts = site
            .Where(file => file.Key.EndsWith(".html", StringComparison.Ordinal))
            .SelectMany(file => Parse(file.Value).Descendants().Where(element => element.Name.LocalName is "p" or "h3" or "li"))
            .Select(element => $" {element.Value} ")
            .ToList();
        foreach (var name in sample.Round.Directory.Organizations.Select(organization => organization.Short.In("en")))
        {
            texts.ShouldNotContain(text => text.Contains($" {name} ", StringComparison.Ordinal));
        }

        texts.ShouldContain(text => text.Contains("MICIC initiative", StringComparison.Ordinal));
    }

    [Test]
    public async Task Create_HostileTexts_AreOnlyTexts()
    {
        var round = SmallSurvey.Create("""{"type": "text", "code": "remark", "label": "<script>alert(1)</script>"}""");
        var response = RoundParsing.ParseResponse(
            round,
            SmallSurvey.Answer("lake", """{"remark": "</details><img src=x onerror=alert(2)> javascript:alert(3)"}"""));
        var page = (await Publish(round, [response], PublicationConsent.Names))["en/questions.html"];
        page.ShouldNotContain("<script>alert");
        page.ShouldNotContain("<img");
        Parse(page).Descendants("h2").Single().Value.ShouldBe("<script>alert(1)</script>");
    }

    [Test]
    public async Task Create_AnalystsTexts_AreMarkdownWithoutHtml()
    {
        var sample = SampleRound.Read("grcp7");
        var africa = sample.Round.Directory.FindRegion("africa")!;
        const string Markdown =
            """
            Most speak of **labour mobility**, as [IOM](https://www.iom.int/) does.

            - <script>alert(1)</script>
            - [here](javascript:alert(2)) ![a map](https://example.org/map.png)
            """;
        var content = new ReportContent([new ReportText(africa, Theme: null, ReportText.Commonalities, LocalizedText.Plain(Markdown))]);
        var page = (await Publish(sample.Round, sample.Responses, PublicationConsent.Texts, content))["en/region-africa.html"];
        page.ShouldContain("<strong>labour mobility</strong>");
        page.ShouldContain("Twelve organizations of the region were asked");
        page.ShouldNotContain("<script>alert");
        page.ShouldNotContain("<img");
        var figures = await Publish(sample.Round, sample.Responses, PublicationConsent.Figures, content);
        figures["en/region-africa.html"].ShouldNotContain("iom.int");
        Parse(page).Descendants("main").Descendants("a").Attributes("href").Select(address => address.Value)
            .Where(address => address.Contains(':'))
            .ShouldBe(["https://www.iom.int/", "https://example.org/map.png"]);
    }

    [Test]
    public async Task Create_OpenRound_SubtractionFindsNoSmallCount()
    {
        var random = new Random(12);
        var attacked = 0;
        for (var turn = 0; turn < 12; turn++)
        {
            var round = SmallSurvey.Create(
                """{"type": "select-one", "code": "position", "label": "Position", "choices": "list"}""",
                isOpen: true);
            var number = 0;
            var responses =
                from type in new[] { "forum", "agency" }
                from region in new[] { "\"north\"", "\"south\"", "" }
                from choice in new[] { "yes", "no", "unsure" }
                from _ in Enumerable.Range(0, random.Next(0, 8))
                select RoundParsing.ParseResponse(
                    round,
                    $$"""
                    {"respondent": {"id": "p{{++number}}", "type": "{{type}}", "regions": [{{region}}]}, "state": "submitted",
                     "answers": {"position": "{{choice}}"} }
                    """);
            var site = await Publish(round, [.. responses], PublicationConsent.Figures);
            site.Keys.ShouldNotContain(path => path.Contains("region-", StringComparison.Ordinal));
            attacked += Parse(site["en/questions.html"]).Descendants("details")
                .Sum(details => Attack(details.Descendants("table").Single()));
        }

        attacked.ShouldBeGreaterThan(10);
    }

    /// <summary>Checks that each count that a table withholds may be 5 or more. Returns how many there are.</summary>
    private static int Attack(XElement table)
    {
        var rows = table.Descendants("tbody").Single().Elements("tr")
            .Select(row => row.Elements("td").Select(cell => cell.Value).ToList())
            .ToList();
        var columns = rows[0].Count - 1;
        var published = new int?[rows.Count, columns];
        for (var cell = 0; cell < rows.Count * columns; cell++)
        {
            var text = rows[cell / columns][1 + (cell % columns)];
            published[cell / columns, cell % columns] = text == "withheld" ? null : ToCount(text);
        }

        var totals = table.Ancestors("section").Single().Descendants("table").First().Descendants("td")
            .Where(cell => cell.Value.Contains(" of ", StringComparison.Ordinal))
            .Select(cell => ToCount(cell.Value.Split(' ')[0]))
            .ToArray();
        totals.Length.ShouldBe(columns);
        var largest = TableAttack.FindLargest(published, [.. rows.Select(row => ToCount(row[0]))], totals);
        var withheld = 0;
        for (var cell = 0; cell < rows.Count * columns; cell++)
        {
            if (published[cell / columns, cell % columns] is { } shown)
            {
                (shown is 0 or >= 5).ShouldBeTrue();
            }
            else
            {
                withheld++;
                largest[cell / columns, cell % columns].ShouldBeGreaterThanOrEqualTo(5);
            }
        }

        return withheld;
    }

    private static int ToCount(string text) => int.Parse(text, CultureInfo.InvariantCulture);

    /// <summary>The text of the cell or definition after a label.</summary>
    private static string Find(XElement page, string label) =>
        page.Descendants().First(element => element.Name.LocalName is "th" or "dt" && element.Value == label)
            .ElementsAfterSelf()
            .First()
            .Value;

    private static XElement Parse(string page) => XElement.Parse(page[page.IndexOf("<html", StringComparison.Ordinal)..]);

    internal static Task<Dictionary<string, string>> Publish(string sample, PublicationConsent detail, params Language[] languages)
    {
        var read = SampleRound.Read(sample);
        return Publish(read.Round, read.Responses, detail, read.Content, languages);
    }

    private static Task<Dictionary<string, string>> Publish(Round round, IEnumerable<Response> responses, PublicationConsent detail) =>
        Publish(round, responses, detail, ReportContent.Empty);

    private static async Task<Dictionary<string, string>> Publish(
        Round round,
        IEnumerable<Response> responses,
        PublicationConsent detail,
        ReportContent content,
        params Language[] languages)
    {
        List<Response> all = [.. responses];
        var overview = Overview.Of(round, round.Rule, all.Select(response => ResponseDigest.Of(response, round)));
        var files = await PublishedSite.Create(new SiteExport(overview, all.ToAsyncEnumerable(), Moment)
        {
            Detail = detail,
            Content = content,
            Languages = languages.Length == 0 ? [Language.English] : languages,
        });
        return files.ToDictionary(file => file.Path, file => Encoding.UTF8.GetString(file.Contents), StringComparer.Ordinal);
    }
}
