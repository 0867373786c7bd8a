using System.IO.Compression;
using System.Text;
using ClosedXML.Excel;
using Survey.Core.Problems;
using Survey.Core.Questionnaires.XlsForms;
using Survey.Core.Reading.Tables;
using Survey.Files.XlsForms;
using Survey.Tests.Support;

namespace Survey.Tests.Files.XlsForms;

public sealed class FormFileTests
{
    private const string Relations = """
        <Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">
          <Relationship Id="r1" Target="worksheets/sheet1.xml"/>
        </Relationships>
        """;

    private const string Book = """
        <workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"
          xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships">
          <sheets><sheet name="survey" sheetId="1" r:id="r1"/></sheets>
        </workbook>
        """;

    private TemporaryFolder _folder = null!;

    /// <summary>The codes that these tests reach.</summary>
    internal static IReadOnlyList<string> Codes { get; } =
        ["xlsform-file-unreadable", "xlsform-too-large", "xlsform-setting-missing", "xlsform-cell-error"];

    [SetUp]
    public void MakeFolder() => _folder = new TemporaryFolder();

    [TearDown]
    public void RemoveFolder() => _folder.Dispose();

    [TestCase("form.xlsx", "this is no workbook")]
    [TestCase("form.xlsx", "")]
    [TestCase("form.xlsx", "PK\u0003\u0004 and then nothing of a zip")]
    [TestCase("form.xls", "x")]
    [TestCase("form.docx", "x")]
    [TestCase("form", "x")]
    public void Read_FileOfAnotherKind_IsAProblem(string name, string text)
    {
        _folder.Write(name, text);

        Read(name).ShouldBe(["xlsform-file-unreadable"]);
    }

    [Test]
    public void Read_FileThatIsNotThere_IsAProblem() => Read("none.xlsx").ShouldBe(["xlsform-file-unreadable"]);

    [Test]
    public void Read_LockedOrOldWorkbook_IsAProblem()
    {
        File.WriteAllBytes(_folder.PathOf("form.xlsx"), [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, .. new byte[512]]);

        Read("form.xlsx").ShouldBe(["xlsform-file-unreadable"]);
    }

    [TestCase("Workbook", "Excel 97–2003 workbook (.xls). Save it as .xlsx")]
    [TestCase("EncryptedPackage", "protected by a password")]
    public void Read_FileOfTheOlderFormat_SaysWhatItIs(string part, string message)
    {
        File.WriteAllBytes(
            _folder.PathOf("form.xls"),
            [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, .. new byte[512], .. Encoding.Unicode.GetBytes(part), .. new byte[512]]);

        var problems = new ProblemLog();
        FormFile.Read(_folder.PathOf("form.xls"), problems).ShouldBeNull();

        problems.Problems.ShouldHaveSingleItem().InEnglish().ShouldContain(message);
    }

    [TestCase("form.ods")]
    [TestCase("form.xlsx")]
    public void Read_OpenDocumentSpreadsheet_SaysToSaveItAsXlsx(string name)
    {
        WritePackage(name, ("mimetype", "application/vnd.oasis.opendocument.spreadsheet"), ("content.xml", "<office:document-content/>"));

        var problems = new ProblemLog();
        FormFile.Read(_folder.PathOf(name), problems).ShouldBeNull();

        problems.Problems.ShouldHaveSingleItem().InEnglish().ShouldBe("This is an OpenDocument spreadsheet (.ods). Save it as .xlsx.");
    }

    [Test]
    public void Read_FolderWithAnotherEncoding_IsThatProblemAlone()
    {
        File.WriteAllBytes(_folder.PathOf("survey.csv"), Encoding.Latin1.GetBytes("type,name,label\ntext,forest,Forêt\n"));

        QuestionnaireFile
            .Read(_folder.PathOf("."))
            .Problems.Select(problem => $"{problem.Place} {problem.Code}")
            .ShouldBe(["survey.csv file-not-utf8"]);
    }

