using System.Text.Json.Nodes;
using Survey.Api.Answering.Forms;
using Survey.Core.Questionnaires.Answers;
using Survey.Core.Rounds;
using Survey.Tests.Files.AnswerWorkbooks;
using Survey.Tests.Support;

namespace Survey.Tests.Api.Answering.Forms;

/// <summary>Coded questions of two frameworks on the page and in the answer workbook.</summary>
public sealed class SeveralFrameworksFormTests
{
    private static readonly Round Round = ReadRound();

    [Test]
    public async Task Page_QuestionsOfTwoFrameworks_EachOffersItsOwn()
    {
        var page = await FormInTest.Render(FormInTest.View(Round, 1, new FormValues()));

        // Outside of rows, the choices stand on the page; in rows, each framework has a dialog.
        Codes(page, "name=\"priorities/e\"").ShouldBe(["8", "1", "a", "10", "17"]);
        Codes(Dialog(page, "sdg"), "").ShouldBe(["8", "1", "a", "10", "17"]);
        Codes(Dialog(page, "minimal"), "").ShouldBe(["1", "a", "b", "c"]);
        Dialog(page, "sdg").ShouldContain("Sustainable goals");
        page.ShouldContain("data-coded=\"sdg\"");
        page.ShouldContain("data-coded=\"minimal\"");
    }

    [TestCase("priorities", "10, 8", "8 10")]
    [TestCase("priorities", "a", "a")]
    [TestCase("priorities", "b", null)]
    [TestCase("recommendations/1/goals", "17", "17")]
    [TestCase("recommendations/1/goals", "Theme 1", null)]
    [TestCase("recommendations/1/elements", "Theme 1", "1")]
    [TestCase("recommendations/1/elements", "17", null)]
    public void Read_TypedCodes_AreThoseOfTheQuestionsFramework(string field, string typed, string? expected)
    {
        var values = new FormValues();
        values.Set("recommendations", "1");
        values.Set(field, typed);

        var questions = Round.Questionnaire.Scope.Questions.Select(each => each.Question).ToList();
        var reading = new FormReader(Round.Frameworks).Read(questions, values);

        var code = field.Split('/')[^1];
        var answer = code == "priorities"
            ? reading.Answers.Find(code)
            : reading.Answers.GetRows("recommendations").Select(row => row.Find(code)).FirstOrDefault();
        (answer as CodedAnswer)?.ToText().ShouldBe(expected);
        reading.Problems.Select(problem => problem.Problem.Code).ShouldBe(expected is null ? ["element-unknown"] : []);
    }

    [Test]
    public void Workbook_TwoFrameworks_HasASheetOfEachAndNamesItInTheHint()
    {
        var workbook = new AnsweredWorkbook(Round);
        var sheets = new List<string>();
        var hints = "";
        workbook.Change(book =>
        {
            sheets.AddRange(book.Worksheets.Select(sheet => sheet.Name));
            hints = string.Join('\n', book.Worksheets.SelectMany(sheet => sheet.CellsUsed()).Select(cell => cell.GetString()));
        });

        sheets.ShouldContain("Sustainable goals");
        sheets.ShouldContain("Regular pathways: 1 theme, 3…".Replace(":", "", StringComparison.Ordinal));
        hints.ShouldContain("odes from the sheet “Sustainable goals”, for example 8, 1");
        hints.ShouldContain("Say what an entry is about with the codes on the sheet “Sustainable goals”, separated by commas: 8, 1.");
    }

    [Test]
    public void Workbook_FilledIn_IsReadByEachQuestionsFramework()
    {
        var workbook = new AnsweredWorkbook(Round).Change(book =>
        {
            AnsweredWorkbook.AnswerOf(book, "has_recommendations").Value = "Yes";
            AnsweredWorkbook.AnswerOf(book, "priorities").Value = "10; 8";
            AnsweredWorkbook.AnswerOf(book, "recommendations", 1, "elements").Value = "Theme 1";
            AnsweredWorkbook.AnswerOf(book, "recommendations", 1, "goals").Value = "17";
        });

        var expected = JsonNode.Parse(
            """
            {"has_recommendations": "yes", "priorities": {"themes": [], "elements": ["8", "10"]}, "recommendations": [
              {"elements": {"themes": ["1"], "elements": []}, "goals": {"themes": [], "elements": ["17"]}}]}
            """);
        JsonNode.Parse(workbook.ReadJson())!.ToJsonString().ShouldBe(expected!.ToJsonString());
    }

    [Test]
    public void Workbook_CodeOfTheOtherFramework_IsAProblemOfItsCell() =>
        new AnsweredWorkbook(Round)
            .Change(book => AnsweredWorkbook.AnswerOf(book, "priorities").Value = "b")
            .Told()
            .ShouldHaveSingleItem()
            .ShouldStartWith("element-unknown answer.xlsx: ");

    private static Round ReadRound()
    {
        using var folder = TwoFrameworks.Make();
        return SampleRound.ReadFolder(folder.Path).Round;
    }

    private static string Dialog(string page, string framework)
    {
        var start = page.IndexOf($"data-framework=\"{framework}\"", StringComparison.Ordinal);
        start.ShouldBePositive();
        return page[start..page.IndexOf("</dialog>", start, StringComparison.Ordinal)];
    }

    /// <summary>The values of the check boxes that have an attribute.</summary>
    private static IEnumerable<string> Codes(string html, string attribute) =>
        from tag in html.Split("<input ").Skip(1)
        let end = tag[..tag.IndexOf('>', StringComparison.Ordinal)]
        where end.Contains("type=\"checkbox\"", StringComparison.Ordinal) && end.Contains(attribute, StringComparison.Ordinal)
        select end.Split("value=\"")[1].Split('"')[0];
}
