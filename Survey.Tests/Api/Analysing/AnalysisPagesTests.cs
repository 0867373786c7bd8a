using System.Net;
using System.Text.RegularExpressions;
using Survey.Collecting.Analysis;
using Survey.Core.Responses;
using Survey.Tests.Support;

namespace Survey.Tests.Api.Analysing;

/// <summary>The analyst's desk: texts, own sentences and decisions about practices, on pages without script.</summary>
public sealed partial class AnalysisPagesTests
{
    private const string Desk = "/rounds/grcp7/analysis";
    private const string Key = "text:africa:-:remarks";
    private const string Entry = $"{Desk}/entry?key={Key}";

    private LoadedService _service = null!;
    private HttpClient _ana = null!;

    [OneTimeSetUp]
    public async Task Start()
    {
        _service = await LoadedService.Start("grcp7");
        _ana = await _service.Service.SignIn(ActorRole.Analyst);
    }

    [OneTimeTearDown]
    public void Stop()
    {
        _ana.Dispose();
        _service.Dispose();
    }

    [TestCase("", "Session 2", false)]
    [TestCase("?region=africa", "Session 2", true)]
    public async Task GetDesk_Part_HasItsTextsAndGeneratedSentences(string query, string text, bool expected)
    {
        var page = await Read($"{Desk}{query}");

        page.Contains(text, StringComparison.Ordinal).ShouldBe(expected);
        page.ShouldContain("No feedback");
        page.ShouldContain("analysis/entry?key=sentence");
    }

    [Test]
    public async Task GetOverview_Region_LeadsToItsDesk() =>
        (await Read("/rounds/grcp7/overview?region=africa")).ShouldContain($"href=\"{Desk}?region=africa\"");

    [TestCase("?region=atlantis")]
    [TestCase("/entry?key=text:atlantis:-:remarks")]
    [TestCase("/entry?key=practice:rcm:1")]
    [TestCase("/entry?key=x")]
    [TestCase("/footnote?at=figure:nothing")]
    [TestCase("/practice?organization=rcm&row=999")]
    public async Task Get_WhatTheRoundLacks_IsNotFound(string path) =>
        (await _ana.GetAsync(Desk + path)).StatusCode.ShouldBe(HttpStatusCode.NotFound);

    [Test]
    public async Task PostEntry_MarkdownWithHtml_IsShownAsTextAndBadLinksLeadNowhere()
    {
        const string Typed = "A **strong** word <script>alert(1)</script> [x](javascript:alert(1)) ![p](https://example.org/p.png)";

        using var reply = await Send(Entry, ("key", Key), ("seen", await SeenIn(Entry)), ("text-en", Typed), ("do", "preview"));

        var page = await reply.Content.ReadAsStringAsync();
        page.ShouldContain("<strong>strong</strong>");
        page.ShouldContain("&lt;script&gt;");
        page.ShouldNotContain("<script>alert");
        page.ShouldNotContain("href=\"javascript");
        page.ShouldNotContain("<img");
    }

    [Test]
    public async Task PostEntry_ChangedByAnotherMeanwhile_ShowsBothAndTakesTheSecondPress()
    {
        const string InEurope = "text:europe:-:remarks";
        const string Page = $"{Desk}/entry?key={InEurope}";
        var seen = await SeenIn(Page);
        (await Save(Page, InEurope, seen, "Theirs")).StatusCode.ShouldBe(HttpStatusCode.Redirect);

        using var refused = await Save(Page, InEurope, seen, "Mine");

        refused.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        var html = await PageSource.Read(refused);
        html.ShouldContain("Theirs");
        html.ShouldContain("Mine");
        (await Save(Page, InEurope, HiddenIn(html, "seen"), "Mine")).StatusCode.ShouldBe(HttpStatusCode.Redirect);
        var history = (await _service.Service.Get<AnalysisDesk>().GetHistory("grcp7", InEurope))!;
        history.Select(entry => entry.Document!.Contains("Mine", StringComparison.Ordinal)).ShouldBe([true, false]);

        (await Send(Page, ("key", InEurope), ("seen", "2"), ("do", "restore-1"))).StatusCode.ShouldBe(HttpStatusCode.Redirect);

        (await Read($"{Desk}?region=europe")).ShouldContain("Theirs");
    }

    [Test]
    public async Task PostEntry_OwnSentence_StandsInItsPlaceAndIsFlaggedWhenTheBasisDiffers()
    {
        const string NoFeedback = "sentence:americas:-:no-feedback:en";
        const string Page = $"{Desk}/entry?key={NoFeedback}";
        var basis = HiddenIn(await Read(Page), "basis");
        basis.ShouldContain("CMC");

        (await Send(Page, ("key", NoFeedback), ("seen", "0"), ("basis", basis), ("text-en", "Two were silent."), ("do", "save")))
            .StatusCode.ShouldBe(HttpStatusCode.Redirect);

        var page = await Read($"{Desk}?region=americas");
        page.ShouldContain("Two were silent.");
        page.ShouldNotContain("Figures changed since");

        (await Send(
            Page,
            ("key", NoFeedback),
            ("seen", "1"),
            ("basis", "Nobody was silent."),
            ("text-en", "Two were silent."),
            ("do", "save")))
            .StatusCode.ShouldBe(HttpStatusCode.Redirect);

        (await Read($"{Desk}?region=americas")).ShouldContain("Figures changed since");
    }