    [Test]
    public void Read_FolderInUtf16_IsRead([Values] bool isBigEndian)
    {
        var encoding = new UnicodeEncoding(isBigEndian, byteOrderMark: true);
        File.WriteAllBytes(
            _folder.PathOf("survey.csv"),
            [.. encoding.GetPreamble(), .. encoding.GetBytes("type,name,label\ntext,forest,Forêt\n")]);

        FormFile
            .Read(_folder.PathOf("."), new ProblemLog())!
            .Sheets.ShouldHaveSingleItem()
            .Rows[1]
            .Cells.ShouldBe(["text", "forest", "Forêt"]);
    }

    [Test]
    public void Read_WorkbookCutAnywhere_IsAProblem()
    {
        var whole = WriteWorkbook(sheet => sheet.Cell("A1").SetValue("type"));

        for (var length = 1; length < whole.Length; length += 97)
        {
            File.WriteAllBytes(_folder.PathOf("form.xlsx"), whole[..length]);
            Read("form.xlsx").ShouldBe(["xlsform-file-unreadable"], $"cut after {length}");
        }
    }

    [Test]
    public void Read_WorkbookWithChangedBytes_NeverThrows()
    {
        var whole = WriteWorkbook(sheet => sheet.Cell("A1").SetValue("type"));
        var random = new Random(1);
        for (var round = 0; round < 300; round++)
        {
            var damaged = whole.ToArray();
            for (var change = random.Next(1, 20); change > 0; change--)
            {
                damaged[random.Next(damaged.Length)] = (byte)random.Next(256);
            }

            File.WriteAllBytes(_folder.PathOf("form.xlsx"), damaged);
            Should.NotThrow(() => QuestionnaireFile.Read(_folder.PathOf("form.xlsx")), $"round {round}");
        }
    }

    [Test]
    public void Read_ZipBomb_IsAProblemAndNotUnpacked()
    {
        WritePackage("form.xlsx", ("xl/workbook.xml", new string(' ', 300 * 1024 * 1024)));
        new FileInfo(_folder.PathOf("form.xlsx")).Length.ShouldBeLessThan(2 * 1024 * 1024);

        Read("form.xlsx").ShouldBe(["xlsform-too-large"]);
    }

    [Test]
    public void Read_WorkbookWithAnEntityBomb_IsAProblem()
    {
        WritePackage(
            "form.xlsx",
            ("xl/_rels/workbook.xml.rels", Relations),
            ("xl/workbook.xml", "<!DOCTYPE a [<!ENTITY b \"x\">]>" + Book));

        Read("form.xlsx").ShouldBe(["xlsform-file-unreadable"]);
    }

    [Test]
    public void Read_CellOfTenMegabytes_IsAProblemAtThatCell()
    {
        WriteSheet(
            """<row r="1"><c r="A1" t="inlineStr"><is><t>type</t></is></c></row>"""
                + $"""<row r="7"><c r="C7" t="inlineStr"><is><t>{new string('x', 10 * 1024 * 1024)}</t></is></c></row>"""
        );

        var problems = new ProblemLog();
        FormFile.Read(_folder.PathOf("form.xlsx"), problems);

        problems.Problems.ShouldHaveSingleItem().ToString().ShouldStartWith("form.xlsx: survey row 7, cell (C7): error xlsform-too-large:");
    }

    [Test]
    public void Read_FarCellsAndHugeNumbersOfRows_AreReadOrReported()
    {
        WriteSheet("<row r=\"1\"><c r=\"XFD1\"><v>1</v></c></row><row r=\"1048576\"><c><v>1</v></c></row>");

        Read("form.xlsx").ShouldBe(["xlsform-too-large"]);
    }

