using System.Text.Json.Nodes;
using System.Xml.Linq;
using Survey.Files.Reports.Excel;
using Survey.Tests.Support;

namespace Survey.Tests.Files.Reports.Excel;

/// <summary>Workbooks of rounds that differ from GRCP 7, written and opened again.</summary>
[TestFixture]
public sealed class UnusualRoundTests
{
    private static readonly string[] Formulas =
    [
        "=1+1",
        "+1",
        "-1",
        "@x",
        "\tx",
        "1/2/2017",
        "12",
        "TRUE",
        "'x",
        "=HYPERLINK(\"http://x\")",
    ];

    private static readonly HashSet<char> Forbidden = ['/', '\\', '?', '*', '[', ']', ':'];

    [Test]
    public void Write_TextsLikeFormulas_StayTexts()
    {
        var rows = Formulas.Select((text, index) => new JsonObject
        {
            ["text"] = text,
            ["elements"] = Coded("a"),
            ["link"] = index == 0 ? "https://example.org/a?b=1&c=2" : null,
        });
        using var written = new WrittenWorkbook(SampleRound.ReadChanged("minimal", AddLink, Respond("lake", rows.Select(WithoutNulls))));

        var sheet = written["Recommendations"];
        var column = WrittenWorkbook.TextsOf(sheet, 1).ToList().IndexOf("Recommendation") + 1;
        for (var i = 0; i < Formulas.Length; i++)
        {
            sheet.Cell(2 + i, column).GetString().ShouldBe(Formulas[i]);
            sheet.Cell(2 + i, column).HasFormula.ShouldBeFalse();
        }

        var cells = StoredSheets.Read(written.Bytes);
        foreach (var answers in new[] { "By organization", "Recommendations", "Responses", "Data" })
        {
            cells[answers].Values.ShouldAllBe(cell => cell.Formula == null, answers);
        }

        cells.Values.SelectMany(each => each.Values).ShouldAllBe(
            cell => cell.Formula == null || !cell.Formula.Contains("HYPERLINK", StringComparison.Ordinal),
            "no formula contains an answer");

        XNamespace main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
        var texts = written
            .Parts.Where(part => part == "xl/sharedStrings.xml" || part.StartsWith("xl/worksheets/sheet", StringComparison.Ordinal))
            .SelectMany(part => written.ReadPart(part).Descendants(main + "t"))
            .Select(text => text.Value)
            .ToHashSet(StringComparer.Ordinal);
        texts.IsSupersetOf(Formulas).ShouldBeTrue();
    }

    [TestCase("ftp://example.org/a")]
    [TestCase("javascript:alert(1)")]
    [TestCase("file:///etc/passwd")]
    [TestCase("no address")]
    public void Write_AddressThatIsNoWebAddress_IsText(string address)
    {
        using var written = new WrittenWorkbook(SampleRound.ReadChanged("minimal", AddDetails, Respond("lake", [Row("A", address)])));

        var sheet = written["Recommendations"];
        sheet.Row(2).Cells().ShouldAllBe(cell => !cell.HasHyperlink);
        WrittenWorkbook.TextsOf(sheet, 2).ShouldContain(text => text == address);
    }

    [Test]
    public void Write_RegionsWithHostileNames_GetASheetEach()
    {
        string[] names =
        [
            "Summary",
            "history",
            "a/b:c*[d]?\\",
            "'it''s'",
            "=1+1",
            new string('x', 60),
            new string('x', 61),
            "O'Brien & Co",
        ];
        var sample = SampleRound.ReadChanged("minimal", (_, directory, _, _) =>
        {
            for (var i = 0; i < names.Length; i++)
            {
                directory["regions"]!.AsArray().Add(new JsonObject { ["code"] = $"extra-{i}", ["name"] = names[i] });
            }
        });
        using var written = new WrittenWorkbook(sample);

        written.SheetNames.Count.ShouldBe(1 + 2 + names.Length + 4);
        written.SheetNames.ShouldAllBe(name => name.Length > 0 && name.Length <= 31 && !name.Any(Forbidden.Contains));
        written.SheetNames.Distinct(StringComparer.OrdinalIgnoreCase).Count().ShouldBe(written.SheetNames.Count);
    }

