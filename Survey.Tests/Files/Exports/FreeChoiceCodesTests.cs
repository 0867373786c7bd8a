using Survey.Core.Results;
using Survey.Core.Rounds;
using Survey.Files.Reports.Tables;
using Survey.Tests.Core.Results;
using Survey.Tests.Support;

namespace Survey.Tests.Files.Exports;

/// <summary>Codes of choices that are no usual codes come out of exports and results as they are.</summary>
public sealed class FreeChoiceCodesTests
{
    private static readonly Round Round = RoundParsing.Parse(
        """{"code": "f", "name": "F", "elements": [{"code": "a", "title": "A"}]}""",
        """
        {"regions": [{"code": "north", "name": "North"}], "types": [{"code": "x", "name": "X"}],
         "organizations": [{"code": "lake", "name": "Lake", "type": "x", "regions": ["north"]},
                           {"code": "hill", "name": "Hill", "type": "x", "regions": []}]}
        """,
        """
        {"code": "q", "version": "1", "title": "Q", "items": [
          {"type": "select-one", "code": "change", "label": "Change", "choices": "scale"},
          {"type": "select-one", "code": "sure", "label": "Sure?", "choices": "answers"},
          {"type": "select-many", "code": "sizes", "label": "Sizes", "choices": "sizes"},
          {"type": "rank", "code": "order", "label": "Order", "choices": "sizes"}],
         "choices": {
          "scale": [{"code": "-2", "label": "Worse"}, {"code": "0", "label": "Same"}, {"code": "=1+1", "label": "Better"}],
          "answers": [{"code": "not sure", "label": "Not sure"}, {"code": "NOT SURE", "label": "Not sure at all"}],
          "sizes": [{"code": "<50", "label": "Below 50"}, {"code": "N/A", "label": "Not applicable"}, {"code": "-1", "label": "Less"}]}}
        """,
        """{"code": "r", "title": "R", "questionnaire": "q", "framework": "f"}""");

    private static readonly string[] Responses =
    [
        """
        {"organization": "lake", "state": "submitted",
         "answers": {"change": "-2", "sure": "NOT SURE", "sizes": ["N/A", "-1"], "order": ["-1", "<50", "N/A"]}}
        """,
        """{"organization": "hill", "state": "submitted", "answers": {"change": "=1+1", "sure": "not sure"}}""",
    ];

    [TestCaseSource(typeof(ExportedTables), nameof(ExportedTables.AllFormats))]
    public async Task Export_FreeCodes_AreCellsAndColumns(string format)
    {
        var tables = await ExportedTables.Write(
            Round,
            [.. Responses.Select(json => RoundParsing.ParseResponse(Round, json))],
            format);

        tables["responses"][0].Skip(7).ShouldBe(["change", "sure", "sizes", "sizes/<50", "sizes/N/A", "sizes/-1", "order"]);
        tables["responses"][1].Skip(7).ShouldBe(["-2", "NOT SURE", "N/A -1", "0", "1", "1", "-1 <50 N/A"]);
        tables["responses"][2].Skip(7).Take(2).ShouldBe(["=1+1", "not sure"]);
        tables["codebook"].Single(line => line[1] == "change")[5].ShouldBe("-2\n0\n=1+1");
        tables["codebook"].Single(line => line[1] == "sizes/-1")[5].ShouldBe("-1");
    }

    [Test]
    public async Task Results_FreeCodes_AreCountedApart()
    {
        var sure = ResultQuestion.FindSelectOne(Round.Questionnaire, "sure")!;
        var results = await SmallSurvey.Tabulate(Round, ResultSelection.All with { By = sure }, Responses);

        var json = SmallSurvey.ToJson(results);
        Count("sure").ShouldBe("not sure 1, NOT SURE 1");
        Count("change").ShouldBe("-2 1, 0 0, =1+1 1");
        Count("sizes").ShouldBe("<50 0, N/A 1, -1 1");
        json["questions"]![0]!["groups"]!
            .AsArray()
            .Where(group => (string)group!["kind"]! == "answer")
            .Select(group => (string)group!["code"]!)
            .ShouldBe(["not sure", "NOT SURE"]);
        using var csv = new StringWriter();
        ResultsCsv.Write(csv, results);
        csv.ToString().ShouldContain(",-2,1,");
        csv.ToString().ShouldContain(",'=1+1,1,");

        string Count(string code) => string.Join(
            ", ",
            json["questions"]!.AsArray().Single(question => (string)question!["code"]! == code)!["choices"]!.AsArray()
                .Select(choice => $"{choice!["code"]} {choice["count"]}"));
    }
}
