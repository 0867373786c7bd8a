using ClosedXML.Excel;
using Survey.Core.Responses;
using Survey.Core.Rounds;
using Survey.Files.Exports;
using Survey.Tests.Support;

namespace Survey.Tests.Files.Exports;

/// <summary>A small round with every type of question, nested repeat groups and texts that spreadsheets misread.</summary>
public sealed class AnswerFilesTests
{
    private const string Framework =
        """
        {"code": "f", "name": "F", "themes": [
          {"code": "1", "title": {"en": "Rights of migrants", "fr": "Droits des migrants"}, "short": {"en": "Rights", "fr": "Droits"},
           "elements": [{"code": "a", "title": {"en": "Children", "fr": "Enfants"}},
                        {"code": "b", "title": {"en": "Work", "fr": "Travail"}}]},
          {"code": "2", "title": "Data", "elements": [{"code": "c", "title": "Statistics"}]}]}
        """;

    private const string Directory =
        """
        {"regions": [{"code": "north", "name": "North"}, {"code": "south", "name": "South"}], "types": [{"code": "rcp", "name": "RCP"}],
         "organizations": [{"code": "lake", "name": "Lake", "type": "rcp", "regions": ["north", "south"]},
                           {"code": "hill", "name": "Hill", "type": "rcp", "regions": []}]}
        """;

    private const string Questionnaire =
        """
        {"code": "q", "version": "1", "framework": "f", "defaultLanguage": "en", "title": "Q", "items": [
          {"type": "note", "code": "welcome", "label": "Welcome"},
          {"type": "section", "code": "about", "label": "About", "items": [
            {"type": "text", "code": "name", "label": {"en": "Name", "fr": "Nom"}},
            {"type": "integer", "code": "staff", "label": "Staff"}]},
          {"type": "text", "code": "why", "label": "Why so many?", "relevant": "${staff} > 100"},
          {"type": "decimal", "code": "budget", "label": "Budget", "unit": "CHF"},
          {"type": "range", "code": "scale", "label": "Scale", "start": 0, "end": 5, "step": 0.5,
           "low": {"en": "None", "fr": "Rien"}},
          {"type": "date", "code": "since", "label": "Since"},
          {"type": "time", "code": "at", "label": "At"},
          {"type": "date-time", "code": "moment", "label": "Moment"},
          {"type": "url", "code": "site", "label": "Site"},
          {"type": "email", "code": "mail", "label": "Mail"},
          {"type": "select-one", "code": "position", "label": "Position", "choices": "positions"},
          {"type": "select-many", "code": "roles", "label": "Roles", "choices": "roles"},
          {"type": "rank", "code": "order", "label": "Order", "choices": "roles"},
          {"type": "coded", "code": "topics", "label": "Topics"},
          {"type": "acknowledge", "code": "agreed", "label": "Agreed"},
          {"type": "hidden", "code": "source", "label": "Source"},
          {"type": "calculated", "code": "double", "label": "Double", "calculation": "${staff} * -2"},
          {"type": "calculated", "code": "greeting", "label": "Greeting", "calculation": "concat('Dear ', ${name})"},
          {"type": "repeat", "code": "projects", "label": "Projects", "items": [
            {"type": "text", "code": "name", "label": "Name", "multiline": true},
            {"type": "coded", "code": "elements", "label": "Elements"},
            {"type": "repeat", "code": "steps", "label": "Steps", "items": [
              {"type": "text", "code": "what", "label": "What"},
              {"type": "integer", "code": "row", "label": "Row"}]}]}],
         "choices": {
          "positions": [{"code": "against", "label": {"en": "Against", "fr": "Contre"}},
                        {"code": "unsure", "label": {"en": "Not sure", "fr": "Indécis"}}],
          "roles": [{"code": "lead", "label": {"en": "Leads", "fr": "Dirige"}},
                    {"code": "fund", "label": {"en": "Funds", "fr": "Finance"}}]}}
        """;

    private const string Full =
        """
        {"organization": "lake", "state": "endorsed", "language": "fr", "submittedOn": "2017-06-27", "answers": {
          "name": "=1+1", "staff": -12, "budget": 1234.50, "scale": 2.5, "since": "2001-02-03", "at": "14:30", "moment": "2017-06-26T14:30",
          "site": "https://example.org", "mail": "office@example.org", "position": "against", "roles": ["fund"], "order": ["fund", "lead"],
          "topics": {"themes": ["1", "2"], "elements": ["b"]}, "agreed": true, "source": "paper",
          "projects": [
            {"name": "“Quotes”, \"commas\"\nand a line", "elements": {"themes": ["1"], "elements": []},
             "steps": [{"what": "مرحبا 🌍", "row": 7}, {"what": "@sum"}]},
            {"elements": {"themes": [], "elements": ["a", "c"]}}]}}
        """;

