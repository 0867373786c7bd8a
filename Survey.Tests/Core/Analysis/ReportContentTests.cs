using System.Text.Json.Nodes;
using Survey.Core.Analysis;
using Survey.Core.Problems;
using Survey.Core.Rounds;
using Survey.Tests.Support;

namespace Survey.Tests.Core.Analysis;

public sealed class ReportContentTests
{
    private static readonly string Everything = File.ReadAllText(Repository.PathOf("Survey.Tests", "Core", "Analysis", "analysis.json"));

    private SampleRound _sample = null!;

    private Round Round => _sample.Round;

    [OneTimeSetUp]
    public void ReadSample() => _sample = SampleRound.Read("grcp7");

    [Test]
    public void Read_EveryMember_IsFoundAndWrittenAgain()
    {
        var content = Read(Everything);

        var africa = Round.Directory.FindRegion("africa")!;
        content.FindText(africa, theme: null, ReportText.Practices)!.In("en").ShouldBe("Most practices are policies.");
        content.FindText(region: null, theme: null, ReportText.Introduction)!.InOnly("ar", "en").ShouldBe("أُجري *استقصاء*.");
        content.FindText(africa, theme: null, ReportText.Introduction).ShouldBeNull();
        content.FindSentence(africa, Round.Framework.FindTheme("1"), "recurrent", "fr")!.Text.ShouldBe("Protection.");
        content.FindPractice(new PracticeRow("rcm", 1))!.Categories!.Select(category => category.Code).ShouldBe(["laws", "projects"]);
        content.FindPractice(new PracticeRow("mercosur", 1))!.MergedWith.ShouldBe(new PracticeRow("rcm", 1));
        var again = Read(content.ToJson());
        again.ToJson().ShouldBe(content.ToJson());
        again.Entries.Select(entry => entry.ToJson()).ShouldBe(content.Entries.Select(entry => entry.ToJson()));
        JsonNode.Parse(content.ToJson())!.AsObject().Select(member => member.Key)
            .ShouldBe(["categories", "texts", "footnotes", "sentences", "practices"]);
    }

    [Test]
    public void Key_OfEachKind_NamesWhatTheEntryBelongsTo() =>
        Read(Everything).Entries.Select(entry => entry.Key).ShouldBe([
            "categories",
            "text:-:-:introduction",
            "text:africa:-:practices",
            "text:europe:2:variations",
            "footnote:-:figure:respondentsByType.irf",
            "footnote:africa:organization:acp-eu",
            "footnote:africa:figure:respondents.1",
            "sentence:africa:-:response:en",
            "sentence:africa:1:recurrent:fr",
            "practice:rcm:1",
            "practice:mercosur:2",
            "practice:mercosur:1",
        ]);

    [TestCase("""{"texts": [{"region": "afrika", "kind": "remarks", "text": "x"}]}""", "test.json: texts #1.region: error region-unknown")]
    [TestCase("""{"texts": [{"theme": "7", "kind": "remarks", "text": "x"}]}""", "test.json: texts #1.theme: error theme-unknown")]
    [TestCase("""{"texts": [{"kind": "remark", "text": "x"}]}""", "test.json: texts #1.kind: error choice-unknown")]
    [TestCase("""{"texts": [{"kind": "remarks", "text": {"english": "x"}}]}""", "test.json: texts #1.text.english: error language-invalid")]
    [TestCase("""{"texts": [{"kind": "remarks", "text": "a\u0007"}]}""", "test.json: texts #1.text: error text-invalid")]
    [TestCase("""{"footnotes": [{"text": "x"}]}""", "test.json: footnotes #1: error footnote-target")]
    [TestCase(
        """{"footnotes": [{"organization": "rcm", "figure": "late", "text": "x"}]}""",
        "test.json: footnotes #1: error footnote-target")]
    [TestCase("""{"footnotes": [{"figure": "respondents.9", "text": "x"}]}""", "test.json: footnotes #1.figure: error choice-unknown")]
    [TestCase(
        """{"sentences": [{"sentence": "late", "language": "de", "text": "x", "basis": "y"}]}""",
        "test.json: sentences #1.language: error choice-unknown")]
    [TestCase(
        """{"sentences": [{"region": "africa", "sentence": "respons", "language": "en", "text": "x", "basis": "y"}]}""",
        "test.json: sentences #1.sentence: error sentence-unknown: The report has no sentence “respons” here. Did you mean “response”?")]
    [TestCase(
        """{"sentences": [{"region": "africa", "sentence": "rate", "language": "en", "text": "x", "basis": "y"}]}""",
        "test.json: sentences #1.sentence: error sentence-unknown")]
    [TestCase(
        """{"sentences": [{"theme": "1", "sentence": "recurrent", "language": "en", "text": "x", "basis": "y"}]}""",
        "test.json: sentences #1.sentence: error sentence-unknown: Only regions have sentences about themes")]
    [TestCase(
        """{"practices": [{"organization": "sacmm", "row": 1}]}""",
        "test.json: practices #1.organization: error organization-unknown")]
    [TestCase("""{"practices": [{"organization": "rcm", "row": 0}]}""", "test.json: practices #1.row: error number-out-of-range")]
    [TestCase(
        """{"practices": [{"organization": "rcm", "row": 1, "categories": ["law"]}]}""",
        "test.json: practices #1.categories #1: error choice-unknown")]
    [TestCase(
        """{"practices": [{"organization": "rcm", "row": 1}, {"organization": "rcm", "row": 1}]}""",
        "test.json: practices #2: error code-duplicate")]
    [TestCase(
        """{"practices": [{"organization": "rcm", "row": 1, "mergedWith": {"organization": "rcm", "row": 1}}]}""",
        "test.json: practices #1.mergedWith: error merge-cycle")]
    [TestCase("""{"practises": []}""", "test.json: practises: error json-unknown-member")]
    public void Read_OneThingWrong_IsReportedAtItsPlace(string json, string expected)
    {
        var (_, problems) = RoundParsing.ReadJson(json, new ReportContentReader(Round).Read);

        problems.ShouldHaveSingleItem().ToString().ShouldStartWith(expected);
    }