    [Test]
    public void Read_Workbook_GivesTextsAsTheyAreShown()
    {
        var bytes = WriteWorkbook(sheet =>
        {
            sheet.Cell("A1").SetValue(" type ");
            sheet.Cell("B1").SetValue(true);
            sheet.Cell("C1").SetValue(5);
            sheet.Cell("D1").SetValue(0.1);
            sheet.Cell("E1").SetValue(new DateTime(2020, 2, 29, 0, 0, 0, DateTimeKind.Unspecified));
            sheet.Cell("F1").SetValue(new DateTime(2020, 2, 29, 14, 30, 0, DateTimeKind.Unspecified));
            sheet.Cell("A4").SetValue("after empty rows");
            sheet.Cell("B4").RichText.AddText("rich ").AddText("text").SetBold();
        });
        File.WriteAllBytes(_folder.PathOf("form.xlsx"), bytes);

        var sheet = FormFile.Read(_folder.PathOf("form.xlsx"), new ProblemLog())!.Sheets.ShouldHaveSingleItem();

        sheet.Rows[0].Cells.ShouldBe(["type", "TRUE", "5", "0.1", "2020-02-29", "2020-02-29T14:30:00"]);
        sheet.Rows[1].Number.ShouldBe(4);
        sheet.Rows[1].Cells.ShouldBe(["after empty rows", "rich text"]);
    }

    [Test]
    public void Read_TruthsAndErrorsOfExcel_AreWordsAndWarnings()
    {
        const string Rows =
            """
            <row r="1"><c r="A1" t="str"><v>type</v></c><c r="B1" t="str"><v>name</v></c><c r="C1" t="str"><v>label</v></c>
            <c r="D1" t="str"><v>relevant</v></c><c r="E1" t="str"><v>hint</v></c></row>
            <row r="2"><c r="A2" t="str"><v>text</v></c><c r="B2" t="str"><v>a</v></c><c r="C2" t="str"><v>A</v></c>
            <c r="D2" t="b"><v>0</v></c><c r="E2" t="e"><v>#N/A</v></c></row>
            """;
        WriteSheet(Rows);

        var outcome = QuestionnaireFile.Read(_folder.PathOf("form.xlsx"));

        outcome.Value!.Items[0].Relevant!.Text.ShouldBe("false()");
        outcome
            .Problems.Select(problem => $"{problem.Place} {problem.Code}")
            .ShouldContain("form.xlsx: survey row 2, cell (E2) xlsform-cell-error");
    }

    [Test]
    public void Read_FolderOfCsv_IsTheSameFormWithPlacesInItsFiles()
    {
        _folder.Write("survey.csv", "\uFEFFtype,name,label\nselect_one yes_no,a,\"Do you, too?\"\n\ntxt,b,\"two\nlines\"\n");
        _folder.Write("Choices.CSV", "list_name;name;label\nyes_no;yes;Yes\nyes_no;yes;Again\n");
        _folder.Write("settings.csv", "form_id,version\nf,1\n");

        var outcome = QuestionnaireFile.Read(_folder.Path);

        outcome.Problems.Select(problem => $"{problem.Place} {problem.Code}").ShouldBe(
            ["survey.csv: row 4, type (A4) xlsform-type-unknown", "Choices.CSV: row 3, name (B3) xlsform-choice-doubled"]);
    }

    [Test]
    public void Read_CsvWithAQuoteThatIsNotClosed_IsAProblemAtItsRow()
    {
        _folder.Write("survey.csv", "type,name,label\ntext,a,\"say so\ntext,b,B\n");

        QuestionnaireFile
            .Read(_folder.Path)
            .Problems.ShouldContain(problem =>
                problem.Code == "xlsform-file-unreadable" && problem.Place.ToString() == "survey.csv: row 2");
    }

    [Test]
    public void Read_BytesThatAreNotUtf8_AreAProblem()
    {
        File.WriteAllBytes(_folder.PathOf("form.md"), [.. "| survey |\n| | type | "u8, 0xE9, .. " |\n"u8]);

        Read("form.md").ShouldBe(["file-not-utf8"]);
    }

