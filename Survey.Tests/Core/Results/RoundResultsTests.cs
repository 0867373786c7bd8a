using System.Text.Json.Nodes;
using Survey.Core.Results;
using Survey.Core.Rounds;
using static Survey.Tests.Core.Results.SmallSurvey;

namespace Survey.Tests.Core.Results;

/// <summary>What is counted, in which groups, and under which conditions.</summary>
public sealed class RoundResultsTests
{
    private const string YesNo = """{"type": "select-one", "code": "q", "label": "Q", "choices": "list"}""";

    // Rows with a kind each, and staff in each row.
    private const string Practices =
        """
        {"type": "select-one", "code": "q", "label": "Q", "choices": "list"},
        {"type": "repeat", "code": "practices", "label": "Practices", "relevant": "${q} != 'no'", "items": [
          {"type": "select-one", "code": "kind", "label": "Kind", "choices": "list"},
          {"type": "text", "code": "why", "label": "Why", "relevant": "${kind} = 'no'"},
          {"type": "repeat", "code": "staff", "label": "Staff", "items": [
            {"type": "integer", "code": "age", "label": "Age"}]}]},
        {"type": "text", "code": "end", "label": "End"}
        """;

    private static readonly string[] PracticeAnswers =
    [
        Answer("lake", """
            {"q": "yes", "practices": [
              {"kind": "yes", "staff": [{"age": 30}, {"age": 50}]},
              {"kind": "yes"},
              {"kind": "no", "why": "Cost", "staff": [{"age": 41}, {}]}], "end": "Done"}
            """),
        Answer("coast", """{"q": "unsure", "practices": [{"kind": "no"}, {}]}"""),
        Answer("bridge", """{"q": "no", "practices": [{"kind": "yes", "staff": [{"age": 99}]}]}"""),
    ];

    [Test]
    public async Task Of_Groups_AreEveryRegionThenEveryType()
    {
        var results = await ToJson(
            Create(YesNo),
            Answer("lake", """{"q": "yes"}"""),
            Answer("bridge", """{"q": "no"}"""),
            Answer("globe", """{"q": "yes"}"""),
            Answer("hill", "{}"));

        Groups(results, "q").ShouldBe(Compact(
            """
            [{"kind": "region", "code": "north", "asked": 3, "answered": 2,
              "choices": [{"code": "yes", "count": 1}, {"code": "no", "count": 1}, {"code": "unsure", "count": 0}]},
             {"kind": "region", "code": "south", "asked": 1, "answered": 1,
              "choices": [{"code": "yes", "count": 0}, {"code": "no", "count": 1}, {"code": "unsure", "count": 0}]},
             {"kind": "type", "code": "forum", "asked": 3, "answered": 2,
              "choices": [{"code": "yes", "count": 1}, {"code": "no", "count": 1}, {"code": "unsure", "count": 0}]},
             {"kind": "type", "code": "agency", "asked": 1, "answered": 1,
              "choices": [{"code": "yes", "count": 1}, {"code": "no", "count": 0}, {"code": "unsure", "count": 0}]}]
            """));
    }

    [Test]
    public async Task Of_States_OnlySubmittedAndEndorsedCount()
    {
        var results = await ToJson(
            Create(YesNo),
            Answer("lake", """{"q": "yes"}"""),
            Answer("coast", """{"q": "yes"}""", "endorsed"),
            Answer("bridge", """{"q": "yes"}""", "draft"),
            Answer("globe", """{"q": "yes"}""", "returned"),
            Answer("hill", """{"q": "yes"}""", "withdrawn"));

        ((int?)results["responded"]).ShouldBe(2);
        Total(results, "q").ShouldContain("\"asked\":2,\"answered\":2");
        Total(results, "q").ShouldContain("\"by\":[\"lake\",\"coast\"]");
    }