    [TestCase("texts", """{"kind": "remarks", "text": {"fr": "é"}}""", 20_000, "texts #1.text.fr")]
    [TestCase("footnotes", """{"figure": "late", "text": "é"}""", 20_000, "footnotes #1.text")]
    [TestCase("sentences", """{"sentence": "late", "language": "en", "text": "é", "basis": ""}""", 20_000, "sentences #1.text")]
    [TestCase("practices", """{"organization": "rcm", "row": 1, "title": {"fr": "é"}}""", 300, "practices #1.title.fr")]
    [TestCase("practices", """{"organization": "rcm", "row": 1, "translation": {"fr": "é"}}""", 20_000, "practices #1.translation.fr")]
    [TestCase("categories", """{"code": "laws", "name": "é"}""", 300, "categories #1.name")]
    public void Read_TextAtAndAboveTheLimit_IsTakenAndReported(string member, string entry, int most, string place)
    {
        var (_, atLimit) = RoundParsing.ReadJson(Make(most), new ReportContentReader(Round).Read);
        var (_, above) = RoundParsing.ReadJson(Make(most + 1), new ReportContentReader(Round).Read);

        atLimit.ShouldBeEmpty();
        above.ShouldHaveSingleItem().ToString().ShouldStartWith($"test.json: {place}: error analysis-text-too-long");

        // A character outside the basic plane counts once.
        string Make(int length) =>
            $"{{\"{member}\": [{entry.Replace("é", string.Concat(Enumerable.Repeat("😀", length)), StringComparison.Ordinal)}]}}";
    }

    [Test]
    public void Read_ManyThingsWrong_ReportsAllOfThem()
    {
        var (_, problems) = RoundParsing.ReadJson(
            """
            {"texts": [{"region": "afrika", "kind": "remark"}],
             "practices": [
               {"organization": "rcm", "row": 1, "mergedWith": {"organization": "mercosur", "row": 1}},
               {"organization": "mercosur", "row": 1, "mergedWith": {"organization": "rcm", "row": 1}}]}
            """,
            new ReportContentReader(Round).Read);

        problems.Select(problem => problem.Code)
            .ShouldBe(["region-unknown", "choice-unknown", "json-missing-member", "merge-cycle", "merge-cycle"]);
        problems[3].InEnglish().ShouldContain("rcm 1 → mercosur 1 → rcm 1");
    }

    [TestCase("11 answered.", false)]
    [TestCase("\u206811\u2069 answered. ", false)]
    [TestCase("12 answered.", true)]
    public void IsOutdated_SentenceGeneratedNow_ComparesWords(string generated, bool expected) =>
        Read(Everything)
            .FindSentence(Round.Directory.FindRegion("africa"), theme: null, "response", "en")!
            .IsOutdated(generated)
            .ShouldBe(expected);

    [TestCase("africa", "It covers all themes.")]
    [TestCase("europe", null)]
    public void FootnoteList_AnalystsFootnote_ReplacesTheOneOfTheResponse(string code, string? expected)
    {
        var region = Round.Directory.FindRegion(code);

        var notes = new FootnoteList(Read(Everything), region, _sample.Responses, organization => organization.Code == "acp-eu").All;

        var response = _sample.Responses.Single(each => each.Respondent.Id == "acp-eu");
        notes.ShouldHaveSingleItem().Text.In("en").ShouldBe(expected ?? response.Footnote!.In("en"));
    }

    [TestCase("What the row said", true)]
    [TestCase("What  the row\nsaid", true)]
    [TestCase("What the row said, and more", false)]
    [TestCase("What the row says", false)]
    public void Fits_TextOfTheRowNow_IsComparedAsAWhole(string now, bool expected) =>
        new PracticeCoding(new PracticeRow("rcm", 1)).About("What the row said").Fits(now).ShouldBe(expected);

    [Test]
    public void Report_RowsOfPractices_WarnsOfThoseThatDoNotExistOrChanged()
    {
        var content = Read(
            """
            {"practices": [
              {"organization": "rcm", "row": 1, "text": "Quite another text"},
              {"organization": "rcm", "row": 99},
              {"organization": "rcm", "row": 2, "mergedWith": {"organization": "mercosur", "row": 98}}]}
            """);
        var check = new RowCheck(Round, content);
        _sample.Responses.Where(response => check.Needs(response.Respondent.Id)).ToList().ForEach(check.Add);

        var problems = new ProblemLog();
        check.Report(Place.OfFile("analysis.json"), problems);

        problems.Problems.Select(problem => $"{problem.Place} {problem.Code}").ShouldBe([
            "analysis.json: practices #1 practice-row-changed",
            "analysis.json: practices #2 practice-row-missing",
            "analysis.json: practices #3.mergedWith practice-row-missing",
        ]);
        problems.Errors.ShouldBe(0);
    }

    private ReportContent Read(string json)
    {
        var (content, problems) = RoundParsing.ReadJson(json, new ReportContentReader(Round).Read);
        problems.ShouldBeEmpty();
        return content!;
    }
}