    [Test]
    public void Read_FormWithoutIdAndVersion_SaysWhatWasChosen()
    {
        _folder.Write("My form 2.md", "| survey |\n| | type | name | label |\n| | text | a | A |\n");

        var outcome = QuestionnaireFile.Read(_folder.PathOf("My form 2.md"));

        outcome.Value!.Code.ShouldBe("My_form_2");
        outcome.Value.Version.ShouldBe("1");
        outcome.Problems.Select(problem => problem.Code).ShouldBe(["xlsform-setting-missing", "xlsform-setting-missing"]);
    }

    [Test]
    public async Task Read_WorkbookSavedByLibreOffice_IsTheFormThatWasWritten()
    {
        _folder.Write("survey.csv", "type,name,label\ntext,a,=1+1\ninteger,b,\"How many? é\"\n");
        var form = FormFile.Read(_folder.Path, new ProblemLog())!;
        using (var stream = File.Create(_folder.PathOf("written.xlsx")))
        {
            FormWorkbook.Write(stream, form);
        }

        Directory.CreateDirectory(_folder.PathOf("out"));
        await ExternalTool.Run(
            "libreoffice",
            $"-env:UserInstallation={new Uri(_folder.PathOf("profile")).AbsoluteUri}",
            "--headless",
            "--convert-to",
            "xlsx",
            "--outdir",
            _folder.PathOf("out"),
            _folder.PathOf("written.xlsx"));

        var again = FormFile.Read(_folder.PathOf("out/written.xlsx"), new ProblemLog())!;
        again.Sheets.SelectMany(sheet => sheet.Rows).Select(row => string.Join('|', row.Cells))
            .ShouldBe(form.Sheets.SelectMany(sheet => sheet.Rows).Select(row => string.Join('|', row.Cells)));
    }

    [Test]
    public void Write_Workbook_HasABoldFrozenHeaderAndTextsThatStayTexts()
    {
        var form = new XlsForm(
            Place.OfFile("f"),
            "f",
            [new TextTable("survey", Place.OfFile("f"), [new TextRow(1, ["type", "label"]), new TextRow(2, ["text", "=1+1"])])]);
        using var stream = new MemoryStream();

        FormWorkbook.Write(stream, form);

        using var workbook = new XLWorkbook(stream);
        var sheet = workbook.Worksheet("survey");
        sheet.Cell("A1").Style.Font.Bold.ShouldBeTrue();
        sheet.SheetView.SplitRow.ShouldBe(1);
        sheet.Cell("B2").HasFormula.ShouldBeFalse();
        sheet.Cell("B2").GetString().ShouldBe("=1+1");
        sheet.Cell("B2").Style.IncludeQuotePrefix.ShouldBeTrue();
    }

    private static byte[] WriteWorkbook(Action<IXLWorksheet> fill)
    {
        using var workbook = new XLWorkbook();
        fill(workbook.AddWorksheet("survey"));
        using var stream = new MemoryStream();
        workbook.SaveAs(stream);
        return stream.ToArray();
    }

    private List<string> Read(string name)
    {
        var problems = new ProblemLog();
        FormFile.Read(_folder.PathOf(name), problems).ShouldBeNull();
        return [.. problems.Problems.Select(problem => problem.Code)];
    }

    private void WriteSheet(string rows) => WritePackage(
        "form.xlsx",
        ("xl/_rels/workbook.xml.rels", Relations),
        ("xl/workbook.xml", Book),
        ("xl/worksheets/sheet1.xml", $"<worksheet><sheetData>{rows}</sheetData></worksheet>"));

    private void WritePackage(string name, params (string Part, string Text)[] parts)
    {
        using var archive = new ZipArchive(File.Create(_folder.PathOf(name)), ZipArchiveMode.Create);
        foreach (var (part, text) in parts)
        {
            using var stream = archive.CreateEntry(part).Open();
            stream.Write(Encoding.UTF8.GetBytes(text));
        }
    }
}
