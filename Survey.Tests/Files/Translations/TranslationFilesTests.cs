using System.Text;
using System.Text.Json;
using ClosedXML.Excel;
using Survey.Core.Problems;
using Survey.Core.Rounds;
using Survey.Core.Translations;
using Survey.Files.Reports;
using Survey.Files.Translations;
using Survey.Files.XlsForms;
using Survey.Tests.Support;

namespace Survey.Tests.Files.Translations;

public sealed class TranslationFilesTests
{
    private const string Head =
        """
        <xliff xmlns="urn:oasis:names:tc:xliff:document:2.0" version="2.1" srcLang="en" trgLang="ar">
        <file id="f" original="demo/revision/3">
        """;

    [Test]
    public void Read_XliffOfAnotherProgram_JoinsSegmentsAndMarks()
    {
        var file = Read(
            Head
            + """
              <group id="g"><unit id="u1" name="item/a/label">
                <originalData><data id="d1">${name}</data></originalData>
                <segment state="final"><source><ph id="1" dataRef="d1"/> says: </source><target order="2"> <mrk
                  id="m1" type="term">قال</mrk>: <ph id="1" dataRef="d1"/></target></segment>
                <ignorable><source> </source></ignorable>
                <segment state="reviewed"><source><pc id="2">yes</pc></source><target
                  order="1"><pc id="2">نعم</pc></target></segment>
              </unit></group>
              <unit id="u2">
                <segment state="translated"><source>a</source><target>ا</target></segment><segment><source>b</source></segment>
              </unit>
              </file></xliff>
              """,
            out var problems)!;

        problems.Problems.ShouldBeEmpty();
        file.Head.ShouldBe(new TranslationHead("demo", 3, "en", "ar"));
        file.Entries.Select(entry => (entry.Key, entry.Source, entry.Target, entry.IsReviewed)).ShouldBe(
        [
            ("u1", "${name} says:  yes", "نعم قال: ${name} ", true),
            ("u2", "ab", "", false),
        ]);
    }

    [Test]
    public void Write_TextsThatBeginWithPlaceholders_KeepEverySpaceAndName()
    {
        var set = SetOf("${a} and ${b},\n  then ${a}", "${b} و ${a}\n<${a}>");
        var written = Write(FileFormat.Xliff, set);
        var (xliff, workbook) = (Encoding.UTF8.GetString(written), Write(FileFormat.Workbook, set));

        foreach (var bytes in new[] { written, workbook })
        {
            var entry = TranslationFiles.Read(bytes, "file", new ProblemLog())!.Entries[0];
            (entry.Source, entry.Target).ShouldBe((set.All[0].Source, set.All[0].Target));
        }

        xliff.ShouldContain("srcDir=\"ltr\" trgDir=\"rtl\"");
        xliff.ShouldContain("<ph id=\"2\" dataRef=\"d2\" equiv=\"${b}\" disp=\"${b}\" canDelete=\"no\" /> و <ph id=\"1\" dataRef=\"d1\"");
        using var book = new XLWorkbook(new MemoryStream(workbook));
        book.Worksheet("translations").Cell("D2").Style.Alignment.ReadingOrder.ShouldBe(XLAlignmentReadingOrderValues.RightToLeft);
        book.Worksheet("translations").Cell("C2").Style.Alignment.ReadingOrder.ShouldBe(XLAlignmentReadingOrderValues.LeftToRight);
    }

    [TestCase("no XML", "translation-file-unreadable")]
    [TestCase("<html/>", "translation-file-unreadable")]
    [TestCase("<!DOCTYPE x [<!ENTITY a \"aaaa\"><!ENTITY b \"&a;&a;\">]><xliff>&b;</xliff>", "translation-file-unreadable/entities")]
    [TestCase("<xliff version=\"1.2\" xmlns=\"urn:oasis:names:tc:xliff:document:1.2\"/>", "translation-file-unreadable/xliff-version")]
    [TestCase(Head + "<unit id=\"u1\"><segment>", "translation-file-unreadable/xml")]
    [TestCase(
        "<xliff xmlns=\"urn:oasis:names:tc:xliff:document:2.0\" version=\"2.0\" srcLang=\"en\"/>",
        "translation-file-unreadable/pair")]
    [TestCase(
        "<xliff xmlns=\"urn:oasis:names:tc:xliff:document:2.0\" version=\"2.0\" srcLang=\"en\" trgLang=\"fr\"><file id=\"f\"/></xliff>",
        "translation-file-unreadable/origin")]
    public void Read_WrongText_SaysWhatItIs(string text, string problem)
    {
        Read(text, out var problems).ShouldBeNull();

        problems.Problems.ShouldHaveSingleItem().Variant.Key.ShouldBe(problem);
    }