    [Test]
    public async Task Of_QuestionInSectionThatIsNotRelevant_IsNotAsked()
    {
        var round = Create(
            YesNo +
            """
            , {"type": "section", "code": "more", "label": "More", "relevant": "${q} = 'yes'", "items": [
                {"type": "note", "code": "note", "label": "Note"},
                {"type": "text", "code": "plain", "label": "Plain"},
                {"type": "text", "code": "twice", "label": "Twice", "relevant": "${plain} = 'x'"}]}
            """);

        var results = await ToJson(
            round,
            Answer("lake", """{"q": "yes", "plain": "x", "twice": "y"}"""),
            Answer("coast", """{"q": "yes", "plain": "z", "twice": "kept, but not asked"}"""),
            Answer("bridge", """{"q": "no", "plain": "x", "twice": "kept, but not asked"}"""));

        results["questions"]!.AsArray().Select(question => (string?)question!["code"]).ShouldBe(["q", "plain", "twice"]);
        Total(results, "plain").ShouldBe(
            Compact("""{"code": "plain", "repeat": null, "type": "text", "asked": 2, "answered": 2, "by": ["lake", "coast"]}"""));
        Total(results, "twice").ShouldBe(
            Compact("""{"code": "twice", "repeat": null, "type": "text", "asked": 1, "answered": 1, "by": ["lake"]}"""));
    }

    [Test]
    public async Task Of_RepeatGroup_CountsRowsAndRespondents()
    {
        var results = await ToJson(Create(Practices), PracticeAnswers);

        results["questions"]!.AsArray().Select(question => (string?)question!["code"]).ShouldBe(["q", "kind", "why", "age", "end"]);
        Total(results, "kind").ShouldBe(Compact(
            """
            {"code": "kind", "repeat": "practices", "type": "select-one", "asked": 5, "answered": 4, "respondents": 2, "choices": [
              {"code": "yes", "count": 2, "respondents": 1, "share": 0.5, "by": ["lake"]},
              {"code": "no", "count": 2, "respondents": 2, "share": 1, "by": ["lake", "coast"]},
              {"code": "unsure", "count": 0, "respondents": 0, "share": 0, "by": []}]}
            """));
        Total(results, "why").ShouldBe(Compact(
            """
            {"code": "why", "repeat": "practices", "type": "text", "asked": 2, "answered": 1, "respondents": 1, "by": ["lake"]}
            """));
        Groups(results, "why").ShouldBe(Compact(
            """
            [{"kind": "region", "code": "north", "asked": 1, "answered": 1, "respondents": 1},
             {"kind": "region", "code": "south", "asked": 1, "answered": 0, "respondents": 0},
             {"kind": "type", "code": "forum", "asked": 1, "answered": 1, "respondents": 1},
             {"kind": "type", "code": "agency", "asked": 1, "answered": 0, "respondents": 0}]
            """));
    }

    [Test]
    public async Task Of_NestedRepeatGroup_CountsTheInnerRows() =>
        Total(await ToJson(Create(Practices), PracticeAnswers), "age").ShouldBe(Compact(
            """
            {"code": "age", "repeat": "practices.staff", "type": "integer", "asked": 4, "answered": 3, "respondents": 1,
             "numbers": {"minimum": 30, "maximum": 50, "mean": 40.3333, "median": 41, "sum": 121}}
            """));

    // q of lake is yes, of coast unsure, of bridge no.
    [TestCase("q", "end", "yes 1/1, no 0/1, unsure 0/1")]
    [TestCase("q", "q", "yes 1/1, no 1/1, unsure 1/1")]
    [TestCase("q", "kind", "yes 3/3, no 0/0, unsure 1/2")]
    [TestCase("q", "age", "yes 3/4, no 0/0, unsure 0/0")]
    [TestCase("kind", "kind", "yes 2/2, no 2/2, unsure 0/0")]
    [TestCase("practices.kind", "age", "yes 2/2, no 1/2, unsure 0/0")]
    [TestCase("kind", "end", "yes 1/1, no 1/2, unsure 0/0")]
    public async Task Of_By_AddsAGroupPerChoice(string by, string question, string expected)
    {
        var round = Create(Practices);

        var results = await Tabulate(round, new(By: FindBy(round, by)), PracticeAnswers);

        results.Questions.Single(result => result.Question.Question.Code == question).Groups
            .Where(group => group.Group.Kind == ResultGroupKind.Answer)
            .Select(group => $"{group.Group.Code} {group.Tabulation.Answered}/{group.Tabulation.Asked}")
            .ShouldBe(expected.Split(", "));
    }

