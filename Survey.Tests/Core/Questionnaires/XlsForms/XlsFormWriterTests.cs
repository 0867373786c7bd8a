using Survey.Core.Frameworks;
using Survey.Core.Problems;
using Survey.Core.Questionnaires.Json;
using Survey.Core.Questionnaires.XlsForms;
using Survey.Tests.Support;

namespace Survey.Tests.Core.Questionnaires.XlsForms;

/// <summary>The cells of written forms, and the problems of what a form cannot express.</summary>
public sealed class XlsFormWriterTests
{
    /// <summary>The code that these tests reach.</summary>
    internal static IReadOnlyList<string> Codes { get; } = ["xlsform-not-writable"];

    [Test]
    public void Write_CodedQuestion_GetsAListOfTheFramework()
    {
        var (form, problems) = Write("""{"type": "coded", "code": "c", "label": "C"}""", SampleRound.Read("minimal").Round.Frameworks);

        problems.ShouldBeEmpty();
        Rows(form, "survey")
            .ShouldBe(["type|name|label|instance::framework|instance::generated", "select_multiple framework|c|C|yes|list"]);
        Rows(form, "choices").Take(2).ShouldBe(["list_name|name|label|kind|theme", "framework|a|Labour mobility|element|1"]);
    }

    [Test]
    public void Write_TwoFrameworks_GivesEachAList()
    {
        using var folder = TwoFrameworks.Make();
        var frameworks = SampleRound.ReadFolder(folder.Path).Round.Frameworks;

        var (form, problems) = Write(
            """
            {"type": "coded", "code": "c", "label": "C"}, {"type": "coded", "code": "d", "framework": "sdg", "label": "D"},
            {"type": "coded", "code": "e", "framework": "sdg", "label": "E"}
            """,
            frameworks);

        problems.ShouldBeEmpty();
        Rows(form, "survey").Skip(1).ShouldBe(
            [
                "select_multiple framework|c|C|yes|list", "select_multiple framework_sdg|d|D|sdg|list",
                "select_multiple framework_sdg|e|E|sdg|list",
            ]);
        Rows(form, "choices").Count(row => row.StartsWith("framework_sdg|", StringComparison.Ordinal)).ShouldBe(5);
    }

    [Test]
    public void Write_FrameworkThatIsNotThere_IsReported()
    {
        var (form, problems) = Write(
            """{"type": "coded", "code": "c", "framework": "sdg", "label": "C"}""",
            SampleRound.Read("minimal").Round.Frameworks);

        problems.ShouldBe(["q.json: xlsform-not-writable"]);
        Rows(form, "choices").ShouldBe(["list_name|name|label", "framework_sdg|none|None"]);
    }

    [Test]
    public void Write_CodedQuestionWithoutFramework_IsReported()
    {
        var (form, problems) = Write("""{"type": "coded", "code": "c", "label": "C"}""");

        problems.ShouldBe(["q.json: xlsform-not-writable"]);
        Rows(form, "choices").ShouldBe(["list_name|name|label", "framework|none|None"]);
    }

    [TestCase("""{"type": "text", "code": "1a", "label": "A"}""", "text|_1a|A|1a", "q.json: 1a: xlsform-not-writable")]
    [TestCase("""{"type": "text", "code": "meta", "label": "A"}""", "text|_meta|A|meta", "q.json: meta: xlsform-not-writable")]
    [TestCase(
        """{"type": "text", "code": "a", "label": "A", "columns": {"remarks": "x"}}""",
        "text|a|A",
        "q.json: a: xlsform-not-writable")]
    [TestCase(
        """{"type": "text", "code": "a", "label": "A", "columns": {"bind::relevant": "x"}}""",
        "text|a|A",
        "q.json: a: xlsform-not-writable")]
    [TestCase("""{"type": "text", "code": "a", "label": "A", "default": "a + b"}""", "text|a|A|a + b", null)]
    [TestCase("""{"type": "text", "code": "a", "label": "A", "defaultExpression": "'x'"}""", "text|a|A|x", null)]
    [TestCase(
        """{"type": "range", "code": "a", "label": "A", "start": 0, "end": 1, "step": 0.1}""",
        "range|a|A|start=0 end=1 step=0.1",
        null)]
    [TestCase(
        """{"type": "text", "code": "a", "label": "A", "multiline": true, "appearance": "w1", "maxLength": 9}""",
        "text|a|A|w1 multiline|9",
        null)]
    [TestCase(
        """{"type": "integer", "code": "a", "label": "A", "required": true, "readOnly": "1 = 1", "default": 5}""",
        "integer|a|A|yes|1 = 1|5",
        null)]
    [TestCase("""{"type": "hidden", "code": "a", "source": "username"}""", "username|a|", null)]
    public void Write_Item_IsTheseCells(string item, string expected, string? problem)
    {
        var (form, problems) = Write(item);

        Rows(form, "survey")[1].ShouldBe(expected);
        problems.ShouldBe(problem is null ? [] : [problem]);
    }

