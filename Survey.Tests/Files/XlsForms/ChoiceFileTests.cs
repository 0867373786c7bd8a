using System.Text;
using Survey.Core.Questionnaires.Questions;
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
}
