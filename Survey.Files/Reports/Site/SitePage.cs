using System.Xml.Linq;
using Survey.Core.Analysis;
using Survey.Core.Frameworks;
using Survey.Core.Languages;
using Survey.Core.Organizations;
using Survey.Core.Results.Disclosure;
using Survey.Core.Rounds;

namespace Survey.Files.Reports.Site;

/// <summary>What the pages of a site share in one language: frame, texts, figures and names.</summary>
/// <param name="content">The data to show.</param>
/// <param name="language">The language.</param>
/// <param name="languages">All languages of the site.</param>
internal sealed class SitePage(SiteContent content, Language language, IReadOnlyList<Language> languages)
{
    private const string Prefix = "site.";

    public SiteContent Content => content;

    public Round Round => content.Round;

    public ReportWording Wording { get; } = new(content.Round, language);

    /// <summary>Sentences and the words of analysts.</summary>
    public SiteTexts Texts => field ??= new SiteTexts(this);

    /// <summary>A text of the site with its placeholders filled.</summary>
    public string this[string key, params ReadOnlySpan<(string Name, object? Value)> values] => Wording.Fill(Prefix + key, values);

    public static string FileOf(Region region) => $"region-{region.Code}.html";

    public static string IdOf(Element element) => $"element-{element.Code}";

    /// <summary>A page with the frame that all have.</summary>
    /// <param name="file">Its name.</param>
    /// <param name="title">Its heading.</param>
    /// <param name="body">What it shows.</param>
    public string Write(string file, string title, IEnumerable<object?> body)
    {
        var round = Wording.Of(Round.Title);
        var asked = content.Detail == PublicationConsent.Figures || Round.AsksForConsent ? "" : ".unasked";
        return Html.Write(new XElement(
            "html",
            new XAttribute("lang", Wording.In.Tag),
            new XAttribute("dir", Wording.In.Direction),
            new XElement(
                "head",
                new XElement("meta", new XAttribute("charset", "utf-8")),
                new XElement("meta", new XAttribute("name", "viewport"), new XAttribute("content", "width=device-width, initial-scale=1")),
                new XElement("title", title == round ? title : $"{title} – {round}"),
                new XElement("link", new XAttribute("rel", "stylesheet"), new XAttribute("href", "../site.css"))),
            new XElement(
                "body",
                Html.Link("#main", this["skip"]).With("class", "skip"),
                new XElement(
                    "header",
                    P("round", round),
                    new XElement("nav", new XAttribute("aria-label", this["pages"]), new XElement("ul", Navigation(file))),
                    languages.Count < 2 ? null : P("languages", languages.SelectMany(LinkTo))),
                new XElement("main", new XAttribute("id", "main"), Html.Head(1, title), body),
                new XElement(
                    "footer",
                    Html.P(this["produced", ("moment", Wording.Moment(content.ProducedAt))]),
                    content.Publication is { } publication ? Html.P(Wording.Of(publication)) : null,
                    Html.P(
                        content.IsProtected
                            ? this["protected", ("smallest", content.Smallest)]
                            : this[$"detail.{content.Detail.ToCode()}{asked}"])))));

        IEnumerable<object> LinkTo(Language other) =>
            other == Wording.In
                ? [new XElement("span", new XAttribute("lang", other.Tag), new XAttribute("aria-current", "true"), other.Name), " "]
                : [Html.Link($"../{other.Tag}/{file}", other.Name).With("lang", other.Tag).With("hreflang", other.Tag), " "];
    }

    /// <summary>A part of a whole with its share, which opens the names behind it if there are any to show.</summary>
    public object Figure(RespondentGroup part, int whole) => Opening(Wording.OutOfWithShare(part.Count, whole), part);

    /// <summary>A count which opens the names behind it if there are any to show.</summary>
    public object Figure(RespondentGroup group) => Opening(Wording.Number(group.Count), group);

