using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;
using DocumentFormat.OpenXml.Wordprocessing;
using Survey.Core.Languages;
using Survey.Core.Responses;
using Survey.Files.Reports.Excel;
using Survey.Files.Reports.Word;
using Survey.Tests.Files.Reports.Excel;
using Survey.Tests.Support;

namespace Survey.Tests.Files.Reports.Word;

/// <summary>The overview as a Word document: valid, with the figures of the records that it shows, in every language.</summary>
public sealed class OverviewDocumentTests
{
    private static readonly string[] Samples =
        ["grcp7", "minimal", "accra-2023", "panama-2023", "review-2018", "practice-template", "focus-areas", "grcp7-breakout"];

    [Test]
    public void Write_EverySample_IsValidAgainstTheSchemas([ValueSource(nameof(Samples))] string sample)
    {
        using var document = Open(SampleRound.Read(sample), language: null);

        Validate(document).ShouldBeEmpty();
    }

    [Test]
    public void Write_EveryLanguage_IsValidAndNamesItself([Values("en", "fr", "es", "ru", "ar")] string language)
    {
        using var document = Open(SampleRound.Read("grcp7"), language);

        Validate(document).ShouldBeEmpty();
        document.PackageProperties.Language.ShouldBe(language);
        ParagraphsOf(document).ShouldNotContain(text => text.Contains('{') || text.Contains('}'), "all placeholders are filled");
        var body = document.MainDocumentPart!.Document.Body!;
        var (charts, texts) = (
            body.Descendants<Paragraph>().Where(each => each.Descendants<Drawing>().Any()).ToList(),
            body.Descendants<Paragraph>().Where(each => !each.Descendants<Drawing>().Any()));
        texts.All(each => each.ParagraphProperties?.BiDi is not null).ShouldBe(language == "ar");
        charts.ShouldNotBeEmpty();
        charts.ShouldAllBe(each => each.ParagraphProperties!.BiDi == null, "LibreOffice would write the numbers backwards");
        body.Descendants<Table>().All(each => each.GetFirstChild<TableProperties>()!.GetFirstChild<BiDiVisual>() is not null)
            .ShouldBe(language == "ar");
        (body.GetFirstChild<SectionProperties>()!.GetFirstChild<BiDi>() is not null).ShouldBe(language == "ar");
    }

    [Test]
    public void Write_Grcp7_SaysInSentencesWhatTheRecordsSay()
    {
        using var document = Open(SampleRound.Read("grcp7"), "en");

        var texts = ParagraphsOf(document);

        texts.ShouldContain(text =>
            text.StartsWith("35 organizations were asked; by 10 October 2017, 27 had answered: ", StringComparison.Ordinal));
        texts.ShouldContain("14 respondents have final recommendations.");
        texts.ShouldContain(text => text.StartsWith("Six respondents have provisional recommendations, or are", StringComparison.Ordinal));
        texts.ShouldContain("Three respondents have recommendations on all themes: GFMD; Budapest Process; ACP–EU Migration Dialogue.");
        texts.ShouldContain("Twelve organizations of the region were asked; by 10 October 2017 eleven had answered: "
            + "five RCPs, five interregional forums and one partner organization.");
        texts.ShouldContain("Recurrent recommendations refer to “Remittances” and “Diasporas”.");
        texts.Count(text => text.StartsWith("Theme ", StringComparison.Ordinal)).ShouldBe(4 * 6);
    }

