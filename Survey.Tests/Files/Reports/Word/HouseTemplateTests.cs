using System.Text;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;
using DocumentFormat.OpenXml.Wordprocessing;
using Survey.Tests.Support;

namespace Survey.Tests.Files.Reports.Word;

/// <summary>A report in the styles of an organization's own Word document.</summary>
public sealed class HouseTemplateTests
{
    private TemporaryFolder _folder = null!;

    [OneTimeSetUp]
    public async Task Load()
    {
        _folder = new TemporaryFolder();
        (await SurveyCommand.Run("load", Repository.Sample("grcp7"), "--store", _folder.PathOf("s.db"))).ExitCode.ShouldBe(0);
    }

    [OneTimeTearDown]
    public void Close() => _folder.Dispose();

    [TestCase(WordprocessingDocumentType.Document)]
    [TestCase(WordprocessingDocumentType.Template)]
    public async Task Overview_InAHouseTemplate_KeepsItsStylesHeaderAndFooter(WordprocessingDocumentType type)
    {
        File.WriteAllBytes(_folder.PathOf("house.docx"), MakeTemplate(type));

        (await Write("house.docx", "report.docx")).ExitCode.ShouldBe(0);

        using var document = WordprocessingDocument.Open(_folder.PathOf("report.docx"), isEditable: false);
        new OpenXmlValidator(FileFormatVersions.Office2019).Validate(document).Select(error => error.Description).ShouldBeEmpty();
        document.DocumentType.ShouldBe(WordprocessingDocumentType.Document);
        var main = document.MainDocumentPart!;
        main.HeaderParts.Single().Header.InnerText.ShouldBe("House of Migration");
        main.FooterParts.Single().Footer.InnerText.ShouldBe("Confidential");
        main.Document.Body!.InnerText.ShouldNotContain("Text of the template");
        main.Document.Body.Descendants<PageSize>().Select(size => (size.Width!.Value, size.Height!.Value))
            .ShouldBe([(12240u, 15840u), (15840u, 12240u), (12240u, 15840u)], "the wide pages are those of the house, turned");
        main.Document.Body.Descendants<SectionProperties>()
            .ShouldAllBe(section => section.Elements<HeaderReference>().Any() && section.Elements<FooterReference>().Any());
        var headings = main.Document.Body.Descendants<ParagraphStyleId>().Select(style => style.Val!.Value).ToList();
        headings.ShouldContain("Titre1", "the style is found by its name in Word");
        headings.ShouldNotContain("Heading1");
        main.StyleDefinitionsPart!.Styles!.Elements<Style>().Single(style => style.StyleId == "Titre1")
            .Descendants<Color>().Single().Val!.Value.ShouldBe("FF0000");
        var styles = main.StyleDefinitionsPart.Styles.Elements<Style>().ToList();
        styles.Select(style => style.StyleName!.Val!.Value!.ToLowerInvariant()).ShouldBeUnique();
        styles.Single(style => style.StyleId == "HouseSublist").BasedOn!.Val!.Value.ShouldBe("ListBullet", "the house's own style");
        var notes = main.FootnotesPart!.Footnotes.Elements<Footnote>()
            .Where(note => note.Type is null)
            .Select(note => note.Id!.Value)
            .ToList();
        main.Document.Descendants<FootnoteReference>().Select(mark => mark.Id!.Value).ShouldBe(notes);
        var number = styles.Single(style => style.StyleName!.Val == "List Bullet")
            .Descendants<NumberingId>().Single().Val!.Value;
        main.NumberingDefinitionsPart!.Numbering.Elements<NumberingInstance>().ShouldContain(each => each.NumberID!.Value == number);
    }

    [Test]
    public async Task Overview_InATemplateOfLibreOffice_IsValidAndPrinted()
    {
        _folder.Write("letter.html", "<html><body><h1>Letterhead</h1><p>Text<sup>1</sup></p><ul><li>one</li></ul></body></html>");
        await Convert("docx:MS Word 2007 XML", "letter.html");

        (await Write("letter.docx", "printed.docx")).ExitCode.ShouldBe(0);

        using (var document = WordprocessingDocument.Open(_folder.PathOf("printed.docx"), isEditable: false))
        {
            document.MainDocumentPart!.Document.Body!.InnerText.ShouldNotContain("Letterhead");
        }

        await Convert("pdf", "printed.docx");
        (await ExternalTool.Run("pdftotext", "-layout", _folder.PathOf("printed.pdf"), "-")).ShouldContain("Appendix 2. Africa");
    }