    [TestCase("round", "translation-file-unreadable/round-workbook")]
    [TestCase("survey", "translation-file-unreadable/form")]
    [TestCase("elements", "translation-file-unreadable/framework")]
    [TestCase("Lists", "translation-file-unreadable/answers")]
    [TestCase("Sheet1", "translation-file-unreadable")]
    [TestCase("translations", "translation-file-unreadable/columns")]
    public void Read_OtherWorkbook_SaysWhichPageTakesIt(string sheet, string problem)
    {
        using var workbook = new XLWorkbook();
        workbook.AddWorksheet(sheet).Cell("A1").SetValue("code");
        using var bytes = new MemoryStream();
        workbook.SaveAs(bytes);
        var problems = new ProblemLog();

        TranslationFiles.Read(bytes.ToArray(), "book.xlsx", problems).ShouldBeNull();

        problems.Problems.ShouldHaveSingleItem().Variant.Key.ShouldBe(problem);
    }

    [Test]
    public void Read_WorkbookCutOff_SaysThatItIsDamaged()
    {
        var problems = new ProblemLog();

        TranslationFiles.Read(Write(FileFormat.Workbook, SetOf("a", "ب"))[..900], "cut.xlsx", problems).ShouldBeNull();
        TranslationFiles.Read(new byte[FormFile.LargestFile + 1], "large.xlf", problems).ShouldBeNull();

        problems.Problems.Select(problem => problem.Code).ShouldBe(["xlsform-file-unreadable", "file-too-large"]);
    }

    [Test]
    public async Task Write_Workbook_ComesBackTheSameThroughLibreOffice()
    {
        using var folder = new TemporaryFolder();
        var set = SetOf("=1+1 “${a}” 2017-10", "سطر\nثانٍ ${a}");
        File.WriteAllBytes(folder.PathOf("in.xlsx"), Write(FileFormat.Workbook, set));
        Directory.CreateDirectory(folder.PathOf("out"));
        await ExternalTool.Run(
            "libreoffice",
            $"-env:UserInstallation={new Uri(folder.PathOf("profile")).AbsoluteUri}",
            "--headless",
            "--convert-to",
            "xlsx",
            "--outdir",
            folder.PathOf("out"),
            folder.PathOf("in.xlsx"));

        var problems = new ProblemLog();
        var file = TranslationFiles.Read(await File.ReadAllBytesAsync(folder.PathOf("out/in.xlsx")), "in.xlsx", problems)!;

        problems.Problems.ShouldBeEmpty();
        file.Head.ShouldBe(set.Head);
        (file.Entries[0].Source, file.Entries[0].Target).ShouldBe((set.All[0].Source, set.All[0].Target));
    }

    /// <summary>The label of a first question in English and Arabic.</summary>
    private static TranslationSet SetOf(string source, string target)
    {
        var definition = new RoundDefinition(
            "{}",
            "{}",
            $$"""
            {
              "code": "q",
              "defaultLanguage": "en",
              "items": [
                {
                  "type": "text",
                  "code": "a",
                  "label": {"en": {{JsonSerializer.Serialize(source)}}, "ar": {{JsonSerializer.Serialize(target)}} }
                }
              ]
            }
            """,
            "{}");
        var history = new TextHistory();
        history.Add(1, definition);
        return new RoundTranslations("demo", 1, RoundTexts.Of(definition), history, new HashSet<string>()).ToSet("en", "ar");
    }

    private static byte[] Write(FileFormat format, TranslationSet set)
    {
        using var bytes = new MemoryStream();
        TranslationFiles.Write(format, bytes, set, "ar");
        return bytes.ToArray();
    }

    private static TranslationFile? Read(string text, out ProblemLog problems) =>
        TranslationFiles.Read(Encoding.UTF8.GetBytes(text), "file.xlf", problems = new ProblemLog());
}