    /// <summary>The analyst's texts that stand after the figures, with their headings.</summary>
    /// <param name="region">The region; null for the summary.</param>
    public IEnumerable<object?> FurtherTexts(Region? region) =>
        new[] { ReportText.Commonalities, ReportText.Variations, ReportText.Remarks }
            .SelectMany(part => Texts.Text(part, region, head: Html.Head(2, Wording[$"document.{part}"])));

    /// <summary>How many were invited, answered and gave no feedback, as rows of a table.</summary>
    /// <param name="invited">The invited organizations; null in an open round.</param>
    /// <param name="responded">The respondents.</param>
    public IReadOnlyList<IReadOnlyList<object>> RowsOfResponse(RespondentGroup? invited, RespondentGroup responded) =>
        invited is null
            ? [[Wording["workbook.responded"], Figure(responded)]]
            :
            [
                [Wording["workbook.invited"], Figure(invited)],
                [Wording["workbook.responded"], Figure(responded, invited.Count)],
            ];

    /// <summary>The respondents of each type that has any, as rows of a table.</summary>
    /// <param name="responded">The respondents.</param>
    /// <param name="types">Their numbers by type.</param>
    public IEnumerable<IReadOnlyList<object>> RowsOfTypes(RespondentGroup responded, IReadOnlyList<TypeCount> types) =>
        types
            .Where(type => type.Respondents > 0)
            .Select(IReadOnlyList<object> (type) =>
            [
                Wording.Heading(type.Type.Name),
                Figure(new RespondentGroup(type.Respondents, responded.OfType(type.Type))),
            ]);

    /// <summary>A label that begins with what the round calls its rows: “Recommendations: final”.</summary>
    public string LabelOfRows(string key) => Wording.Fill(key, ("rows", Wording.RowsHeading));

    /// <summary>A figure with what it counts before it.</summary>
    public static XElement Line(string label, object figure) => new("dl", new XElement("dt", label), new XElement("dd", figure));

    /// <summary>The names that may be shown, and how many more there are; null if there is no name to show.</summary>
    public string? FindNames(RespondentGroup group)
    {
        var (named, others) = content.NamesOf(group);
        return named.Count == 0 ? null
            : others == 0 ? Wording.ListNames(named.Select(Wording.Of))
            : Wording.Count($"{Prefix}and-others", others, ("names", Wording.ListNames(named.Select(Wording.Of))));
    }

    /// <summary>The code and short title of a theme; only the title if it has no code.</summary>
    public string NameOf(Theme theme) =>
        theme.Code is null ? Wording.Of(theme) : $"{theme.Code} {Wording.In.Isolate(Wording.Of(theme.Short))}";

    /// <summary>The code and short title of an element.</summary>
    public string NameOf(Element element) => $"({element.Code}) {Wording.In.Isolate(Wording.Of(element.Short))}";

    /// <summary>The name of a group of respondents, or the names of those that are added up.</summary>
    public string NameOf(PublishedRow row) =>
        Wording.ListNames(
        [
            .. row.Groups.Select(group => Wording.Heading(group.Name)),
            .. row.HasWithoutRegion ? [this["no-region"]] : Array.Empty<string>(),
        ]);

    private object Opening(string figure, RespondentGroup group) =>
        FindNames(group) is { } names ? Html.Details(figure, Html.P(names)) : figure;

    private static XElement P(string style, params object[] content) => new XElement("p", content).With("class", style);

    private IEnumerable<XElement> Navigation(string current)
    {
        List<(string File, string Title)> pages =
        [
            ("index.html", this["summary"]),
            .. content.IsProtected ? [] : content.Overview.Regions.Select(region => (FileOf(region.Region), Wording.Of(region.Region))),
            ("questions.html", this["questions"]),
        ];
        if (SitePracticesPage.Has(content))
        {
            pages.Add((SitePracticesPage.File, Wording.PracticesHeading));
        }

        pages.Add(("method.html", Wording["workbook.sheet.method"]));
        return pages.Select(page => new XElement(
            "li",
            page.File == current ? Html.Link(page.File, page.Title).With("aria-current", "page") : Html.Link(page.File, page.Title)));
    }
}
