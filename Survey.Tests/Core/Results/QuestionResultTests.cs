using static Survey.Tests.Core.Results.SmallSurvey;

namespace Survey.Tests.Core.Results;

/// <summary>
/// The result of each type of question, counted by hand. Four organizations respond, always in the order lake, coast, bridge,
/// globe; an answer of null is none.
/// </summary>
public sealed class QuestionResultTests
{
    private static readonly string[] Organizations = ["lake", "coast", "bridge", "globe"];

    private static readonly QuestionCase[] Cases =
    [
        new("select-one", "\"choices\": \"list\"", ["\"yes\"", "\"no\"", "\"yes\"", null],
            """
            "asked": 4, "answered": 3, "choices": [
              {"code": "yes", "count": 2, "share": 0.6667, "by": ["lake", "bridge"]},
              {"code": "no", "count": 1, "share": 0.3333, "by": ["coast"]},
              {"code": "unsure", "count": 0, "share": 0, "by": []}]
            """),
        new("select-one", "\"choices\": \"list\"", [null, null, null, null],
            """
            "asked": 4, "answered": 0, "choices": [
              {"code": "yes", "count": 0, "by": []}, {"code": "no", "count": 0, "by": []}, {"code": "unsure", "count": 0, "by": []}]
            """),
        new("select-many", "\"choices\": \"list\"", ["""["yes", "unsure"]""", """["no", "yes"]""", """["yes"]""", """["yes"]"""],
            """
            "asked": 4, "answered": 4, "choices": [
              {"code": "yes", "count": 4, "share": 1, "by": ["lake", "coast", "bridge", "globe"]},
              {"code": "no", "count": 1, "share": 0.25, "by": ["coast"]},
              {"code": "unsure", "count": 1, "share": 0.25, "by": ["lake"]}]
            """),
        new("rank", "\"choices\": \"list\"", ["""["yes", "no"]""", """["no", "unsure", "yes"]""", """["no"]""", null],
            """
            "asked": 4, "answered": 3, "choices": [
              {"code": "yes", "count": 2, "share": 0.6667, "meanRank": 2, "by": ["lake", "coast"]},
              {"code": "no", "count": 3, "share": 1, "meanRank": 1.3333, "by": ["lake", "coast", "bridge"]},
              {"code": "unsure", "count": 1, "share": 0.3333, "meanRank": 2, "by": ["coast"]}]
            """),
        new("rank", "\"choices\": \"list\"", ["""["yes"]""", null, null, null],
            """
            "asked": 4, "answered": 1, "choices": [
              {"code": "yes", "count": 1, "share": 1, "meanRank": 1, "by": ["lake"]},
              {"code": "no", "count": 0, "share": 0, "by": []}, {"code": "unsure", "count": 0, "share": 0, "by": []}]
            """),
        new("coded", null, ["""{"elements": ["a"]}""", """{"themes": ["1"]}""", """{"themes": ["1"], "elements": ["b", "c"]}""", null],
            """
            "asked": 4, "answered": 3, "elements": [
              {"code": "a", "count": 2, "share": 0.6667, "by": ["lake", "coast"]},
              {"code": "b", "count": 2, "share": 0.6667, "by": ["coast", "bridge"]},
              {"code": "c", "count": 1, "share": 0.3333, "by": ["bridge"]}]
            """),
        new("integer", null, ["40", "0", "3", "5"],
            """
            "asked": 4, "answered": 4, "numbers": {"minimum": 0, "maximum": 40, "mean": 12, "median": 4, "sum": 48}
            """),
        new("integer", null, [null, null, null, null], "\"asked\": 4, \"answered\": 0"),
        new("decimal", "\"unit\": \"EUR\"", ["1.50", null, null, null],
            """
            "unit": "EUR", "asked": 4, "answered": 1, "numbers": {"minimum": 1.5, "maximum": 1.5, "mean": 1.5, "median": 1.5, "sum": 1.5}
            """),
        new("decimal", null, ["1.50", "1.5", "-2.25", null],
            """
            "asked": 4, "answered": 3, "numbers": {"minimum": -2.25, "maximum": 1.5, "mean": 0.25, "median": 1.5, "sum": 0.75}
            """),
        new("decimal", null, ["0.00001", "0.00002", "0.00002", null],
            """
            "asked": 4, "answered": 3,
            "numbers": {"minimum": 0.00001, "maximum": 0.00002, "mean": 0.00001667, "median": 0.00002, "sum": 0.00005}
            """),
        new("range", "\"start\": 1, \"end\": 5, \"step\": 1", ["1", "2", "2", "5"],
            """
            "asked": 4, "answered": 4, "numbers": {"minimum": 1, "maximum": 5, "mean": 2.5, "median": 2, "sum": 10}
            """),
        new("date", null, ["\"2018-12-10\"", "\"2017-06-26\"", null, "\"2018-01-01\""],
            """
            "asked": 4, "answered": 3, "dates": {"minimum": "2017-06-26", "maximum": "2018-12-10"}
            """),
        new("date", null, [null, null, null, null], "\"asked\": 4, \"answered\": 0"),
        new("text", null, ["\"One\"", null, "\"2\"", null], """ "asked": 4, "answered": 2, "by": ["lake", "bridge"] """),
        new("url", null, [null, "\"https://example.org\"", null, null], """ "asked": 4, "answered": 1, "by": ["coast"] """),
        new("email", null, ["\"a@example.org\"", null, null, null], """ "asked": 4, "answered": 1, "by": ["lake"] """),
        new("time", null, ["\"14:30\"", null, null, "\"09:00\""], """ "asked": 4, "answered": 2, "by": ["lake", "globe"] """),
        new("date-time", null, ["\"2017-06-26T14:30\"", null, null, null], """ "asked": 4, "answered": 1, "by": ["lake"] """),
        new("acknowledge", null, ["true", "true", null, null], """ "asked": 4, "answered": 2, "by": ["lake", "coast"] """),
        new("hidden", null, [null, null, null, "\"v2\""], """ "asked": 4, "answered": 1, "by": ["globe"] """),
        new("calculated", "\"calculation\": \"0.1 + 0.2\"", [null, null, null, null],
            """
            "asked": 4, "answered": 4, "numbers": {"minimum": 0.3, "maximum": 0.3, "mean": 0.3, "median": 0.3, "sum": 1.2}
            """),
        new("calculated", "\"calculation\": \"concat('+', 41)\"", [null, null, null, null],
            """
            "asked": 4, "answered": 4, "by": ["lake", "coast", "bridge", "globe"]
            """),
        new("calculated", "\"calculation\": \"''\"", [null, null, null, null], """ "asked": 4, "answered": 0, "by": [] """),
    ];

