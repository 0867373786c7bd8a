using System.Security.Cryptography;
using System.Text;
using System.Xml.Linq;
using Survey.Core.Analysis;
using Survey.Core.Organizations;
using Survey.Core.Questionnaires;
using Survey.Core.Responses;
using Survey.Files.Workbooks;

namespace Survey.Files.Reports.Site;

/// <summary>The page of the practices, by category, and their titles on the page of a region.</summary>
internal static class SitePracticesPage
{
    /// <summary>The name of the page.</summary>
    public const string File = "practices.html";

    /// <summary>True if the site has practices to show.</summary>
    public static bool Has(SiteContent content) => content.Practices.Count > 0;

    /// <summary>The content of the page.</summary>
    public static IEnumerable<object?> Of(SitePage page)
    {
        var categories = ByCategory(page, page.Content.Practices);
        yield return new XElement(
            "p",
            new XElement("label", page["search"], " ", new XElement("input").With("type", "search").With("id", "search")))
            .With("id", "search-line")
            .With("hidden", "hidden");
        yield return Html.List(categories.Select((each, position) =>
            (object)Html.Link($"#category-{position}", $"{NameOf(page, each.Category)} ({page.Wording.Number(each.Practices.Count)})")));
        var shown = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (position, (category, ofCategory)) in categories.Index())
        {
            yield return new XElement(
                "section",
                Html.Head(2, NameOf(page, category), $"category-{position}"),
                ofCategory.OrderBy(practice => OrderOf(page, practice), StringComparer.Ordinal).Select(practice => shown.Add(IdOf(practice))
                    ? Card(page, practice)
                    : new XElement(
                        "article",
                        Html.Head(3, page.Wording.TitleOf(practice)),
                        Html.P(Html.Link($"#{IdOf(practice)}", page["see-above"])))));
        }

        yield return new XElement("script").With("src", "../site.js");
    }

    /// <summary>The titles of a region's practices by category; empty if there are none to show.</summary>
    public static IEnumerable<object?> OfRegion(SitePage page, Region region)
    {
        // The regions of an unnamed author may tell who it is.
        var categories = ByCategory(
            page,
            page.Content.Practices.Where(practice => practice.Regions.Contains(region) && HasAuthor(page, practice)));
        if (categories.Count > 0)
        {
            yield return Html.Head(2, page.Wording.PracticesHeading, "practices");
        }

        foreach (var category in categories)
        {
            yield return Html.Head(3, NameOf(page, category.Category));
            yield return Html.List(category.Practices.Select(practice =>
                (object)Html.Link($"{File}#{IdOf(practice)}", page.Wording.TitleOf(practice))));
        }
    }

    /// <summary>A text, or a link if it is a web address.</summary>
    /// <param name="text">The answer.</param>
    /// <param name="response">The response that it is from.</param>
    public static XElement TextOrLink(string text, Response response) =>
        LinkTarget.Find(text) is { } target
            ? Html.P(Html.Link(target.AbsoluteUri, text).With("rel", "noopener noreferrer"))
            : Html.Text(text, response.Language);

    private static XElement Card(SitePage page, Practice practice)
    {
        var (title, text) = (page.Wording.TitleOf(practice), page.Wording.TextOf(practice));
        var authors = practice.Responses.Select(page.Content.FindAuthor).OfType<Organization>().Select(page.Wording.Of).ToList();
        var elements = practice.Coded is { } coded
            ? coded.Elements.Select(page.NameOf).Concat(coded.Themes.Select(page.NameOf)).ToList()
            : [];
        return new XElement(
            "article",
            Html.Head(3, title),
            authors.Count > 0 ? Html.P(new XElement("strong", page.Wording.ListNames(authors))) : null,
            text.Length == 0 || text == title ? null : Html.Text(text, text == practice.Text ? practice.Response.Language : null),
            practice.Regions.Count > 0 && HasAuthor(page, practice)
                ? Html.P(page["regions", ("list", page.Wording.ListNames(practice.Regions))])
                : null,
            elements.Count > 0 ? Html.P(page["elements", ("list", page.Wording.ListNames(elements))]) : null,
            practice.Link is { } link && HasAuthor(page, practice) ? TextOrLink(link, practice.Response) : null)
            .With("id", IdOf(practice));
    }

    private static bool HasAuthor(SitePage page, Practice practice) =>
        practice.Responses.All(each => page.Content.FindAuthor(each) is not null);

    private static string OrderOf(SitePage page, Practice practice) =>
        page.Content.OrderOf(practice.Response, page.Round.Analysis.Practices, practice.Text);

    private static List<PracticeCategory> ByCategory(SitePage page, IEnumerable<Practice> practices) =>
    [
        .. PracticeCategory.GetCategories(page.Round, page.Content.Added)
            .Append<Choice?>(null)
            .Select(category => new PracticeCategory(category, [.. practices.Where(practice => IsOf(practice, category))]))
            .Where(each => each.Practices.Count > 0),
    ];

    private static bool IsOf(Practice practice, Choice? category) =>
        category is null
            ? practice.Categories.Count == 0
            : practice.Categories.Any(each => each.Code == category.Code);

    // Made of the text and not of the row, because a row would tell who an unnamed author is.
    private static string IdOf(Practice practice) =>
        $"practice-{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(practice.Text))[..6])}";

    private static string NameOf(SitePage page, Choice? category) =>
        category is null ? page.Wording["workbook.practices.no-category"] : page.Wording.Heading(category.Label);
}
