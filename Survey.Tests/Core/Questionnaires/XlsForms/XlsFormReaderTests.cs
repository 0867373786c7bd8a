using Survey.Core.Problems;
using Survey.Core.Questionnaires.Questions;
using Survey.Core.Questionnaires.XlsForms;
using Survey.Core.Reading.Tables;

namespace Survey.Tests.Core.Questionnaires.XlsForms;

public sealed class XlsFormReaderTests
{
    private static readonly string[] Cells =
    [
        "",
        "",
        "type",
        "name",
        "label",
        "label::en",
        "label::",
        "::",
        "relevant",
        "text",
        "select_one l",
        "select_multiple l or_other",
        "begin group",
        "end group",
        "begin repeat",
        "end repeat",
        "calculate",
        "range",
        "start=1 end=0 step=-0",
        "a",
        "b",
        "_",
        "é",
        "l",
        "${a}",
        "${",
        "${a",
        "}",
        "${a} = 'x",
        "((((((",
        "yes",
        "no",
        "\"",
        "'",
        "|",
        "\0",
        "x y",
        "list_name",
        "99999999999999999999",
        "rank l",
        "note",
        "choice_filter",
        "parameters",
        "default",
        "repeat_count",
        "calculation",
        "appearance",
        "disabled",
        "instance::framework",
        "instance::code",
        "bind::",
        "jr:",
        "meta",
        "data",
        "(en)",
        "today()",
        "- - -",
    ];

    [TestCaseSource(typeof(FormCase), nameof(FormCase.All))]
    public void Read_Form_HasTheProblemsListedAndNoOthers(FormCase form)
    {
        var outcome = FormCase.Read(form.Text);

        outcome
            .Problems.Where(problem => problem.Code != "xlsform-setting-missing")
            .Select(FormCase.Describe)
            .ShouldBe(form.Expected, ignoreOrder: true);
        outcome.Succeeded.ShouldBe(outcome.Problems.All(problem => problem.Severity == Severity.Warning));
    }

    [Test]
    public void Place_OfACell_CanBeFoundInASpreadsheet()
    {
        var sheet = new TextTable(
            "survey",
            Place.OfFile("form.xlsx").Member("survey"),
            [new TextRow(1, ["type", "name", "label"]), new TextRow(7, ["txt", "a", "A"])]);
        var problems = new ProblemLog();

        XlsFormReader.Read(new XlsForm(Place.OfFile("form.xlsx"), "form", [sheet]), problems);

        problems
            .Problems[0]
            .ToString()
            .ShouldStartWith(
                "form.xlsx: survey row 7, type (A7): error xlsform-type-unknown: “txt” is not a valid type. Did you mean “text”?");
    }

    [FsCheck.NUnit.Property(MaxTest = 300)]
    public bool Read_AnyCells_NeverThrows(int seed)
    {
        var random = new Random(seed);
        var form = new XlsForm(
            Place.OfFile("f"),
            "f",
            [
                DrawSheet("survey", random, ["type", "name", "label"]),
                DrawSheet("choices", random, ["list_name", "name", "label"]),
                DrawSheet("settings", random, ["form_id"]),
            ]);

        XlsFormReader.Read(form, new ProblemLog());
        return true;
    }

    [TestCase("Forests", "Forêts", "Forests|Forêts")]
    [TestCase("Forêts", "Forêts", "Forêts|Forêts", Description = "the title of a form that was written by the engine")]
    [TestCase("", "Forêts", "Forêts|Forêts")]
    public void Read_TitleInAnotherLanguageToo_KeepsTheTitleInTheDefaultLanguage(string title, string french, string expected)
    {
        var questionnaire = FormCase.Read(
            $"""
            | survey |
            | | type | name | label |
            | | text | a | A |
            | settings |
            | | form_id | form_title | attribute::title_fr |
            | | forests | {title} | {french} |
            """).Value!;

        $"{questionnaire.Title.In("en")}|{questionnaire.Title.In("fr")}".ShouldBe(expected);
    }

    [Test]
    public void Read_RenamedQuestions_AreRenamedWhereverTheyAreNamedAndChoicesAreNot()
    {
        var questionnaire = FormCase.Read(
            """
            | survey |
            | | type | name | label | relevant | choice_filter |
            | | select_one region | _régión | Where? | | |
            | | select_one town | town | Which? | ${_régión} = 'North America' | region = ${_régión} |
            | choices |
            | | list_name | name | label | region |
            | | region | North America | NA | |
            | | region | Africa | A | |
            | | town | x | X | North America |
            """).Value!;

        var town = questionnaire.Scope.Find("town")!.Question.ShouldBeOfType<SelectOneQuestion>();
        town.Relevant!.Text.ShouldBe("${region} = 'North America'");
        town.Filter!.Text.ShouldBe("region = ${region}");
        town.Choices.Choices[0].Columns.ShouldBe([new("region", "North America")]);
        questionnaire.Scope.Find("region")!.Question.ShouldBeOfType<SelectOneQuestion>().Choices.Find("North America").ShouldNotBeNull();
    }

    [Test]
    public void Read_OrOther_BecomesAChoiceAndAText()
    {
        var questionnaire = FormCase.Read(
            """
            | survey |
            | | type | name | label |
            | | select_multiple l or_other | a | A |
            | choices |
            | | list_name | name | label |
            | | l | x | X |
            """).Value!;

        questionnaire.ChoiceLists[0].Choices.Select(choice => choice.Code).ShouldBe(["x", "other"]);
        questionnaire.Scope.Find("a_other")!.Question.ShouldBeOfType<TextQuestion>().Relevant!.Text.ShouldBe("selected(${a}, 'other')");
    }

    private static TextTable DrawSheet(string name, Random random, string[] header)
    {
        var columns = random.Next(1, 8);
        var rows = new List<TextRow> { new(1, [.. header.Take(random.Next(3) == 0 ? 0 : header.Length), .. DrawCells(random, columns)]) };
        for (var row = random.Next(12); row > 0; row--)
        {
            rows.Add(new TextRow(rows[^1].Number + random.Next(1, 3), DrawCells(random, columns + header.Length)));
        }

        return new TextTable(name, Place.OfFile("f").Member(name), rows);
    }

    private static string[] DrawCells(Random random, int count) =>
        [.. Enumerable.Range(0, count).Select(_ => Cells[random.Next(Cells.Length)])];
}
