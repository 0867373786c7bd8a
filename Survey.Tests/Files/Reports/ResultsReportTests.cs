using ClosedXML.Excel;
using Survey.Core.Languages;
using Survey.Core.Results;
using Survey.Files.Reports;
using Survey.Files.Reports.Excel;
using Survey.Files.Reports.Tables;
using Survey.Files.Reports.Texts;
using Survey.Tests.Core.Results;
using Survey.Tests.Files.Reports.Excel;
using Survey.Tests.Support;

namespace Survey.Tests.Files.Reports;

/// <summary>The results of a small round as text, CSV and workbook.</summary>
public sealed class ResultsReportTests
{
    private const string Items =
        """
        {"type": "select-one", "code": "agreed", "label": "Is it agreed?", "choices": "list"},
        {"type": "integer", "code": "year", "label": "Since which year?"},
        {"type": "date", "code": "met", "label": "When did they meet?"},
        {"type": "repeat", "code": "rows", "label": "Rows", "items": [
          {"type": "rank", "code": "order", "label": "=Order", "choices": "list"}]},
        {"type": "text", "code": "more", "label": "Anything else?"}
        """;

    private static readonly string[] Responses =
    [
        SmallSurvey.Answer("lake", """
            {"agreed": "yes", "year": 2018, "met": "2018-06-26", "rows": [{"order": ["yes", "no"]}, {"order": ["yes"]}], "more": "Thanks"}
            """),
        SmallSurvey.Answer("coast", """{"agreed": "no", "year": 2021}"""),
        SmallSurvey.Answer("bridge", """{"agreed": "yes", "rows": [{}]}"""),
    ];

    [Test]
    public async Task Text_Results_HaveABarPerChoice() =>
        (await WriteText(new())).ShouldBe(
            [
                "Small",
                "3 responses",
                "",
                "Is it agreed?",
                "agreed (select-one): 3 of 3 answered",
                "Yes                                      #############        2 67\u00A0%",
                "No                                       #######              1 33\u00A0%",
                "Not sure                                                      0  0\u00A0%",
                "",
                "Since which year?",
                "year (integer): 2 of 3 answered",
                "minimum 2018, maximum 2021, mean 2019.5, median 2019.5, sum 4039",
                "",
                "When did they meet?",
                "met (date): 1 of 3 answered",
                "from 26 June 2018 to 26 June 2018",
                "",
                "=Order",
                "rows.order (rank): 2 of 3 rows answered, by 1 respondent",
                "Yes                                      #################### 1 100\u00A0% in 2 rows, mean rank 1",
                "No                                       #################### 1 100\u00A0% in 1 row, mean rank 2",
                "Not sure                                                      0   0\u00A0% in 0 rows",
                "",
                "Anything else?",
                "more (text): 1 of 3 answered",
                "",
                "--question CODE shows one question by region and type, with the organizations behind each count.",
            ]);

    [Test]
    public async Task Text_OneQuestion_NamesTheOrganizations()
    {
        (await WriteText(new("agreed"))).ShouldContain("Yes: Lake, Bridge");
        (await WriteText(new("more"))).ShouldContain("Answered: Lake");
    }

    [Test]
    public async Task Text_By_HasAColumnPerAnswer()
    {
        var round = SmallSurvey.Create(Items);

        var lines = await WriteText(new("agreed", By: ResultQuestion.FindSelectOne(round.Questionnaire, "agreed")));

        lines.ShouldContain("By: Is it agreed? (agreed)");
        string[] expected = ["All Yes No Not sure", "asked 3 2 1 0", "answered 3 2 1 0", "Yes 2 2 0 0", "No 1 0 1 0"];
        expected.ShouldBeSubsetOf(lines.Select(line => string.Join(' ', line.Split(' ', StringSplitOptions.RemoveEmptyEntries))));
    }

