using System.Text;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;
using DocumentFormat.OpenXml.Wordprocessing;
using Survey.Core.Analysis;
using Survey.Core.Languages;
using Survey.Core.Problems;
using Survey.Files.Reports;
using Survey.Files.Reports.Excel;
using Survey.Files.Reports.Sentences;
using Survey.Files.Reports.Word;
using Survey.Tests.Files.Reports.Excel;
using Survey.Tests.Support;

namespace Survey.Tests.Files.Reports.Word;

/// <summary>What analysts add to the Word document: texts in Markdown, footnotes, sentences of their own; and its annexes.</summary>
public sealed class AnalystsWordsTests
{
    private const string AfricaNow = "Seven respondents provided recommendations: "
        + "IGAD-RCP; MIDCAS; MIDSA; MIDWA; 5+5 Dialogue; ACP–EU Migration Dialogue; PAFoM.";

    private static readonly SampleRound Grcp7 = SampleRound.Read("grcp7");

    [Test]
    public void Write_Texts_StandInTheirPartUnderTheirHeading()
    {
        using var document = Open(
            """
            {"texts": [
              {"kind": "introduction", "text": {"en": "A survey among ISCMs."}},
              {"region": "europe", "kind": "commonalities", "text": {"en": "Equal rights."}},
              {"region": "europe", "kind": "variations", "text": {"en": "UNECE differs."}},
              {"region": "europe", "theme": "1", "kind": "remarks", "text": {"en": "Four agree."}},
              {"region": "europe", "kind": "practices", "text": {"en": "A vast array."}},
              {"region": "europe", "kind": "remarks", "text": {"en": "The end."}}]}
            """);

        var texts = TextsOf(document);
        Following(texts, "Background").ShouldBe("A survey among ISCMs.");
        Following(texts, "Commonalities").ShouldBe("Equal rights.");
        Following(texts, "Variations").ShouldBe("UNECE differs.");
        texts.IndexOf("Four agree.").ShouldBeInRange(texts.LastIndexOf("Theme 1: four respondents"), texts.IndexOf("A vast array."));
        Following(texts, "II. Practices", from: texts.IndexOf("UNECE differs.")).ShouldBe("A vast array.");
        texts.IndexOf("The end.").ShouldBeGreaterThan(texts.LastIndexOf("Prague Process"));
        texts.LastIndexOf("Appendix 5. Europe").ShouldBeLessThan(texts.IndexOf("Equal rights."));
    }

    [Test]
    public void Write_Markdown_BecomesParagraphsListsEmphasisAndLinks()
    {
        using var document = Open(
            """
            {"texts": [{"region": "africa", "kind": "introduction", "text": {"en":
              "**Bold** and *slanted*, see [the site](https://example.org/a?b=1).\n\n- one\n  - inner\n- two\n\nLIST"}}]}
            """.Replace("LIST", @"1. first\n2. second\n\n<b>no HTML</b> [bad](javascript:x)", StringComparison.Ordinal));

        var paragraphs = document.MainDocumentPart!.Document.Body!.Elements<Paragraph>().ToList();
        var line = paragraphs.Single(each => TextOf(each).StartsWith("Bold and slanted", StringComparison.Ordinal));
        RunsOf(line).Single(run => run.InnerText == "Bold").RunProperties!.Bold.ShouldNotBeNull();
        RunsOf(line).Single(run => run.InnerText == "slanted").RunProperties!.Italic.ShouldNotBeNull();
        line.Descendants<FieldCode>().Single().Text.Trim().ShouldBe("HYPERLINK \"https://example.org/a?b=1\"");
        StyleOf(paragraphs, "one").ShouldBe(WordStyles.List);
        StyleOf(paragraphs, "inner").ShouldBe(WordStyles.SecondList);
        StyleOf(paragraphs, "1.first").ShouldBe(WordStyles.ListText);
        StyleOf(paragraphs, "2.second").ShouldBe(WordStyles.ListText);
        var last = paragraphs.Single(each => TextOf(each) == "<b>no HTML</b> bad");
        last.Descendants<FieldCode>().ShouldBeEmpty("only addresses of the web and of mailboxes are links");
    }

    [Test]
    public void Write_Footnotes_StandAtOrganizationsAndFigures()
    {
        using var document = Open(
            """
            {"footnotes": [
              {"region": "africa", "figure": "title", "text": {"en": "Prepared by the secretariat."}},
              {"region": "africa", "figure": "respondentsByType.irf", "text": {"en": "Counted in each region."}},
              {"region": "africa", "figure": "respondents.4", "text": {"en": "Few."}},
              {"figure": "recurrence", "text": {"en": "More than half."}},
              {"region": "africa", "organization": "midsa", "text": {"en": "Revised in 2018."}}]}
            """);

        MarkOf(document, "Prepared by the secretariat.").ShouldBe("Appendix 2. Africa");
        MarkOf(document, "Counted in each region.").ShouldStartWith("Twelve organizations of the region were asked");
        MarkOf(document, "Few.").ShouldBe("Theme 4: three respondents");
        MarkOf(document, "Revised in 2018.").ShouldBe("Migration Dialogue for Southern Africa (MIDSA)");
        NotesOf(document).Count(note => note == "More than half.").ShouldBe(5, "the summary and each region");
    }