    [TestCase("no zip at all")]
    [TestCase("")]
    public async Task Overview_TemplateThatIsNoDocument_IsRefusedBeforeAnythingIsWritten(string content)
    {
        File.WriteAllBytes(_folder.PathOf("wrong.docx"), Encoding.UTF8.GetBytes(content));

        var result = await Write("wrong.docx", "none.docx");

        result.ExitCode.ShouldBe(3);
        result.Error.ShouldContain("Save it in Word as .docx or .dotx.");
        File.Exists(_folder.PathOf("none.docx")).ShouldBeFalse();
    }

    [Test]
    public async Task Overview_TemplateWithMacrosOrForAnotherFormat_IsRefused()
    {
        File.WriteAllBytes(_folder.PathOf("macros.docm"), MakeTemplate(WordprocessingDocumentType.MacroEnabledDocument));
        (await Write("macros.docm", "none.docx")).ExitCode.ShouldBe(3);

        (await Write("macros.docm", "none.xlsx")).Error.ShouldContain("--template has a meaning only together with --format docx.");
        (await Write("missing.docx", "none.docx")).ExitCode.ShouldBe(3);
    }

    private Task<SurveyCommand> Write(string template, string output) => SurveyCommand.Run(
        "overview",
        "grcp7",
        "--store",
        _folder.PathOf("s.db"),
        "--out",
        _folder.PathOf(output),
        "--template",
        _folder.PathOf(template));

    private Task<string> Convert(string format, string file) => ExternalTool.Run(
        "libreoffice",
        $"-env:UserInstallation={new Uri(_folder.PathOf("profile")).AbsoluteUri}",
        "--headless",
        "--convert-to",
        format,
        "--outdir",
        _folder.Path,
        _folder.PathOf(file));

    /// <summary>A document as a French Word makes it, with a header, a footer, a list and a footnote.</summary>
    private static byte[] MakeTemplate(WordprocessingDocumentType type)
    {
        using var package = new MemoryStream();
        using (var document = WordprocessingDocument.Create(package, type))
        {
            var main = document.AddMainDocumentPart();
            var header = main.AddNewPart<HeaderPart>();
            header.Header = new Header(new Paragraph(new Run(new Text("House of Migration"))));
            var footer = main.AddNewPart<FooterPart>();
            footer.Footer = new Footer(new Paragraph(new Run(new Text("Confidential"))));
            main.AddNewPart<StyleDefinitionsPart>().Styles = new Styles(
                new Style(new StyleName { Val = "Normal" }) { Type = StyleValues.Paragraph, StyleId = "Normal", Default = true },
                new Style(
                    new StyleName { Val = "heading 1" },
                    new BasedOn { Val = "Normal" },
                    new StyleRunProperties(new Color { Val = "FF0000" }))
                {
                    Type = StyleValues.Paragraph,
                    StyleId = "Titre1",
                },
                new Style(new StyleName { Val = "House list" }) { Type = StyleValues.Paragraph, StyleId = "ListBullet" },
                new Style(new StyleName { Val = "House sublist" }, new BasedOn { Val = "ListBullet" })
                {
                    Type = StyleValues.Paragraph,
                    StyleId = "HouseSublist",
                });
            main.AddNewPart<NumberingDefinitionsPart>().Numbering = new Numbering(
                new AbstractNum(new Level(new NumberingFormat { Val = NumberFormatValues.Decimal }) { LevelIndex = 0 })
                {
                    AbstractNumberId = 4,
                },
                new NumberingInstance(new AbstractNumId { Val = 4 }) { NumberID = 7 });
            main.AddNewPart<FootnotesPart>().Footnotes = new Footnotes(
                new Footnote(new Paragraph(new Run(new SeparatorMark()))) { Type = FootnoteEndnoteValues.Separator, Id = 0 },
                new Footnote(new Paragraph(new Run(new ContinuationSeparatorMark())))
                {
                    Type = FootnoteEndnoteValues.ContinuationSeparator,
                    Id = 1,
                },
                new Footnote(new Paragraph(new Run(new Text("An old note")))) { Id = 2 });
            main.Document = new Document(new Body(
                new Paragraph(new Run(new Text("Text of the template")), new Run(new FootnoteReference { Id = 2 })),
                new SectionProperties(
                    new HeaderReference { Type = HeaderFooterValues.Default, Id = main.GetIdOfPart(header) },
                    new FooterReference { Type = HeaderFooterValues.Default, Id = main.GetIdOfPart(footer) },
                    new PageSize { Width = 12240, Height = 15840 })));
        }

        return package.ToArray();
    }
}
