using Survey.Core.Frameworks;
using Survey.Core.Problems;
using Survey.Core.Reading.Tables;
using Survey.Files.Tables;
using Survey.Tests.Support;

namespace Survey.Tests.Core.Frameworks;

/// <summary>Frameworks as tables: written and read again, and typed by hand.</summary>
public sealed class FrameworkTablesTests
{
    private static IEnumerable<string> Documents() =>
        Directory
            .EnumerateFiles(Repository.PathOf("samples"), "*.json", SearchOption.AllDirectories)
            .Where(file => Path.GetFileName(file) == "framework.json" || file.Contains("frameworks", StringComparison.Ordinal))
            .Select(file => Path.GetRelativePath(Repository.PathOf("samples"), file));

    [TestCaseSource(nameof(Documents))]
    public void Write_AsAWorkbook_IsReadAsTheSameFramework(string file)
    {
        var (framework, _) = RoundParsing.ReadJson(File.ReadAllText(Repository.PathOf("samples", file)), FrameworkReader.Read);
        using var workbook = new MemoryStream();
        var problems = new ProblemLog();

        FrameworkFile.WriteWorkbook(workbook, framework!);
        var read = FrameworkFile.Read(workbook.ToArray(), "framework.xlsx", "other", "another name", problems);

        problems.Problems.ShouldBeEmpty();
        FrameworkWriter.Write(read.ShouldNotBeNull()).ShouldBe(FrameworkWriter.Write(framework!));
        var (again, _) = RoundParsing.ReadJson(FrameworkWriter.Write(framework!), FrameworkReader.Read);
        FrameworkWriter.Write(again!).ShouldBe(FrameworkWriter.Write(framework!));
    }

    [Test]
    public void Read_OneTableWithTitlesOfThemes_NumbersTheThemes()
    {
        var framework = ReadCsv("Theme,Code,Title\nHuman rights,a,Remittances\nBorders and data,b,Return\nHuman rights,c,Health\n");

        framework.Code.ShouldBe("our-topics");
        framework.Themes.Select(theme => $"{theme.Code} {theme.Title}: {string.Join(' ', theme.Elements.Select(each => each.Code))}")
            .ShouldBe(["1 Human rights: a c", "2 Borders and data: b"]);
        framework.Elements.Select(element => (element.Position, element.Code)).ShouldBe([(0, "a"), (1, "c"), (2, "b")]);
    }

    [Test]
    public void Read_OneTableWithCodesOfThemes_KeepsThem() =>
        ReadCsv("theme;code;title (en);title (fr)\nT1;a;Remittances;Envois de fonds\n").Themes.Select(theme => theme.Code).ShouldBe(["T1"]);

    [Test]
    public void Read_CodesAndTitlesOfThemes_CodesStayAndTitlesGetFreeNumbers()
    {
        var framework = ReadCsv("theme,code,title\nRights and duties,a,A\n2,b,B\n1,c,C\nrights  and DUTIES,d,D\n");

        framework.Themes.Select(theme => $"{theme.Code} {theme.Title}: {string.Join(' ', theme.Elements.Select(each => each.Code))}")
            .ShouldBe(["3 Rights and duties: a d", "2 2: b", "1 1: c"]);
    }

    [Test]
    public void Read_WithoutThemes_IsOneList()
    {
        var framework = ReadCsv("code,title\n1,Data\n2,Drivers\n");

        framework.HasThemes.ShouldBeFalse();
        framework.Elements.Select(element => element.Title.ToString()).ShouldBe(["Data", "Drivers"]);
    }

    [Test]
    public void Read_ManyThingsWrong_ReportsAllWithTheirCells()
    {
        var problems = new ProblemLog();
        TextTable[] sheets =
        [
            Table("themes", ["code", "title"], ["1", "Rights"], ["1", "Borders"]),
            Table(
                "elements",
                ["theme", "code", "title", "title (fr)", "colour"],
                ["1", "a", "Remittances", "Envois de fonds", ""],
                ["9", "b", "Return", "", ""],
                ["", "c", "Health", "", ""],
                ["1", "a", "", "", ""],
                ["1", "no code", "Data", "", ""],
                ["1", "d", "", "", ""]),
        ];

        FrameworkTables.Read(sheets, "topics", "Topics", Place.OfFile("framework.xlsx"), problems).ShouldBeNull();

        problems.Problems.Select(problem => $"{problem.Place}: {problem.Code}").ShouldBe(
            [
                "framework.xlsx: elements row 1, colour (E1): table-column-unknown",
                "framework.xlsx: elements row 2, title (C2): table-column-twice",
                "framework.xlsx: elements row 5, code (B5): code-duplicate",
                "framework.xlsx: elements row 6, code (B6): code-invalid",
                "framework.xlsx: elements row 7, title (C7): label-missing",
                "framework.xlsx: themes row 3, code (A3): code-duplicate",
                "framework.xlsx: elements row 3, theme (A3): theme-unknown",
                "framework.xlsx: elements row 4, theme (A4): theme-unknown",
            ],
            ignoreOrder: true);
    }

    [TestCase("theme,title\n1,Remittances\n", "table-unreadable")]
    [TestCase("code,name,type,regions\nlake,Lake Process,rcp,north\n", "table-unreadable", Description = "a directory")]
    [TestCase("", "table-unreadable")]
    [TestCase("code,title\n", "framework-size")]
    public void Read_NoTableOfElements_SaysWhatItHas(string csv, string code)
    {
        var problems = new ProblemLog();

        FrameworkFile.Read(System.Text.Encoding.UTF8.GetBytes(csv), "framework.csv", "topics", "Topics", problems).ShouldBeNull();

        problems.Problems.Where(problem => problem.Severity == Severity.Error).Select(problem => problem.Code).ShouldBe([code]);
    }

    private static Framework ReadCsv(string csv)
    {
        var problems = new ProblemLog();
        var framework = FrameworkFile.Read(System.Text.Encoding.UTF8.GetBytes(csv), "framework.csv", "our-topics", "Our topics", problems);
        problems.Problems.ShouldBeEmpty();
        return framework.ShouldNotBeNull();
    }

    private static TextTable Table(string name, params string[][] rows) =>
        new(
            name,
            Place.OfFile("framework.xlsx").Member(name),
            [.. rows.Select((cells, index) => new TextRow(index + 1, cells))]);
}
