using System.Text;
using Survey.Core.Problems;
using Survey.Core.Questionnaires;
using Survey.Core.Questionnaires.Json;
using Survey.Core.Questionnaires.Questions;
using Survey.Core.Questionnaires.XlsForms;
using Survey.Files.XlsForms;
using Survey.Tests.Core.Questionnaires.XlsForms;
using Survey.Tests.Support;

namespace Survey.Tests.Files.XlsForms;

/// <summary>Choices in a CSV file beside the form.</summary>
public sealed class ChoiceFileTests
{
    private const string Form =
        """
        | survey |
        | | type | name | label | choice_filter | parameters | calculation |
        | | select_one_from_file towns.csv | a | A | | | |
        | | select_multiple_from_file towns.csv | b | B | country = 'so' | | |
        | | select_one_from_file towns.csv | c | C | | value=number label=other | |
        | | calculate | d | | | | instance('towns')/root/item[name = ${a}]/country |
        """;

    private const string Towns = "name,label,country,number,other\nber,Berbera,so,-1,B\nadd,Addis,et,2,A\n";

    private TemporaryFolder _folder = null!;

    [SetUp]
    public void MakeFolder() => _folder = new TemporaryFolder();

    [TearDown]
    public void RemoveFolder() => _folder.Dispose();

    [Test]
    public void Read_FileBesideTheForm_IsTheListOfItsChoices()
    {
        _folder.Write("form.md", Form);
        _folder.Write("towns.csv", Towns);

        var outcome = QuestionnaireFile.Read(_folder.PathOf("form.md"));

        outcome.Succeeded.ShouldBeTrue(string.Join('\n', outcome.Problems));
        var scope = outcome.Value!.Scope;
        var first = scope.Find("a")!.Question.ShouldBeOfType<SelectOneQuestion>().Choices;
        first.Code.ShouldBe("towns");
        first.Choices.Select(choice => choice.Code).ShouldBe(["ber", "add"]);
        scope.Find("b")!.Question.ShouldBeOfType<SelectManyQuestion>().Choices.ShouldBeSameAs(first);
        scope.Find("c")!.Question.ShouldBeOfType<SelectOneQuestion>().Choices.Choices[0].ShouldSatisfyAllConditions(
            choice => choice.Code.ShouldBe("-1"),
            choice => choice.Label.In("en").ShouldBe("B"));
    }

    [Test]
    public void Read_FolderOfCsv_HasTheFileInIt()
    {
        _folder.Write("survey.csv", "type,name,label\nselect_one_from_file towns.csv,a,A\n");
        _folder.Write("towns.csv", Towns);

        QuestionnaireFile.Read(_folder.Path).Value!.ChoiceLists.ShouldHaveSingleItem().Choices.Count.ShouldBe(2);
    }

    [TestCase("select_one_from_file towns.csv", "name,label\n\"x,y\n", "towns.csv: row 2 xlsform-file-unreadable")]
    [TestCase("select_one_from_file towns.csv", "code,title\nx,y\n", "towns.csv: row 1 xlsform-header-missing")]
    [TestCase("select_one_from_file towns.csv", "name,label\nx,X\nx,Y\n", "towns.csv: row 3, name (A3) xlsform-choice-doubled")]
    [TestCase("select_one_from_file other.csv", "name,label\n", "form.md: survey row 2, type (line 3) xlsform-not-supported")]
    [TestCase("select_one_from_file ../towns.csv", "name,label\n", "form.md: survey row 2, type (line 3) xlsform-not-supported")]
    [TestCase("select_one_from_file towns.xml", "name,label\n", "form.md: survey row 2, type (line 3) xlsform-not-supported")]
    [TestCase("csv-external", "name,label\n", "form.md: survey row 2, type (line 3) xlsform-not-supported")]
    public void Read_FileThatCannotBeUsed_IsAProblemAtItsPlace(string type, string file, string problem)
    {
        _folder.Write("form.md", $"| survey |\n| | type | name | label |\n| | {type} | a | A |");
        _folder.Write("towns.csv", file);

        QuestionnaireFile.Read(_folder.PathOf("form.md"))
            .Problems.Select(each => $"{each.Place} {each.Code}")
            .ShouldContain(problem);
    }