    [Test]
    public async Task Csv_Results_HaveALinePerQuestionGroupAndChoice()
    {
        var results = await SmallSurvey.Tabulate(SmallSurvey.Create(Items), new(), Responses);
        using var writer = new StringWriter();

        ResultsCsv.Write(writer, results);

        var lines = writer.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries);
        lines.Length.ShouldBe(1 + (5 * (3 + 1 + 1 + 3 + 1)));
        string[] expected =
        [
            "small,,agreed,select-one,,,3,3,3,yes,2,2,0.6667,,,,,,,,lake bridge",
            "small,,agreed,select-one,region,south,2,2,2,yes,1,1,0.5,,,,,,,,bridge",
            "small,,year,integer,,,3,2,2,,,,,,2018,2021,2019.5,2019.5,4039,,lake coast",
            "small,,met,date,type,forum,2,1,1,,,,,,2018-06-26,2018-06-26,,,,,lake",
            "small,rows,order,rank,,,3,2,1,no,1,1,1,2,,,,,,,lake",
            "small,,more,text,type,agency,1,0,0,,,,,,,,,,,,",
        ];
        expected.ShouldBeSubsetOf(lines);
    }

    [Test]
    public async Task Results_OfEachKindOfQuestion_HaveUnitsNoSumOfPercentagesAndAMatrix()
    {
        var sample = SampleRound.Read("question-kinds");
        var results = await RoundResults.Of(sample.Round, ResultSelection.All, sample.Responses.ToAsyncEnumerable());
        using var csv = new StringWriter();
        ResultsCsv.Write(csv, results);
        var text = ToLines(results).Select(line => string.Join(' ', line.Split(' ', StringSplitOptions.RemoveEmptyEntries))).ToList();

        string[] expected =
        [
            "minimum EUR\u00A0350,000.50, maximum EUR\u00A01,200,000, mean EUR\u00A0775,000.25, median EUR\u00A0775,000.25, sum EUR",
            "minimum 0\u00A0%, maximum 100\u00A0%, mean 54.1667\u00A0%, median 62.5\u00A0%",
            "3 questions side by side",
            "Very Mostly A little Not at all",
            "Documents before the meetings 0 2 0 1",
        ];
        expected.ShouldBeSubsetOf(text);
        string[] lines =
        [
            "question-kinds,,budget,decimal,,,3,2,2,,,,,,350000.5,1200000,775000.25,775000.25,1550000.5,EUR,lake river",
            "question-kinds,,own_funds,decimal,,,3,3,3,,,,,,0,100,54.1667,62.5,,percent,lake river oasis",
        ];
        lines.ShouldBeSubsetOf(csv.ToString().Split('\n', StringSplitOptions.TrimEntries));
    }

    [Test]
    public async Task Workbook_Results_HasARowPerChoiceAndAColumnPerGroup()
    {
        var results = await SmallSurvey.Tabulate(SmallSurvey.Create(Items), new(), Responses);
        using var stream = new MemoryStream();

        ResultsWorkbook.Write(stream, new ResultsExport(results, WrittenWorkbook.ProducedAt));

        using var workbook = new XLWorkbook(stream);
        var sheet = workbook.Worksheets.First();
        sheet.Name.ShouldBe("Results");
        var rows = WrittenWorkbook.RowsOf(sheet);
        rows[2].ShouldBe(
            ["Question", "Asked", "Answered", "Count", "Respondents", "Share", "North", "South", "Forum", "Agency", "Organizations"]);
        rows[3].ShouldBe(["Is it agreed?", "3", "3", "", "3", "", "2", "2", "2", "1", ""]);
        rows[4].ShouldBe(["Yes", "", "", "2", "2", "0.6667", "2", "1", "2", "0", "Lake; Bridge"]);
        rows.Single(row => row[0] == "Mean").ShouldBe(["Mean", "", "", "2019.5", "", "", "2018", "2021", "2018", "2021", ""]);
        sheet.RowsUsed().Single(row => row.Cell(1).GetString() == "First").Cell(4).GetDateTime().ShouldBe(new DateTime(2018, 6, 26));
        rows.Select(row => row[0]).ShouldContain("Rows › =Order");
        sheet.CellsUsed().ShouldAllBe(cell => !cell.HasFormula);
    }

    private static async Task<string[]> WriteText(ResultSelection selection) =>
        ToLines(await SmallSurvey.Tabulate(SmallSurvey.Create(Items), selection, Responses));

    private static string[] ToLines(RoundResults results)
    {
        using var writer = new StringWriter { NewLine = "\n" };
        ResultsText.Write(PlainConsole.Create(writer, Language.English), results, new ReportWording(results.Round));
        return [.. writer.ToString().TrimEnd().Split('\n').Select(line => line.TrimEnd())];
    }
}