    [Test]
    public void Write_Grcp7_HasEachFigureOfTheRegions()
    {
        var sample = SampleRound.Read("grcp7");
        using var document = Open(sample, "en");

        var texts = ParagraphsOf(document);
        foreach (var finding in sample.Overview.Regions.SelectMany(region => region.Elements).Where(finding => finding.Recurrent))
        {
            texts.ShouldContain(
                $"{finding.Element.Title} (element {finding.Element.Code}): {finding.Named} of {finding.Denominator} – "
                    + string.Join("; ", finding.By.Organizations!.Select(organization => organization.Short.ToString())));
        }

        var matrix = TablesOf(document).Single(table => table[0][0] == "Element");
        foreach (var (element, index) in sample.Round.Framework.Elements.Select((element, index) => (element, index)))
        {
            matrix[index + 1].Skip(1).ShouldBe(
                sample.Overview.Regions
                    .Select(region => region.Elements[element.Position])
                    .Select(finding => (finding.Recurrent ? "● " : "○ ") + $"{finding.Named} of {finding.Denominator}"));
        }
    }

    [Test]
    public void Write_Grcp7_ShowsWhichOrganizationsAddressWhichThemesOnWidePages()
    {
        var sample = SampleRound.Read("grcp7");
        using var document = Open(sample, "en");

        var map = TablesOf(document).Single(table => table[0][0] == "Organization");
        var digests = sample.Responses.Select(response => ResponseDigest.Of(response, sample.Round))
            .Where(digest => digest.IsRecommending)
            .OrderBy(digest => digest.Respondent.Organization!.Position);
        map.Skip(1).ShouldBe(digests.Select(digest => (IReadOnlyList<string>)
        [
            digest.Respondent.Organization!.Short.ToString(),
            .. sample.Round.Framework.Themes.Select(theme => digest.Coverage.Themes.Contains(theme.Position) ? "●" : "–"),
        ]));

        var sections = document.MainDocumentPart!.Document.Descendants<SectionProperties>().ToList();
        sections.Select(section => section.GetFirstChild<PageSize>()!.Orient?.Value == PageOrientationValues.Landscape)
            .ShouldBe([false, true, false]);
        sections.ShouldAllBe(section => section.Elements<FooterReference>().Any());
        sections[1].Ancestors<Paragraph>().Single().PreviousSibling().ShouldBeOfType<Table>();
    }

    [Test]
    public void Write_LateRespondents_AreNamed()
    {
        using var document = Open(SampleRound.Read("grcp7"), "en");

        ParagraphsOf(document).ShouldContain(text =>
            text.StartsWith("Six respondents answered after the deadline of 26 June 2017: ", StringComparison.Ordinal));
    }

    [Test]
    public void Write_CharactersThatXmlCannotHold_AreReplaced()
    {
        var sample = SampleRound.ReadChanged(
            "minimal",
(_, _, _, round) => round["title"] = "A\u000BB\uFFFE");

        using var document = Open(sample, language: null);

        Validate(document).ShouldBeEmpty();
    }

    [Test]
    public void Write_Footnotes_StandOnceInEachPartAtTheFirstMention()
    {
        using var document = Open(SampleRound.Read("grcp7"), "en");

        var notes = document.MainDocumentPart!.FootnotesPart!.Footnotes.Elements<Footnote>().Skip(2).ToList();
        var marks = document.MainDocumentPart.Document.Descendants<FootnoteReference>().Select(mark => mark.Id!.Value).ToList();

        marks.ShouldBe(notes.Select(note => note.Id!.Value));
        notes.Select(note => note.InnerText.Trim()).ShouldContain(text => text.StartsWith("The Forum’s answer", StringComparison.Ordinal));
        var summary = document.MainDocumentPart.Document.Body!.Elements<Paragraph>()
            .TakeWhile(paragraph => !paragraph.InnerText.StartsWith("Appendix 1", StringComparison.Ordinal) || IsContents(paragraph));
        summary.SelectMany(paragraph => paragraph.Descendants<FootnoteReference>()).Count().ShouldBe(8);
    }

    [Test]
    public void Write_Tables_HaveAHeadThatIsRepeatedAndADescription()
    {
        using var document = Open(SampleRound.Read("grcp7"), "en");

        foreach (var table in document.MainDocumentPart!.Document.Descendants<Table>())
        {
            table.Elements<TableRow>().First().TableRowProperties!.GetFirstChild<TableHeader>().ShouldNotBeNull();
            table.GetFirstChild<TableProperties>()!.GetFirstChild<TableDescription>()!.Val!.Value!.Length.ShouldBeGreaterThan(5);
        }
    }