    [Test]
    public void Read_UploadedForm_SaysThatTheFileIsNotThere() =>
        QuestionnaireFile.Read(Encoding.UTF8.GetBytes(Form), "form.md")
            .Problems.Select(FormCase.Describe)
            .ShouldContain("xlsform-not-supported: survey row 2, type");

    [TestCase("select_one_from_file ../towns.csv", "must lie beside the form")]
    [TestCase("select_multiple_from_file /towns.csv", "must lie beside the form")]
    [TestCase("select_one_from_file C:\\x\\towns.csv", "must lie beside the form")]
    [TestCase("select_one_from_file towns.xml", "Save the choices as a .csv file")]
    [TestCase("select_one_from_file towns.geojson", "Save the choices as a .csv file")]
    [TestCase("xml-external", "Save the table as a .csv file")]
    [TestCase("csv-external", "The file “a.csv” is not beside the form")]
    public void Read_FileThatIsNotUnderstood_SaysWhatToDo(string type, string message) =>
        ReadForm($"| survey |\n| | type | name | label |\n| | {type} | a | A |")
            .Problems.Select(each => each.InEnglish())
            .ShouldContain(each => each.Contains(message, StringComparison.Ordinal));

    [TestCase("pulldata('towns', 'country', 'name', ${a})", "so")]
    [TestCase("pulldata(\"towns.csv\", 'other', 'number', 1 + 1)", "A", Description = "any column may be the key")]
    [TestCase("pulldata('towns', 'label', 'name', pulldata('towns', 'name', 'country', 'et'))", "Addis")]
    [TestCase("concat(\"pulldata('x'\", pulldata('towns', 'country', 'name', 'nowhere'))", "pulldata('x'")]
    [TestCase("instance('towns')/root/item[other = 'A']/country", "et")]
    [TestCase("if(pulldata('towns','country','name',${a}) = 'so', 1, 2)", "1")]
    [TestCase("pulldata('codes', 'meaning', 'nr', 7)", "seven", Description = "a table without names and labels")]
    [TestCase("pulldata('codes', 'value', 'nr', 8)", "VIII")]
    [TestCase("count(instance('codes')/root/item)", "2")]
    public void Table_BesideTheForm_IsReadInExpressions(string calculation, string expected)
    {
        _folder.Write("towns.csv", Towns);
        _folder.Write("codes.csv", "nr,meaning,value\n7,seven,VII\n8,eight,VIII\n");
        var outcome = ReadForm(
            "| survey |\n| | type | name | label | calculation |\n| | text | a | A | |\n| | csv-external | codes | | |\n"
            + $"| | calculate | p | | {calculation} |");

        outcome.Succeeded.ShouldBeTrue(string.Join('\n', outcome.Problems));
        FormMeaningTests.Calculate(outcome.Value!, "p", """{"a": "ber"}""").ShouldBe(expected);
        QuestionnaireRoundTrip(outcome.Value!).ShouldBe(expected, "the table is part of the questionnaire");
    }

    [TestCase("pulldata('town', 'country', 'name', ${a})", "xlsform-list-unknown", "Did you mean “towns”?")]
    [TestCase("instance('twons')/root/item[name = ${a}]/country", "xlsform-list-unknown", "Did you mean “towns”?")]
    [TestCase("instance('regions')/root/item[name = ${a}]/country", "xlsform-list-unknown", "no file “regions.csv” beside the form")]
    [TestCase("pulldata('towns', 'contry', 'name', ${a})", "xlsform-list-unknown", "Did you mean “country”?")]
    [TestCase("pulldata('towns', 'country', 'name')", "expression-malformed", "write pulldata('file'")]
    [TestCase("pulldata(${a}, 'country', 'name', 'x')", "expression-malformed", "write pulldata('file'")]
    public void Table_ThatIsNotThere_IsAProblemAtItsCell(string calculation, string code, string message)
    {
        _folder.Write("towns.csv", Towns);

        ReadForm(
            "| survey |\n| | type | name | label | calculation |\n| | select_one_from_file towns.csv | a | A | |\n"
            + $"| | calculate | p | | {calculation} |")
            .Problems.Where(each => FormCase.Describe(each) == $"{code}: survey row 3, calculation")
            .Select(each => each.InEnglish())
            .ShouldContain(each => each.Contains(message, StringComparison.Ordinal));
    }