    [Test]
    public void Write_FrameworkWithoutThemes_MentionsNoTheme()
    {
        using var written = new WrittenWorkbook(SampleRound.Read("review-2018"));

        var texts = written.SheetNames.SelectMany(name => WrittenWorkbook.RowsOf(written[name])).SelectMany(row => row);

        // The denominator's code, which is also an option of the command line, is the only exception.
        texts.Select(text => text.Replace("theme-respondents", "", StringComparison.Ordinal))
            .ShouldNotContain(text => text.Contains("theme", StringComparison.OrdinalIgnoreCase));
    }

    [Test]
    public void Write_OpenRound_ShowsCountsOnly()
    {
        var sample = SampleRound.ReadChanged(
            "minimal",
            (_, _, _, round) => round["access"] = "open",
            Respond("anna", [Row("A")], "\"respondent\": {\"id\": \"anna\", \"type\": \"forum\", \"regions\": [\"north\"]}"),
            Respond("ben", [Row("B")], "\"respondent\": {\"id\": \"ben\", \"type\": \"forum\", \"regions\": [\"north\", \"south\"]}"));
        using var written = new WrittenWorkbook(sample);

        written.SheetNames.ShouldNotContain(name => name == "By organization");
        var rows = WrittenWorkbook.RowsOf(written["North"]);
        rows.ShouldNotContain(row => row[0] == "Invited" || row[0] == "No feedback");
        rows.Single(row => row[0] == "Responded")[1].ShouldBe("2");
        rows.Single(row => row[0] == "Provided").Take(4).ShouldBe(["Provided", "2", "2", "1"]);
        rows.Single(row => row[0] == "(a) Labour mobility").ShouldBe(["(a) Labour mobility", "2", "2", "1", "●", "Labour mobility"]);
        written.SheetNames.ShouldNotContain(name => name == "Data" || name == "Check", "respondents are only counted");
        StoredSheets.Read(written.Bytes).Values.SelectMany(sheet => sheet.Values).ShouldAllBe(cell => cell.Formula == null);
        WrittenWorkbook.RowsOf(written["Method"]).ShouldContain(row => row[1].StartsWith("The round is open", StringComparison.Ordinal));
        WrittenWorkbook
            .RowsOf(written["Summary"])
            .SelectMany(row => row)
            .ShouldNotContain(text => text.Contains("anna", StringComparison.Ordinal));
    }

    [Test]
    public void Write_FrameworkWithoutThemes_LeavesThemesOut()
    {
        var sample = SampleRound.ReadChanged(
            "minimal",
            (framework, _, _, _) =>
            {
                var elements = framework["themes"]![0]!["elements"]!.DeepClone();
                framework.Remove("themes");
                framework["elements"] = elements;
            },
            Respond("lake", [Row("A")]),
            Respond("river", [Row("B")]));
        using var written = new WrittenWorkbook(sample);

        WrittenWorkbook.TextsOf(written["Matrix"], 4).Take(3).ShouldBe(["Code", "Element", "Named"]);
        WrittenWorkbook.TextsOf(written["Recommendations"], 1).ShouldNotContain(head => head.Contains("themes", StringComparison.Ordinal));
        WrittenWorkbook
            .RowsOf(written["North"])
            .ShouldNotContain(row =>
                row[0].StartsWith("Theme", StringComparison.Ordinal) || row[0].StartsWith("Covering", StringComparison.Ordinal));
        WrittenWorkbook.RowsOf(written["North"]).Single(row => row[0] == "(a) Labour mobility").Take(5)
            .ShouldBe(["(a) Labour mobility", "2", "2", "1", "●"]);
    }

    [Test]
    public void Write_RoundWithoutResponses_IsWhole()
    {
        using var written = new WrittenWorkbook(SampleRound.ReadChanged("minimal", (_, _, _, _) => { }));

        written.SheetNames.ShouldBe(
            ["Summary", "North", "South", "Matrix", "Check", "Data", "Method"],
            "sheets that would be empty are left out");
        WrittenWorkbook.RowsOf(written["South"]).Single(row => row[0] == "Responded").Take(4).ShouldBe(["Responded", "0", "2", "0"]);
        WrittenWorkbook.RowsOf(written["South"]).ShouldContain(row => row[0] == "Theme 1" && row[4] == "0", "nothing is recurrent");
    }