    [Test]
    public void Write_SameCodeInTwoRepeats_GetsTwoNamesAndReferencesFollow()
    {
        const string Repeat = """
            {"type": "repeat", "code": "NAME", "label": "R",
             "items": [{"type": "text", "code": "a", "label": "A"},
              {"type": "text", "code": "b", "label": "B", "relevant": "${a} = 'x'"}]}
            """;

        var (form, _) = Write(
            Repeat.Replace("NAME", "r1", StringComparison.Ordinal) + "," + Repeat.Replace("NAME", "r2", StringComparison.Ordinal));

        var rows = Rows(form, "survey");
        rows[0].ShouldBe("type|name|label|relevant|instance::code");
        rows[7].ShouldBe("text|b_2|B|${a_2} = 'x'|b");
    }

    [TestCase("${members_count} - 1", "_members_count", "members", "${_members_count} - 1")]
    [TestCase("3", "_members_count", "members", "3")]
    [TestCase("${members_count}", "members_count", "members", "${members_count}")]
    public void Write_NameOfTheCountOfARepeat_IsLeftToTheCompiler(string count, string question, string repeat, string written)
    {
        var (form, _) = Write(
            $$"""
            {"type": "integer", "code": "members_count", "label": "N"},
            {"type": "repeat", "code": "members", "label": "M", "count": "{{count}}",
             "items": [{"type": "text", "code": "name", "label": "Name"}]}
            """);

        var rows = form.FindSheet("survey")!.Rows;
        rows[1].Cells[1].ShouldBe(question);
        rows[2].Cells[1].ShouldBe(repeat);
        rows[2].Cells.ShouldContain(written);
    }

    [TestCase("data", "_data")]
    [TestCase("instanceID", "_instanceID")]
    [TestCase("meta", "_meta")]
    public void Write_NameOfTheFormItself_IsLeftToTheCompiler(string code, string name)
    {
        var (form, _) = Write(
            $$"""
            {"type": "integer", "code": "{{code}}", "label": "N"},
            {"type": "text", "code": "b", "label": "B", "relevant": "${ {{code}} } > 1"}
            """.Replace("{ ", "{", StringComparison.Ordinal).Replace(" }", "}", StringComparison.Ordinal));

        var rows = Rows(form, "survey");
        rows[1].ShouldStartWith($"integer|{name}|N");
        rows[2].ShouldContain($"${{{name}}} > 1");
    }

    [Test]
    public void Write_PathOutOfARow_IsAReference()
    {
        var (form, _) = Write(
            """
            {"type": "text", "code": "b", "label": "B"},
            {"type": "repeat", "code": "r", "label": "R", "items": [{"type": "text", "code": "b", "label": "B"},
              {"type": "text", "code": "x", "label": "X", "relevant": "../../b = '../b' and ../b = 1"}]}
            """);

        Rows(form, "survey")[4].ShouldContain("${b} = '../b' and ${b_2} = 1");
    }

    private static (XlsForm Form, List<string> Problems) Write(string items, FrameworkSet? frameworks = null)
    {
        var (questionnaire, _) = RoundParsing.ReadJson(
            $$"""{"code": "q", "version": "1", "items": [{{items}}]}""",
            QuestionnaireReader.Read);
        var problems = new ProblemLog();
        var form = XlsFormWriter.Write(questionnaire!, frameworks, Place.OfFile("q.json"), problems);
        return (form, [.. problems.Problems.Select(problem => $"{problem.Place}: {problem.Code}")]);
    }

    private static List<string> Rows(XlsForm form, string sheet) =>
        [.. form.FindSheet(sheet)!.Rows.Select(row => string.Join('|', row.Cells))];
}
