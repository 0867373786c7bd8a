using System.Text;
using DocumentFormat.OpenXml.Packaging;
using Survey.Core.Languages;
using Survey.Core.Rounds;
using Survey.Files.Reports;
using Survey.Files.Reports.Site;
using Survey.Tests.Support;

namespace Survey.Tests.Samples;

/// <summary>
/// <c>samples/grcp7/published/</c> holds what the present code writes. If this fails because the report changed, remove the files and write
/// them again: <c>survey report grcp7 --out samples/grcp7/published --languages en,fr,ar --formats docx,xlsx,site</c>. The workbooks in
/// French and Arabic are not kept.
/// </summary>
public sealed class PublishedFilesTests
{
    private static readonly SampleRound Grcp7 = SampleRound.Read("grcp7");

    [Test]
    public async Task Document_EachPart_IsAsTheCodeWritesIt([Values("en", "fr", "ar")] string language)
    {
        using var published = WordprocessingDocument.Open(
            PathOf($"grcp7-{language}.docx"),
            isEditable: false);
        using var package = new MemoryStream();

        await ExportFormats.Overview.Single(format => format.File == FileFormat.Document).Write(
            new OverviewExport(
                Grcp7.Overview,
                Grcp7.Responses.ToAsyncEnumerable(),
                new DateTimeOffset(published.PackageProperties.Created!.Value.ToUniversalTime()))
            {
                Content = Grcp7.Content,
                Language = Language.Get(language),
            },
            package,
            CancellationToken.None);

        using var written = WordprocessingDocument.Open(package, isEditable: false);
        PartsOf(published).Keys.ShouldBe(PartsOf(written).Keys, ignoreOrder: true);
        foreach (var (part, xml) in PartsOf(written))
        {
            PartsOf(published)[part].ShouldBe(xml, $"{part} differs: write the files again");
        }
    }

    [Test]
    public async Task Workbook_EachPart_IsAsTheCodeWritesIt()
    {
        using var published = SpreadsheetDocument.Open(PathOf("grcp7-en.xlsx"), isEditable: false);
        using var package = new MemoryStream();

        await ExportFormats.Overview.Single(format => format.File == FileFormat.Workbook).Write(
            new OverviewExport(Grcp7.Overview, Grcp7.Responses.ToAsyncEnumerable(), GetMoment())
            {
                Content = Grcp7.Content,
                Language = Language.English,
            },
            package,
            CancellationToken.None);

        using var written = SpreadsheetDocument.Open(package, isEditable: false);
        SheetsOf(published).ShouldBe(SheetsOf(written));
    }

    [Test]
    public async Task Site_EachFile_IsAsTheCodeWritesIt()
    {
        var files = await PublishedSite.Create(new SiteExport(Grcp7.Overview, Grcp7.Responses.ToAsyncEnumerable(), GetMoment())
        {
            Detail = PublicationConsent.Names,
            Content = Grcp7.Content,
            Languages = [.. new[] { "en", "fr", "ar" }.Select(Language.Get)],
        });

        Directory.EnumerateFiles(PathOf("site"), "*", SearchOption.AllDirectories).Count().ShouldBe(files.Count);
        foreach (var (path, contents) in files)
        {
            (await File.ReadAllTextAsync(PathOf($"site/{path}"))).ShouldBe(Encoding.UTF8.GetString(contents), $"{path}: write it again");
        }
    }

    private static string PathOf(string file) => Repository.PathOf("samples", "grcp7", "published", file);

    /// <summary>The moment at which all files were written.</summary>
    private static DateTimeOffset GetMoment()
    {
        using var document = WordprocessingDocument.Open(PathOf("grcp7-en.docx"), isEditable: false);
        return new DateTimeOffset(document.PackageProperties.Created!.Value.ToUniversalTime());
    }

    /// <summary>The XML of each sheet, in order.</summary>
    private static List<string> SheetsOf(SpreadsheetDocument workbook) =>
        [.. workbook.WorkbookPart!.WorksheetParts.Select(part => part.Worksheet.OuterXml).Order(StringComparer.Ordinal)];

    /// <summary>The XML of each part of a document, by its name.</summary>
    private static Dictionary<string, string> PartsOf(WordprocessingDocument document) =>
        document.MainDocumentPart!.Parts
            .Select(part => part.OpenXmlPart)
            .Append(document.MainDocumentPart)
            .ToDictionary(part => part.Uri.ToString(), part => part.RootElement!.OuterXml, StringComparer.Ordinal);
}