    [Test]
    public async Task Of_By_GroupsFollowTheTypes()
    {
        var round = Create(YesNo);

        var json = SmallSurvey.ToJson(await Tabulate(round, new(By: FindBy(round, "q")), Answer("lake", """{"q": "yes"}""")));

        json["questions"]![0]!["groups"]!.AsArray().Select(group => $"{group!["kind"]} {group["code"]}")
            .ShouldBe(["region north", "region south", "type forum", "type agency", "answer yes", "answer no", "answer unsure"]);
        json["questions"]![0]!["groups"]![4]!.ToJsonString().ShouldBe(Compact(
            """
            {"kind": "answer", "code": "yes", "asked": 1, "answered": 1,
             "choices": [{"code": "yes", "count": 1}, {"code": "no", "count": 0}, {"code": "unsure", "count": 0}]}
            """));
    }

    [Test]
    public async Task Of_Region_CountsOnlyItsRespondents()
    {
        var round = Create(YesNo);

        var results = await Tabulate(
            round,
            new(Region: round.Directory.FindRegion("south")),
            Answer("lake", """{"q": "yes"}"""),
            Answer("coast", """{"q": "no"}"""),
            Answer("bridge", """{"q": "yes"}"""),
            Answer("globe", """{"q": "yes"}"""));

        results.Responded.ShouldBe(2);
        var result = results.Questions.ShouldHaveSingleItem();
        result.Total.Entries.Select(entry => $"{entry.Code} {string.Join(' ', entry.By.Organizations!.Select(each => each.Code))}")
            .ShouldBe(["yes bridge", "no coast", "unsure "]);
        result.Groups.Select(group => $"{group.Group.Code} {group.Tabulation.Asked}")
            .ShouldBe(["north 1", "south 2", "forum 1", "agency 1"]);
    }

    [TestCase("kind", "practices.kind")]
    [TestCase("practices.staff.age", "practices.staff.age")]
    [TestCase("q", "q")]
    [TestCase("age.kind", "")]
    public async Task Of_Question_ShowsOnlyThose(string name, string expected)
    {
        var results = await Tabulate(Create(Practices), new(name), PracticeAnswers);

        results.Responded.ShouldBe(3);
        string.Join(", ", results.Questions.Select(result => result.Question.Path)).ShouldBe(expected);
    }

    [Test]
    public async Task Of_OpenRound_CountsWithoutNames()
    {
        var round = Create(Practices, isOpen: true);
        string[] answers =
        [
            """{"practices": [{"kind": "yes"}, {"kind": "yes"}]}""",
            """{"q": "yes", "practices": [{"kind": "no"}]}""",
        ];

        var results = await ToJson(round, [.. answers.Select((answer, number) =>
            $$"""
            {"respondent": {"id": "r{{number}}", "type": "forum", "regions": ["north"]}, "state": "submitted", "answers": {{answer}} }
            """)]);

        results.ToJsonString().ShouldNotContain("\"by\"");
        Total(results, "kind").ShouldBe(Compact(
            """
            {"code": "kind", "repeat": "practices", "type": "select-one", "asked": 3, "answered": 3, "respondents": 2, "choices": [
              {"code": "yes", "count": 2, "respondents": 1, "share": 0.5},
              {"code": "no", "count": 1, "respondents": 1, "share": 0.5},
              {"code": "unsure", "count": 0, "respondents": 0, "share": 0}]}
            """));
        Total(results, "end").ShouldBe(Compact("""{"code": "end", "repeat": null, "type": "text", "asked": 2, "answered": 0}"""));
    }

    [Test]
    public async Task Of_NoResponses_ShowsEveryQuestionWithZero()
    {
        var results = await ToJson(Create(YesNo));

        results.ToJsonString().ShouldStartWith("""{"round":"small","responded":0,"questions":[{"code":"q","repeat":null,""");
        Total(results, "q").ShouldNotContain("share");
        results["questions"]![0]!["groups"].ShouldBeOfType<JsonArray>().Count.ShouldBe(4);
    }

    [TestCase("end")]
    [TestCase("age")]
    [TestCase("practices")]
    [TestCase("unknown")]
    public void FindSelectOne_OtherQuestion_IsNull(string code) =>
        ResultQuestion.FindSelectOne(Create(Practices).Questionnaire, code).ShouldBeNull();

    private static ResultQuestion FindBy(Round round, string code) =>
        ResultQuestion.FindSelectOne(round.Questionnaire, code).ShouldNotBeNull();
}
