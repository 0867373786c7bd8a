using Survey.Core.Frameworks;
using Survey.Core.Reading;
using Survey.Tests.Support;

namespace Survey.Tests.Core.Frameworks;

public sealed class AlignmentReaderTests
{
    private static readonly FrameworkSet Frameworks = new(
        MakeFramework("topics", "data", "borders"),
        MakeFramework("objectives", "1", "11", "23"),
        MakeFramework("points", "3.3"));

    [Test]
    public void Read_TableOfTwoColumns_HasRowsAndCellsInTheOrderOfTheFile()
    {
        var (alignment, problems) = Read(
            """
            {"code": "plan", "title": {"en": "Plan"}, "source": "Strategic plan", "rows": "topics", "columns": ["objectives", "points"],
             "entries": [{"row": "borders", "objectives": ["23", "11"]}, {"row": "data", "points": ["3.3"], "objectives": ["1"]}]}
            """);

        problems.ShouldBeEmpty();
        alignment.ShouldNotBeNull();
        alignment.Title.ToString().ShouldBe("Plan");
        alignment.Columns.Select(column => column.Code).ShouldBe(["objectives", "points"]);
        alignment.Entries.Select(entry => entry.Row.Code).ShouldBe(["borders", "data"]);
        alignment.Entries.Select(entry => string.Join(" | ", entry.Cells.Select(cell => string.Join(' ', cell.Select(each => each.Code)))))
            .ShouldBe(["23 11 | ", "1 | 3.3"]);
    }

    [Test]
    public void Read_ManyThingsWrong_ReportsAllWithTheirPlaces()
    {
        var (_, problems) = Read(
            """
            {"code": "plan", "rows": "topics", "columns": ["objectives", "sdgs", "objectives"], "colour": "red",
             "entries": [{"row": "data", "objectives": ["1", "99", "1"], "sdgs": ["16"], "points": ["3.3"]},
                         {"row": "roads"}, {"row": "data"}, {"objectives": ["1"]}]}
            """);

        problems.Select(problem => $"{problem.Place} {problem.Code}").ShouldBe(
            [
                "test.json: columns #2 framework-unknown",
                "test.json: columns #3 code-repeated",
                "test.json: entries #1.objectives #2 element-unknown",
                "test.json: entries #1.objectives #3 code-repeated",
                "test.json: entries #1.points framework-unknown",
                "test.json: entries #2.row element-unknown",
                "test.json: entries #3.row code-duplicate",
                "test.json: entries #4 json-missing-member",
                "test.json: colour json-unknown-member",
            ],
            ignoreOrder: true);
    }

    [TestCase("""{"code": "plan", "rows": "subjects", "columns": [], "entries": [{"row": "data"}]}""", "test.json: rows framework-unknown")]
    [TestCase("""{"code": "plan", "rows": "topics", "columns": "objectives", "entries": []}""", "test.json: columns json-wrong-type")]
    [TestCase("""[]""", "test.json json-wrong-type")]
    public void Read_OneThingWrong_IsOneProblem(string json, string expected) =>
        Read(json).Problems.Select(problem => $"{problem.Place} {problem.Code}").ShouldBe([expected]);

    [Test]
    public void Read_FrameworksThatCouldNotBeRead_ReportsOnlyWhatIsCertain()
    {
        var (_, problems) = RoundParsing.ReadJson(
            """{"code": "plan", "rows": "subjects", "columns": ["sdgs"], "entries": [{"row": "x", "sdgs": ["1"]}], "colour": "red"}""",
            value => new AlignmentReader(frameworks: null, value.Problems).Read(value));

        problems.Select(problem => problem.Code).ShouldBe(["json-unknown-member"]);
    }

    [Test]
    public void Read_TwoTablesOfOneCode_IsADuplicate()
    {
        var (_, problems) = RoundParsing.ReadJson(
            """{"code": "plan", "rows": "topics", "columns": [], "entries": []}""",
            value =>
            {
                var reader = new AlignmentReader(Frameworks, value.Problems);
                reader.Read(value);
                return reader.Read(value);
            });

        problems.ShouldHaveSingleItem().Code.ShouldBe("code-duplicate");
    }

    private static (Alignment? Value, IReadOnlyList<Survey.Core.Problems.Problem> Problems) Read(string json) =>
        RoundParsing.ReadJson(json, value => new AlignmentReader(Frameworks, value.Problems).Read(value));

    private static Framework MakeFramework(string code, params IReadOnlyList<string> elements)
    {
        var name = LocalizedText.Plain(code);
        return new Framework(
            code,
            name,
            source: null,
            [
                new Theme(
                    0,
                    Code: null,
                    name,
                    name,
                    [
                        .. elements.Select(
                            (each, position) => new Element(position, each, LocalizedText.Plain(each), LocalizedText.Plain(each))),
                    ]),
            ]);
    }
}