    private const string Empty =
        """{"organization": "hill", "state": "withdrawn", "answers": {}}""";

    private static readonly Round Round = RoundParsing.Parse(
        Framework,
        Directory,
        Questionnaire,
        """{"code": "r", "title": "R", "questionnaire": "q", "framework": "f", "deadline": "2017-06-26"}""");

    private static readonly Response[] Responses = [RoundParsing.ParseResponse(Round, Full), RoundParsing.ParseResponse(Round, Empty)];

    [TestCaseSource(typeof(ExportedTables), nameof(ExportedTables.AllFormats))]
    public async Task Write_EveryTypeOfQuestion_GivesTheAnswers(string format)
    {
        var tables = await ExportedTables.Write(Round, Responses, format);

        tables.Keys.ShouldBe(["responses", "projects", "projects.steps", "codebook"]);
        ToRecord(tables["responses"], 1).ShouldBe(
        [
            ("organization", "lake"), ("type", "rcp"), ("regions", "north south"), ("state", "endorsed"), ("language", "fr"),
            ("submitted_on", "2017-06-27"), ("late", "true"), ("name", "=1+1"), ("staff", "-12"), ("why", ""), ("budget", "1234.5"),
            ("scale", "2.5"), ("since", "2001-02-03"), ("at", "14:30"), ("moment", "2017-06-26T14:30"), ("site", "https://example.org"),
            ("mail", "office@example.org"), ("position", "against"), ("roles", "fund"), ("roles/lead", "0"), ("roles/fund", "1"),
            ("order", "fund lead"), ("topics", "b"), ("topics.themes", "1 2"), ("topics/a", "0"), ("topics/b", "1"), ("topics/c", "1"),
            ("agreed", "OK"), ("source", "paper"), ("double", "24"), ("greeting", "Dear =1+1"),
        ]);
        tables["responses"][2].ShouldBe(
            ["hill", "rcp", "", "withdrawn", "", "", "false", .. Enumerable.Repeat("", 23), "Dear "],
            customMessage: "what was not answered is empty, also in 0/1 columns");
        string[] head = ["lake", "rcp", "north south", "endorsed", "fr", "2017-06-27", "true"];
        tables["projects"].Skip(1).ShouldBe(
        [
            [.. head, "1", "“Quotes”, \"commas\"\nand a line", "", "1", "1", "1", "0"],
            [.. head, "2", "", "a c", "", "1", "0", "1"],
        ]);
        tables["projects.steps"].Select(line => line.Skip(7)).ShouldBe(
        [
            ["outer_row", "row", "what", "answer.row"],
            ["1", "1", "مرحبا 🌍", "7"],
            ["1", "2", "@sum", ""],
        ]);
    }

    [Test]
    public async Task Write_Csv_KeepsFormulasFromBeingExecutedAndNumbersAsTheyAre()
    {
        using var files = await Read(Responses);
        using var file = new MemoryStream();

        await files.ToFiles(CancellationToken.None).First().Write(file);

        var line = System.Text.Encoding.UTF8.GetString(file.ToArray()).Split('\n')[1];
        line.ShouldContain(",'=1+1,-12,,1234.5,");
    }

    [TestCaseSource(typeof(ExportedTables), nameof(ExportedTables.AllFormats))]
    public async Task Write_WithLabels_HasThemInPlaceOfTheCodesAndTheSameColumns(string format)
    {
        var tables = await ExportedTables.Write(Round, Responses, format, "fr");

        var record = ToRecord(tables["responses"], 1).ToDictionary();
        record["position"].ShouldBe("Contre");
        record["roles"].ShouldBe("Finance");
        record["roles/fund"].ShouldBe("1");
        record["order"].ShouldBe("Finance; Dirige");
        record["topics"].ShouldBe("Travail");
        record["topics.themes"].ShouldBe("Droits; Data", "a missing translation is replaced by the default language");
        record["regions"].ShouldBe("north south");
        tables["responses"][0].ShouldBe((await ExportedTables.Write(Round, Responses, format))["responses"][0]);
    }

