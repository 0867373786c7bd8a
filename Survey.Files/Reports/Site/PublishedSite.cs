using System.Reflection;
using System.Text;
using System.Xml.Linq;
using Survey.Core.Languages;

namespace Survey.Files.Reports.Site;

/// <summary>
/// A static site of a round: pages that need no service and no script, in one folder per language. It shows the figures of the overview
/// and of the results, and as much of texts and names as was asked for and as the respondents allow.
/// </summary>
public static class PublishedSite
{
    /// <summary>The file to open first.</summary>
    public const string Entrance = "index.html";

    /// <summary>Makes the files of the site.</summary>
    /// <param name="export">What to publish.</param>
    /// <param name="cancellationToken">Ends the reading of responses.</param>
    /// <returns>Path (with <c>/</c>) and contents of each file.</returns>
    public static async Task<IReadOnlyList<(string Path, byte[] Contents)>> Create(
        SiteExport export,
        CancellationToken cancellationToken = default)
    {
        var content = await SiteContent.Read(export, cancellationToken);
        return
        [
            (Entrance, Encode(WriteEntrance(export.Languages))),
            ("site.css", ReadAsset("site.css")),
            ("site.js", ReadAsset("site.js")),
            .. export.Languages.SelectMany(language => CreatePages(new SitePage(content, language, export.Languages))),
        ];
    }

    private static IEnumerable<(string Path, byte[] Contents)> CreatePages(SitePage page)
    {
        yield return Make("index.html", page.Wording.Of(page.Round.Title), SiteIndexPage.Of(page));
        foreach (var region in page.Content.IsProtected ? [] : page.Content.Overview.Regions)
        {
            yield return Make(SitePage.FileOf(region.Region), page.Wording.Of(region.Region), SiteRegionPage.Of(page, region));
        }

        yield return Make("questions.html", page["questions"], SiteQuestionsPage.Of(page));
        if (SitePracticesPage.Has(page.Content))
        {
            yield return Make(SitePracticesPage.File, page.Wording.PracticesHeading, SitePracticesPage.Of(page));
        }

        yield return Make("method.html", page.Wording["workbook.sheet.method"], SiteMethodPage.Of(page));

        (string, byte[]) Make(string file, string title, IEnumerable<object?> body) =>
            ($"{page.Wording.In.Tag}/{file}", Encode(page.Write(file, title, body)));
    }

    /// <summary>The page in the folder itself: it leads to the first language, and has links to all.</summary>
    private static string WriteEntrance(IReadOnlyList<Language> languages) => Html.Write(new XElement(
        "html",
        new XAttribute("lang", languages[0].Tag),
        new XElement(
            "head",
            new XElement("meta").With("charset", "utf-8"),
            new XElement("meta").With("http-equiv", "refresh").With("content", $"0; url={languages[0].Tag}/index.html"),
            new XElement("title", languages[0].Name)),
        new XElement(
            "body",
            Html.List(languages.Select(language =>
                (object)Html.Link($"{language.Tag}/index.html", language.Name).With("lang", language.Tag))))));

    private static byte[] Encode(string text) => Encoding.UTF8.GetBytes(text);

    private static byte[] ReadAsset(string name)
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream($"Site.{name}")!;
        using var contents = new MemoryStream();
        stream.CopyTo(contents);
        return contents.ToArray();
    }
}