    [TestCase(AfricaNow, false)]
    [TestCase("Six respondents provided recommendations: IGAD-RCP; MIDCAS; MIDSA; MIDWA; 5+5 Dialogue; PAFoM.", true)]
    public async Task Write_OwnSentence_ReplacesTheGeneratedOneAndIsFlaggedIfFiguresChanged(string basis, bool isOutdated)
    {
        var content = Parse(
            $$"""
            {"sentences": [{"region": "africa", "sentence": "gave", "language": "en",
              "text": "Most of them *recommend*.", "basis": "{{basis}}"}]}
            """);
        List<ReportSentence> outdated = [];
        using var package = new MemoryStream();
        await ExportFormats.Overview.Single(format => format.File == FileFormat.Document).Write(
            new OverviewExport(Grcp7.Overview, Grcp7.Responses.ToAsyncEnumerable(), WrittenWorkbook.ProducedAt)
            {
                Content = content,
                OnOutdated = outdated.AddRange,
            },
            package,
            CancellationToken.None);

        using var document = WordprocessingDocument.Open(package, isEditable: false);
        var texts = TextsOf(document);
        texts.ShouldContain("Most of them recommend.");
        texts.ShouldNotContain(AfricaNow);
        texts.Contains($"Africa: {AfricaNow}").ShouldBe(isOutdated);
        outdated.Select(each => each.Key).ShouldBe(isOutdated ? ["gave"] : []);
    }

    [TestCase("", "Appendix 5. Europe")]
    [TestCase("method", "Appendix 6. Method")]
    [TestCase("method matrix", "Appendix 7. Method")]
    public void Write_Annexes_AreThoseThatAreWanted(string wanted, string last)
    {
        using var document = Open(
            "{}",
            [.. ReportAnnex.All.Where(annex => wanted.Split(' ').Contains(annex.Code, StringComparer.Ordinal))]);

        TextsOf(document).Last(text => text.StartsWith("Appendix ", StringComparison.Ordinal)).ShouldBe(last);
    }

    [Test]
    public async Task Write_AlignmentTables_HaveARowForEachEntry()
    {
        var panama = SampleRound.Read("panama-2023");
        using var package = new MemoryStream();

        await ExportFormats.Overview.Single(format => format.File == FileFormat.Document).Write(
            new OverviewExport(panama.Overview, panama.Responses.ToAsyncEnumerable(), WrittenWorkbook.ProducedAt)
            {
                Annexes = [ReportAnnex.Alignments],
            },
            package,
            CancellationToken.None);

        using var document = WordprocessingDocument.Open(package, isEditable: false);
        var alignments = panama.Round.Alignments;
        var tables = document.MainDocumentPart!.Document.Body!.Elements<Table>().TakeLast(alignments.Count).ToList();
        tables.Select(table => table.Elements<TableRow>().Count()).ShouldBe(alignments.Select(each => each.Entries.Count + 1));
        tables[0].InnerText.ShouldContain(alignments[0].Columns[0].Name.ToString());
        new OpenXmlValidator(DocumentFormat.OpenXml.FileFormatVersions.Office2019).Validate(document).ShouldBeEmpty();
    }

    private static ReportContent Parse(string json) =>
        ReportContent.Parse(Encoding.UTF8.GetBytes(json), Place.OfFile("analysis.json"), Grcp7.Round).Value.ShouldNotBeNull();

    private static WordprocessingDocument Open(string content, IReadOnlyList<ReportAnnex>? annexes = null)
    {
        var package = new MemoryStream();
        OverviewDocument.Write(
            package,
            new OverviewReport(Grcp7.Overview, Grcp7.ReadAnswers(), WrittenWorkbook.ProducedAt, "1.2.3", Language: Language.English)
            {
                Content = Parse(content),
                Annexes = annexes ?? ReportAnnex.Usual,
            });
        var document = WordprocessingDocument.Open(package, isEditable: false);
        new OpenXmlValidator(DocumentFormat.OpenXml.FileFormatVersions.Office2019).Validate(document).ShouldBeEmpty();
        return document;
    }

    private static List<string> TextsOf(WordprocessingDocument document) =>
        [.. document.MainDocumentPart!.Document.Body!.Descendants<Paragraph>().Select(TextOf)];

    private static string TextOf(Paragraph paragraph) => string.Concat(paragraph.Descendants<Text>().Select(text => text.Text));

    private static string Following(List<string> texts, string heading, int from = 0) =>
        texts[texts.IndexOf(heading, Math.Max(from, texts.IndexOf(heading) + (from == 0 && heading == "Background" ? 1 : 0))) + 1];

    private static IEnumerable<Run> RunsOf(Paragraph paragraph) => paragraph.Descendants<Run>();

    private static string? StyleOf(List<Paragraph> paragraphs, string text) =>
        paragraphs.First(each => TextOf(each) == text).ParagraphProperties!.ParagraphStyleId!.Val!.Value;

    private static IEnumerable<string> NotesOf(WordprocessingDocument document) =>
        document.MainDocumentPart!.FootnotesPart!.Footnotes.Elements<Footnote>().Select(note => note.InnerText.Trim());

    /// <summary>The paragraph that has the mark of a footnote.</summary>
    private static string MarkOf(WordprocessingDocument document, string note)
    {
        var id = document.MainDocumentPart!.FootnotesPart!.Footnotes.Elements<Footnote>()
            .First(each => each.InnerText.Trim() == note)
            .Id!;
        return TextOf(document.MainDocumentPart.Document.Body!.Descendants<Paragraph>()
            .Single(each => each.Descendants<FootnoteReference>().Any(mark => mark.Id! == id)));
    }
}