    [Test]
    public async Task PostPractice_Decision_IsWhatTheOverviewLists()
    {
        const string Page = $"{Desk}/practice?organization=eac&row=1";
        const string Address = $"{Desk}/practice";

        (await Send(
            Page,
            Address,
            ("organization", "eac"),
            ("row", "1"),
            ("seen", await SeenIn(Page)),
            ("title-en", "A market in common"),
            ("category", "structures"),
            ("listed", "true"),
            ("regions", "all"),
            ("do", "save"))).StatusCode.ShouldBe(HttpStatusCode.Redirect);

        (await Read("/rounds/grcp7/overview?region=africa")).ShouldContain("A market in common");
        (await Read(Page)).ShouldContain("A market in common");
    }

    [Test]
    public async Task PostDecision_SuggestedMergeAndBack_ChangesTheRow()
    {
        const string Page = $"{Desk}/practices";
        (await Decide("merge", ("with-organization", "pafom"), ("with-row", "2"))).StatusCode.ShouldBe(HttpStatusCode.Redirect);
        (await Read($"{Page}?only=merged")).ShouldContain("listed under");

        (await Decide("part")).StatusCode.ShouldBe(HttpStatusCode.Redirect);

        (await Read($"{Page}?only=merged")).ShouldNotContain("listed under");

        async Task<HttpResponseMessage> Decide(string action, params (string, string)[] more)
        {
            var latest = (await _service.Service.Get<AnalysisDesk>().Find("grcp7", "practice:pafom:1"))!;
            return await Send(Page, Page, [("organization", "pafom"), ("row", "1"), ("seen", latest.Stamp), ("do", action), .. more]);
        }
    }

    [Test]
    public async Task PostDecision_SuggestedTitle_IsTheTitleInTheLanguageOfTheAnswer()
    {
        var desk = _service.Service.Get<AnalysisDesk>();
        var latest = (await desk.Find("grcp7", "practice:midcas:1"))!;
        (await Send(
            $"{Desk}/practices",
            $"{Desk}/practices",
            ("organization", "midcas"),
            ("row", "1"),
            ("seen", latest.Stamp),
            ("do", "title"))).StatusCode.ShouldBe(HttpStatusCode.Redirect);

        (await desk.Find("grcp7", "practice:midcas:1"))!.Document!.ShouldContain("\"title\":{\"fr\":");
    }

    [TestCase("restore-99")]
    [TestCase("restore-2")]
    [TestCase("restore-x")]
    [TestCase("delete")]
    [TestCase("")]
    public async Task PostEntry_ButtonOrRevisionThatIsNotThere_IsAProblemAndChangesNothing(string button)
    {
        const string InAmericas = "text:americas:-:remarks";
        const string Page = $"{Desk}/entry?key={InAmericas}";
        var desk = _service.Service.Get<AnalysisDesk>();
        if ((await desk.Find("grcp7", InAmericas))!.Revision == 0)
        {
            (await Save(Page, InAmericas, "0", "First")).StatusCode.ShouldBe(HttpStatusCode.Redirect);
            (await Send(Page, ("key", InAmericas), ("seen", "1"), ("do", "remove"))).StatusCode.ShouldBe(HttpStatusCode.Redirect);
            (await Save(Page, InAmericas, "2", "Third")).StatusCode.ShouldBe(HttpStatusCode.Redirect);
        }

        using var reply = await Send(Page, ("key", InAmericas), ("seen", "3"), ("text-en", "Fourth"), ("do", button));

        reply.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        (await PageSource.Read(reply)).ShouldContain("Nothing was changed.");
        var history = (await desk.GetHistory("grcp7", InAmericas))!;
        history.Count.ShouldBe(3);
        history[0].Document!.ShouldContain("Third");
    }

    [TestCase("x")]
    [TestCase("-1")]
    [TestCase("99999999999")]
    public async Task PostEntry_RevisionSeenThatIsNoNumber_IsRefused(string seen)
    {
        using var reply = await Save(Entry, Key, seen, "Mine");

        reply.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        (await Read(Entry)).ShouldNotContain("Mine");
    }