    [TestCaseSource(typeof(ExportedTables), nameof(ExportedTables.AllFormats))]
    public async Task Write_Codebook_DescribesEachColumn(string format)
    {
        var codebook = (await ExportedTables.Write(Round, [], format))["codebook"];

        codebook[0].ShouldBe(
        [
            "table", "column", "question", "type", "label.en", "label.fr", "choice", "choice_label.en", "choice_label.fr", "variable",
            "unit",
        ]);
        Find("responses", "submitted_on").ShouldBe(["responses", "submitted_on", "", "date", "", "", "", "", "", "submitted_on", ""]);
        Find("responses", "name").ShouldBe(["responses", "name", "name", "text", "Name", "Nom", "", "", "", "name", ""]);
        Find("responses", "position").ShouldBe(
        [
            "responses", "position", "position", "select-one", "Position", "", "against\nunsure", "Against\nNot sure", "Contre\nIndécis",
            "position", "",
        ]);
        Find("responses", "budget").ShouldBe(["responses", "budget", "budget", "decimal", "Budget", "", "", "", "", "budget", "CHF"]);
        Find("responses", "scale")
            .ShouldBe(["responses", "scale", "scale", "range", "Scale", "", "0", "None", "Rien", "scale", ""]);
        Find("responses", "roles").ShouldBe(["responses", "roles", "roles", "select-many", "Roles", "", "", "", "", "roles", ""]);
        Find("responses", "roles/lead")
            .ShouldBe(["responses", "roles/lead", "roles", "select-many", "Roles", "", "lead", "Leads", "Dirige", "roles_lead", ""]);
        Find("projects", "elements/a")
            .ShouldBe(["projects", "elements/a", "elements", "coded", "Elements", "", "a", "Children", "Enfants", "elements_a", ""]);
        Find("projects.steps", "answer.row")
            .ShouldBe(["projects.steps", "answer.row", "row", "integer", "Row", "", "", "", "", "answer_row", ""]);

        IReadOnlyList<string> Find(string table, string column) => codebook.Single(line => line[0] == table && line[1] == column);
    }

    [Test]
    public async Task Write_MoreRowsThanASheetHolds_ContinuesOnAnotherSheet()
    {
        using var spool = new TableSpool(new ExportTable("responses", [new ExportColumn("number", ColumnKind.WholeNumber)]));
        for (var number = 1m; number <= 5; number++)
        {
            spool.Add([number]);
        }

        using var file = new MemoryStream();
        await WorkbookTables.Write(file, [spool.ToExport()], CancellationToken.None, maxRows: 3);

        file.Position = 0;
        var tables = new Dictionary<string, IReadOnlyList<IReadOnlyList<string>>>(StringComparer.Ordinal);
        await ExportedTables.Read("r.xlsx", file, tables);
        tables.Select(table => (table.Key, string.Join(' ', table.Value.Select(line => line[0])))).ShouldBe(
            [("responses", "number 1 2"), ("responses (2)", "number 3 4"), ("responses (3)", "number 5")]);
    }

    [Test]
    public async Task Write_Workbook_ColumnsAreWideEnoughForDatesAndNames()
    {
        using var spool = new TableSpool(
            new ExportTable(
                "responses",
                [new ExportColumn("on", ColumnKind.Date), new ExportColumn("recommendations_status", ColumnKind.Codes)]));
        spool.Add([new DateOnly(2017, 10, 10), "final"]);

        using var file = new MemoryStream();
        await WorkbookTables.Write(file, [spool.ToExport()], CancellationToken.None);

        using var book = new XLWorkbook(file);
        book.Worksheet(1).Column(1).Width.ShouldBeGreaterThan(10);
        book.Worksheet(1).Column(2).Width.ShouldBeGreaterThan("recommendations_status".Length);
    }

    [Test]
    public async Task Write_ManyRows_ParquetHasSeveralRowGroupsAndAllRows()
    {
        using var spool = new TableSpool(new ExportTable("responses", [new ExportColumn("number", ColumnKind.WholeNumber)]));
        for (var number = 1m; number <= 12_345; number++)
        {
            spool.Add([number]);
        }

        using var file = new MemoryStream();
        await ParquetTables.Write(file, spool, CancellationToken.None);

        file.Position = 0;
        var tables = new Dictionary<string, IReadOnlyList<IReadOnlyList<string>>>(StringComparer.Ordinal);
        await ExportedTables.Read("responses.parquet", file, tables);
        tables["responses"].Count.ShouldBe(12_346);
        tables["responses"][^1].ShouldBe(["12345"]);
    }

    [Test]
    public async Task WriteAsOne_Csv_IsAnArchiveOfTheSameFiles()
    {
        using var files = await Read(Responses);
        using var file = new MemoryStream();

        await files.WriteAsOne(file, CancellationToken.None);

        file.Position = 0;
        using var archive = new System.IO.Compression.ZipArchive(file);
        archive.Entries.Select(entry => entry.FullName).ShouldBe(
        [
            "responses.csv", "projects.csv", "projects.steps.csv", "codebook.csv", "r.R", "r.do", "r.sps", "projects~spss.csv", "r.ddi.xml",
        ]);
    }

    private static Task<AnswerFiles> Read(IReadOnlyList<Response> responses) =>
        AnswerFiles.Read(new AnswersExport(Round, responses.ToAsyncEnumerable()), AnswerFiles.Formats[0], CancellationToken.None);

    private static List<(string Column, string Cell)> ToRecord(IReadOnlyList<IReadOnlyList<string>> table, int line) =>
        [.. table[0].Zip(table[line])];
}