    [Test]
    public void Write_OneRegion_HasThatRegionAlone()
    {
        var sample = SampleRound.Read("grcp7");
        using var package = new MemoryStream();
        var africa = sample.Round.Directory.FindRegion("africa");

        OverviewDocument.Write(
            package,
            new OverviewReport(sample.Overview, sample.ReadAnswers(), WrittenWorkbook.ProducedAt, "1.2.3", africa));

        using var document = WordprocessingDocument.Open(package, isEditable: false);
        ParagraphsOf(document).Where(text => text.StartsWith("Appendix", StringComparison.Ordinal)).Distinct().ShouldBe(
            []);
        ParagraphsOf(document).ShouldContain("Africa");
        ParagraphsOf(document).ShouldContain(text => text.StartsWith("Results of the round", StringComparison.Ordinal));
    }

    [Test]
    public async Task Overview_PrintedByLibreOffice_ReadsLikeAReport()
    {
        using var folder = new TemporaryFolder();
        (await SurveyCommand.Run("demo", "--out", folder.Path)).ExitCode.ShouldBe(0);
        var file = folder.PathOf("report.pdf");
        ExternalTool.Find("libreoffice");

        var result = await SurveyCommand.Run("overview", "grcp7", "--store", folder.PathOf("survey.db"), "--out", file);

        result.ExitCode.ShouldBe(0, result.Error);
        var text = await ExternalTool.Run("pdftotext", "-layout", file, "-");
        var pages = text.Split('\f', StringSplitOptions.RemoveEmptyEntries);
        pages.Length.ShouldBeInRange(20, 40);
        text.ShouldContain($"Page 2 of {pages.Length}");
        var africa = pages.Index().Last(page => page.Item.Contains("Appendix 2. Africa", StringComparison.Ordinal)).Index + 1;
        pages[0].ShouldMatch($@"Appendix 2\. Africa\.+\s*{africa}\n", "the contents have the numbers of the pages");
    }

    private static WordprocessingDocument Open(SampleRound sample, string? language)
    {
        var package = new MemoryStream();
        OverviewDocument.Write(
            package,
            new OverviewReport(
                sample.Overview,
                sample.ReadAnswers(),
                WrittenWorkbook.ProducedAt,
                "1.2.3",
                Language: language is null ? null : Language.Get(language)));
        return WordprocessingDocument.Open(package, isEditable: false);
    }

    private static IEnumerable<string> Validate(WordprocessingDocument document) =>
        new OpenXmlValidator(FileFormatVersions.Office2019)
            .Validate(document)
            .Select(error => $"{error.Path?.XPath}: {error.Description}");

    /// <summary>The texts of all paragraphs, without the marks of footnotes and the characters that isolate names.</summary>
    private static IReadOnlyList<string> ParagraphsOf(WordprocessingDocument document) =>
        [.. document.MainDocumentPart!.Document.Body!.Descendants<Paragraph>().Select(TextOf)];

    private static string TextOf(OpenXmlElement element) =>
        string.Concat(element.Descendants<Text>().SelectMany(text => text.Text).Where(sign => sign is not ('\u2068' or '\u2069')));

    private static IEnumerable<IReadOnlyList<IReadOnlyList<string>>> TablesOf(WordprocessingDocument document) =>
        document.MainDocumentPart!.Document.Descendants<Table>()
            .Select(table => (IReadOnlyList<IReadOnlyList<string>>)
                [.. table.Elements<TableRow>().Select(row => (IReadOnlyList<string>)[.. row.Elements<TableCell>().Select(TextOf)])]);

    private static bool IsContents(Paragraph paragraph) =>
        paragraph.ParagraphProperties?.ParagraphStyleId?.Val?.Value?.StartsWith("TOC", StringComparison.Ordinal) == true;
}