    [Test]
    public void Parameters_NameAColumnThatTheFileDoesNotHave_IsAProblemOfTheRow()
    {
        _folder.Write("towns.csv", Towns);

        ReadForm("| survey |\n| | type | name | label | parameters |\n| | select_one_from_file towns.csv | a | A | value=nummer |")
            .Problems.Where(each => FormCase.Describe(each) == "xlsform-list-unknown: survey row 2, parameters")
            .Select(each => each.InEnglish())
            .ShouldContain(each => each.Contains("Did you mean “number”?", StringComparison.Ordinal));
    }

    [TestCase("csv-external", "csv-external")]
    [TestCase("xml-external", "xml-external")]
    [TestCase("csv-external", "xml-external")]
    public void Table_OfANameThatAnotherTableHas_IsRefused(string first, string second)
    {
        _folder.Write("t.csv", Towns);

        ReadForm(
            $"| survey |\n| | type | name | label |\n| | {first} | t | |\n| | begin group | g | G |\n| | {second} | t | |\n| | end group |",
            LeaveOut.Tables)
            .Problems.Select(FormCase.Describe)
            .ShouldContain("xlsform-name-taken: survey row 4, name");
    }

    [Test]
    public void ExternalChoices_AreAListWithAFilter()
    {
        var outcome = ReadForm(
            """
            | survey |
            | | type | name | label | choice_filter |
            | | select_one towns | a | A | |
            | | select_one_external towns | b | B | near = ${a} |
            | choices |
            | | list_name | name | label |
            | | towns | x | X |
            | external_choices |
            | | list_name | name | label | near |
            | | towns | y | Y | x |
            | | towns | z | Z | w |
            """);

        outcome.Succeeded.ShouldBeTrue(string.Join('\n', outcome.Problems));
        var scope = outcome.Value!.Scope;
        scope.Find("a")!.Question.ShouldBeOfType<SelectOneQuestion>().Choices.Choices.Count.ShouldBe(1);
        scope.Find("b")!.Question.ShouldBeOfType<SelectOneQuestion>().ShouldSatisfyAllConditions(
            question => question.Choices.Choices.Select(choice => choice.Code).ShouldBe(["y", "z"]),
            question => question.Filter!.Text.ShouldBe("near = ${a}"));
    }

    [Test]
    public void Table_ThatIsNotThere_IsLeftOutIfAskedTo()
    {
        var outcome = ReadForm(
            """
            | survey |
            | | type | name | label | calculation | appearance |
            | | select_one_from_file towns.csv | a | A | | |
            | | csv-external | towns | | | |
            | | calculate | p | | pulldata('towns', 'size', 'name', ${a}) | |
            | | select_one l | s | S | | search('towns') |
            | | select_one_from_file ../x.csv | x | X | | |
            | | calculate | q | | instance('l')/root/item[name = 'y']/label | |
            | choices |
            | | list_name | name | label |
            | | l | y | Y |
            """,
            LeaveOut.Tables);

        outcome.Value!.Scope.Questions.Select(each => each.Question.Code)
            .ShouldBe(["a", "q"], "other cells name the first, which has no answer there");
        outcome.Problems.Where(each => each.Code == "xlsform-left-out").Select(FormCase.Describe).ShouldBe(
            [
                "xlsform-left-out: survey row 2, type", "xlsform-left-out: survey row 3, type", "xlsform-left-out: survey row 4, type",
                "xlsform-left-out: survey row 5, type", "xlsform-left-out: survey row 6, type",
            ]);
    }

    private static string? QuestionnaireRoundTrip(Questionnaire questionnaire)
    {
        var again = QuestionnaireFile.Read(Encoding.UTF8.GetBytes(QuestionnaireWriter.Write(questionnaire)), "q.json");
        again.Succeeded.ShouldBeTrue(string.Join('\n', again.Problems));
        return FormMeaningTests.Calculate(again.Value!, "p", """{"a": "ber"}""");
    }

    private Outcome<Questionnaire> ReadForm(string text, LeaveOut leftOut = LeaveOut.None)
    {
        _folder.Write("form.md", text);
        return QuestionnaireFile.Read(_folder.PathOf("form.md"), leftOut);
    }
}
