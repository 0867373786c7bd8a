using Survey.Core.Analysis;
using Survey.Tests.Support;

namespace Survey.Tests.Core.Analysis;

/// <summary>Lists of practices after an analyst decided about some of their rows.</summary>
public sealed class CodedPracticeTests
{
    // Three organizations, two of them in Africa. Their rows have answers to the questions that only analysts see.
    private static readonly string[] Responses =
    [
        Response("rcm", """{"text": "It pays for returns.", "listed_as": "RCM Return Fund", "category": ["structures"]}"""),
        Response(
            "midsa",
            """
            {"text": "It trains officials.", "category": ["projects", "capacity-building"]},
            {"text": "A plan.\nIn two parts.", "category": ["projects"], "listed_in": ["europe"]}
            """),
        Response("igad-rcp", """{"text": "Officials are trained.", "category": ["projects"]}"""),
        Response("eec", """{"text": "Training of officials.", "category": ["legislation-policies"]}"""),
    ];

    private SampleRound _sample = null!;

    [OneTimeSetUp]
    public void ReadSample() => _sample = SampleRound.ReadChanged("grcp7", (_, _, _, _) => { }, Responses);

    [Test]
    public void Of_Coded_HasTheAnalystsTitleCategoriesAndRegions()
    {
        var content = Read(
            """
            {"practices": [{"organization": "rcm", "row": 1, "title": {"en": "Return fund", "fr": "Fonds de retour"},
              "categories": ["structures"], "regions": ["europe"], "translation": {"fr": "Un fonds."}}]}
            """);

        var listed = ListedOf(content, "rcm", 1);

        listed.ShouldBe([("europe", "structures")]);
        var practice = Practice.ListAll(_sample.Round, content, _sample.Responses).Single(each => each.Row == new PracticeRow("rcm", 1));
        practice.GetTitle("fr", "en").ShouldBe("Fonds de retour");
        practice.GetTitle("ar", "en").ShouldBe("Return fund");
        practice.GetText("fr").ShouldBe("Un fonds.");
        practice.GetText("ar").ShouldBe(practice.Text);
    }

    [Test]
    public void Of_MembersThatTheEntryLacks_AreThoseOfTheRow() =>
        ListedOf(Read("""{"practices": [{"organization": "rcm", "row": 1, "title": "Return fund"}]}"""), "rcm", 1)
            .ShouldBe(ListedOf(ReportContent.Empty, "rcm", 1));

    [Test]
    public void Of_NotListed_IsLeftOut()
    {
        ListedOf(ReportContent.Empty, "rcm", 1).ShouldNotBeEmpty();
        ListedOf(Read("""{"practices": [{"organization": "rcm", "row": 1, "listed": false}]}"""), "rcm", 1).ShouldBeEmpty();
    }

    [Test]
    public void Of_NoEntry_HasTheAnswersOfTheRow()
    {
        ListedOf(ReportContent.Empty, "rcm", 1).ShouldBe([("americas", "structures")]);
        ListedOf(ReportContent.Empty, "midsa", 1).ShouldBe([("africa", "projects"), ("africa", "capacity-building")]);
        ListedOf(ReportContent.Empty, "midsa", 2).ShouldBe([("europe", "projects")]);
        Practice
            .ListAll(_sample.Round, ReportContent.Empty, _sample.Responses)
            .Select(practice => practice.GetTitle("fr", "en"))
            .ShouldBe(["Officials are trained.", "It trains officials.", "A plan.", "RCM Return Fund", "Training of officials."]);
    }

    [Test]
    public void Of_Merged_IsListedOnceWithAllOrganizations()
    {
        var content = Read(
            """
            {"practices": [
              {"organization": "igad-rcp", "row": 1, "mergedWith": {"organization": "eec", "row": 1}},
              {"organization": "midsa", "row": 1, "mergedWith": {"organization": "igad-rcp", "row": 1}}]}
            """);

        var all = Practice.ListAll(_sample.Round, content, _sample.Responses);

        all.Select(practice => practice.Row).ShouldNotContain(new PracticeRow("igad-rcp", 1));
        all.Select(practice => practice.Row).ShouldNotContain(new PracticeRow("midsa", 1));
        var merged = all.Single(practice => practice.Row == new PracticeRow("eec", 1));
        merged.Responses.Select(response => response.Respondent.Id).ShouldBe(["eec", "igad-rcp", "midsa"], ignoreOrder: true);
        merged.Regions.Select(region => region.Code).ShouldBe(["africa", "europe"]);
        merged.Categories.Select(category => category.Code).ShouldBe(["legislation-policies", "projects", "capacity-building"]);
    }