    [Test]
    public void Write_Drafts_AreNotShown()
    {
        var draft = Respond("lake", [Row("Not yet")]).Replace("submitted", "draft", StringComparison.Ordinal);
        using var written = new WrittenWorkbook(SampleRound.ReadChanged("minimal", (_, _, _, _) => { }, draft));

        written.SheetNames.ShouldBe(["Summary", "North", "South", "Matrix", "Check", "Data", "Method"]);
    }

    [Test]
    public void Write_LargestFramework_IsWritten()
    {
        var sample = SampleRound.ReadChanged(
            "minimal",
            (framework, directory, _, _) =>
            {
                var elements = framework["themes"]![0]!["elements"]!.AsArray();
                for (var i = elements.Count; i < 512; i++)
                {
                    elements.Add(new JsonObject { ["code"] = $"e{i}", ["title"] = $"Element {i}" });
                }

                for (var i = 2; i < 20; i++)
                {
                    directory["regions"]!.AsArray().Add(new JsonObject { ["code"] = $"r{i}", ["name"] = $"Region {i}" });
                }
            },
            Respond("lake", [Row("A")]));
        using var written = new WrittenWorkbook(sample);

        written["Matrix"].LastRowUsed().RowNumber().ShouldBe(4 + 512);
        written["Matrix"].LastColumnUsed().ColumnNumber().ShouldBe(3 + (20 * 4) + 1);
        written["By organization"].LastColumnUsed().ColumnNumber().ShouldBe(5 + 512);
        written.SheetNames.ShouldNotContain("Data", "20 regions of 512 elements are too many formulas");
    }

    [Test]
    public void Write_MoreRowsThanASheetShows_SaysHowManyMore()
    {
        var rows = Enumerable.Range(0, RowSheet.MaxRows / 4).Select(_ => Row("A")).ToList();
        string[] organizations = ["lake", "river", "forest", "bridge", "coast"];
        var sample = SampleRound.ReadChanged(
            "minimal",
            (_, _, _, _) => { },
            [.. organizations.Select(code => Respond(code, rows.Select(Clone)))]);
        using var written = new WrittenWorkbook(sample);

        var sheet = written["Recommendations"];
        sheet.LastRowUsed().RowNumber().ShouldBe(1 + RowSheet.MaxRows + 1);
        sheet
            .Cell(1 + RowSheet.MaxRows + 1, 1)
            .GetString()
            .ShouldBe("12,500 more rows are not shown here. “survey export minimal” writes all.");
        written.SheetNames.ShouldNotContain("Data", "the data would have too many cells");
        WrittenWorkbook.RowsOf(written["Method"])
            .ShouldContain(row => row[1].StartsWith("The round is too large for formulas.", StringComparison.Ordinal));
    }

    private static void AddLink(JsonObject framework, JsonObject directory, JsonObject questionnaire, JsonObject round) =>
        AddQuestion(questionnaire, "url", "link");

    private static void AddDetails(JsonObject framework, JsonObject directory, JsonObject questionnaire, JsonObject round) =>
        AddQuestion(questionnaire, "text", "link");

    private static void AddQuestion(JsonObject questionnaire, string type, string code) =>
        questionnaire["items"]![2]!["items"]!.AsArray().Add(new JsonObject { ["type"] = type, ["code"] = code, ["label"] = code });

    private static JsonObject Coded(string element) => new() { ["themes"] = new JsonArray(), ["elements"] = new JsonArray(element) };

    private static JsonObject Row(string text, string? link = null) =>
        WithoutNulls(new JsonObject { ["text"] = text, ["elements"] = Coded("a"), ["link"] = link });

    private static JsonObject WithoutNulls(JsonObject row)
    {
        if (row["link"] is null)
        {
            row.Remove("link");
        }

        return row;
    }

    private static JsonObject Clone(JsonObject row) => row.DeepClone().AsObject();

    private static string Respond(string who, IEnumerable<JsonObject> rows, string? respondent = null) =>
        $$$"""
            {{{{respondent ?? $"\"organization\": \"{who}\""}}}, "state": "submitted",
             "answers": {"has_recommendations": "yes", "recommendations_status": "final", "recommendations": {{{new JsonArray([
                .. rows,
            ]).ToJsonString()}}}}}
            """;
}