    [TestCaseSource(nameof(Cases))]
    public async Task Of_QuestionOfEachType_IsTabulated(QuestionCase example)
    {
        var round = Create($$"""{"type": "{{example.Type}}", "code": "q", "label": "Q"{{Member(example.Members)}} }""");
        var responses = example.Answers.Zip(Organizations, (answer, organization) =>
            Answer(organization, answer is null ? "{}" : $$"""{"q": {{answer}} }"""));

        var results = await ToJson(round, [.. responses]);

        Total(results, "q").ShouldBe(
            Compact($$"""{"code": "q", "repeat": null, "type": "{{example.Type}}", {{example.Expected}} }"""));
    }

    [Test]
    public async Task Of_CalculationWithNumbersAndTexts_ListsWhoHasOne()
    {
        var round = Create(
            """
            {"type": "text", "code": "given", "label": "Given"},
            {"type": "calculated", "code": "q", "label": "Q", "calculation": "${given}"}
            """);

        var results = await ToJson(
            round,
            Answer("lake", """{"given": "1"}"""),
            Answer("coast", """{"given": "many"}"""),
            Answer("bridge", """{"given": "3"}"""),
            Answer("globe", "{}"));

        Total(results, "q").ShouldBe(
            Compact(
                """
                {"code": "q", "repeat": null, "type": "calculated", "asked": 4, "answered": 3, "by": ["lake", "coast", "bridge"]}
                """));
        Groups(results, "q").ShouldNotContain("numbers");
    }

    [Test]
    public async Task Of_NumbersWhoseSumIsTooLarge_LeavesOutTheSum()
    {
        const string Large = "9999999999999999999999999999";
        var round = Create("""{"type": "decimal", "code": "q", "label": "Q"}""");

        var results = await Tabulate(
            round,
            new(),
            Organizations.Append("hill").Select(organization => Answer(organization, $$"""{"q": {{Large}} }""")));

        var numbers = results.Questions[0].Total.Numbers!;
        numbers.Sum.ShouldBeNull();
        numbers.Maximum.ShouldBe(decimal.Parse(Large, System.Globalization.CultureInfo.InvariantCulture));
        numbers.Median.ShouldBe(numbers.Maximum);
        ((double)numbers.Mean).ShouldBe(1e28, 1e15);
    }

    private static string Member(string? member) => member is null ? "" : $", {member}";

    /// <summary>A question, its answers, and the members of its result after <c>type</c>.</summary>
    public sealed record QuestionCase(string Type, string? Members, string?[] Answers, string Expected)
    {
        public override string ToString() => $"{Type}: {string.Join(" ", Answers.Select(answer => answer ?? "–"))} {Members}";
    }
}