    [TestCase("""{"practices": [{"organization": "rcm", "row": 1, "mergedWith": {"organization": "rcm", "row": 99}}]}""")]
    [TestCase("""{"practices": [{"organization": "rcm", "row": 1, "mergedWith": {"organization": "sacm", "row": 1}}]}""")]
    public void Of_MergedWithARowThatDoesNotExist_IsListedByItself(string json) =>
        ListedOf(Read(json), "rcm", 1).ShouldBe(ListedOf(ReportContent.Empty, "rcm", 1));

    [Test]
    public void ListAll_MergedInACycle_ListsEachByItself()
    {
        // Readers refuse a cycle; two entries stored one after the other must not lose a practice all the same.
        var first = new PracticeCoding(new PracticeRow("midsa", 1)) { MergedWith = new PracticeRow("midsa", 2) };
        var second = new PracticeCoding(new PracticeRow("midsa", 2)) { MergedWith = new PracticeRow("midsa", 1) };

        var all = Practice.ListAll(_sample.Round, new ReportContent([first, second]), _sample.Responses);

        all.Count.ShouldBe(Practice.ListAll(_sample.Round, ReportContent.Empty, _sample.Responses).Count);
    }

    [Test]
    public void Of_OwnCategories_ReplaceThoseOfTheQuestionnaire()
    {
        var content = Read(
            """
            {"categories": [{"code": "funds", "name": "Funds"}, {"code": "projects", "name": "Works"}],
             "practices": [{"organization": "midsa", "row": 1, "categories": ["funds"], "regions": ["africa", "europe"]}]}
            """);

        var categories = PracticeCategory.Of(
            _sample.Round,
            content,
            _sample.Round.Directory.FindRegion("europe"),
            _sample.Responses);

        categories.Select(category => category.Category?.Label.In("en")).ShouldBe(["Funds", "Works", null]);
        categories[0].Practices.ShouldHaveSingleItem().Row.ShouldBe(new PracticeRow("midsa", 1));
    }

    [Test]
    public void Reconciliation_NotListed_IsMissingFromThePracticesAndNoLongerAgrees()
    {
        const string Json = """{"regions": [{"code": "africa", "practices": {"projects": 2}}]}""";
        var content = new ReportContent([new PracticeCoding(new PracticeRow("midsa", 1)) { IsListed = false }]);

        Compare(ReportContent.Empty).ShouldBeTrue();
        Compare(content).ShouldBeFalse();

        bool Compare(ReportContent with)
        {
            var (published, _) = RoundParsing.ReadJson(Json, new PublishedFiguresReader(_sample.Round, with).Read);
            return Reconciliation.Of(_sample.Overview, published!, _sample.Responses, with).Agrees;
        }
    }

    private static string Response(string organization, string rows) =>
        $$$"""
        {"organization": "{{{organization}}}", "state": "endorsed", "language": "en", "submittedOn": "2017-06-20",
         "answers": {"has_practices": "yes", "practices": [{{{rows}}}]}}
        """;

    private List<(string Region, string? Category)> ListedOf(ReportContent content, string organization, int row) =>
    [
        .. from region in _sample.Round.Directory.Regions
           from category in PracticeCategory.Of(_sample.Round, content, region, _sample.Responses)
           where category.Practices.Any(practice => practice.Row == new PracticeRow(organization, row))
           select (region.Code, category.Category?.Code),
    ];

    private ReportContent Read(string json)
    {
        var (content, problems) = RoundParsing.ReadJson(json, new ReportContentReader(_sample.Round).Read);
        problems.ShouldBeEmpty();
        return content!;
    }
}