    [TestCase("category", "castles", "“castles” is not one of the choices")]
    [TestCase("region", "atlantis", "no region “atlantis”")]
    [TestCase("merged", "rcm 99", "no practice “rcm 99”")]
    [TestCase("row", "99", "no practice “midsa 99”")]
    [TestCase("do", "restore-99", "no revision “99”")]
    [TestCase("do", "archive", "no button “archive”")]
    public async Task PostPractice_CodeThatIsNotThere_IsAProblemAndChangesNothing(string field, string value, string problem)
    {
        const string Page = $"{Desk}/practice?organization=midsa&row=1";
        var desk = _service.Service.Get<AnalysisDesk>();
        var before = (await desk.Find("grcp7", "practice:midsa:1"))!;
        var fields = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["organization"] = "midsa",
            ["row"] = "1",
            ["seen"] = before.Stamp,
            ["title-en"] = "Typed title",
            ["regions"] = "some",
            ["do"] = "save",
            [field] = value,
        };

        using var reply = await Send(Page, $"{Desk}/practice", [.. fields.Select(each => (each.Key, each.Value))]);

        reply.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        var page = await PageSource.Read(reply);
        page.ShouldContain(problem);
        if (field != "row")
        {
            page.ShouldContain("Typed title");
        }

        (await desk.Find("grcp7", "practice:midsa:1"))!.ShouldBe(before);
    }

    [TestCase("99", "rcm", "2", "merge", "no practice “pafom 99”")]
    [TestCase("3", "rcm", "99", "merge", "no practice “rcm 99”")]
    [TestCase("3", "rcm", "2", "divide", "no button “divide”")]
    public async Task PostDecision_WhatIsNotThere_IsAProblemAndChangesNothing(
        string row,
        string other,
        string otherRow,
        string button,
        string problem)
    {
        var before = (await _service.Service.Get<AnalysisDesk>().Find("grcp7", "practice:pafom:3"))!;

        using var reply = await Send(
            $"{Desk}/practices",
            $"{Desk}/practices",
            ("organization", "pafom"),
            ("row", row),
            ("seen", before.Stamp),
            ("with-organization", other),
            ("with-row", otherRow),
            ("do", button));

        reply.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        (await PageSource.Read(reply)).ShouldContain(problem);
        (await _service.Service.Get<AnalysisDesk>().Find("grcp7", "practice:pafom:3"))!.ShouldBe(before);
    }

    [Test]
    public async Task PostDecision_RowWhoseDecisionWasRemoved_TakesTheRevisionThatThePageShows()
    {
        const string Row = "practice:midcom:1";
        const string Page = $"{Desk}/practices?organization=midcom";
        var desk = _service.Service.Get<AnalysisDesk>();
        var latest = (await desk.Find("grcp7", Row))!;
        (await Send(
            Page,
            $"{Desk}/practice",
            ("organization", "midcom"),
            ("row", "1"),
            ("seen", latest.Stamp),
            ("do", "remove"))).StatusCode.ShouldBe(HttpStatusCode.Redirect);
        var form = (await Read(Page)).Split("<form method=\"post\"").First(each =>
            each.Contains("name=\"organization\" value=\"midcom\"", StringComparison.Ordinal)
            && each.Contains("name=\"row\" value=\"1\"", StringComparison.Ordinal));

        using var reply = await Send(
            Page,
            $"{Desk}/practices",
            ("organization", "midcom"),
            ("row", "1"),
            ("seen", HiddenIn(form, "seen")),
            ("do", "title"));

        reply.StatusCode.ShouldBe(HttpStatusCode.Redirect);
    }

    [TestCase("fr")]
    [TestCase("ar")]
    public async Task Get_EachPage_IsInTheReadersLanguage(string language)
    {
        (await Read($"{Desk}?region=africa&lang={language}", language)).ShouldContain($"lang=\"{language}\"");
        (await Read($"{Desk}/practices?lang={language}", language)).ShouldContain($"lang=\"{language}\"");
        (await Read($"{Desk}/practice?organization=rcm&row=1&lang={language}", language)).ShouldContain($"lang=\"{language}\"");
    }

    private Task<HttpResponseMessage> Save(string page, string key, string seen, string text) =>
        Send(page, ("key", key), ("seen", seen), ("text-en", text), ("do", "save"));

    private Task<HttpResponseMessage> Send(string page, params (string, string)[] fields) => Send(page, $"{Desk}/entry", fields);

    private Task<HttpResponseMessage> Send(string page, string address, params (string, string)[] fields) =>
        ServiceUnderTest.Send(_ana, page, address, fields);

    private Task<string> Read(string path, string language = "en") =>
        PageSource.Read(
            _ana,
            path.Contains("lang=", StringComparison.Ordinal) ? path
                : $"{path}{(path.Contains('?', StringComparison.Ordinal) ? '&' : '?')}lang={language}");

    private async Task<string> SeenIn(string page) => HiddenIn(await Read(page), "seen");

    private static string HiddenIn(string html, string name) =>
        Hidden().Matches(html).First(match => match.Groups["name"].Value == name).Groups["value"].Value;

    [GeneratedRegex("<input type=\"hidden\" name=\"(?<name>[^\"]+)\" value=\"(?<value>[^\"]*)\"", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Hidden();
}
