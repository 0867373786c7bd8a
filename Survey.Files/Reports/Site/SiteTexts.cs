using System.Xml.Linq;
using Markdig;
using Survey.Core.Analysis;
using Survey.Core.Frameworks;
using Survey.Core.Organizations;
using Survey.Files.Reports.Sentences;
using Survey.Files.Workbooks;

namespace Survey.Files.Reports.Site;

/// <summary>What a site says in sentences: those generated from figures, and the words of analysts.</summary>
/// <param name="page">Names, figures and language.</param>
internal sealed class SiteTexts(SitePage page)
{
    private static readonly MarkdownPipeline Pipeline = new MarkdownPipelineBuilder().DisableHtml().Build();

    // A site that withholds counts says nothing in sentences, since they state counts.
    private readonly IReadOnlyList<ReportSentence> _sentences =
        page.Content.IsProtected ? [] : ReportSentences.Of(page.Content.ToReport(page.Wording.In));

    // Analysts may name organizations and quote them, so a site of figures alone has none of their words.
    private bool HasWordsOfAnalysts => page.Content.HasTexts;

    /// <summary>A sentence in the analyst's words, or as it is generated; nothing if it names somebody who may not be named.</summary>
    public XElement? Sentence(string key, Region? region, Theme? theme = null)
    {
        var sentence = _sentences.FirstOrDefault(each =>
            each.Key == key && each.Region?.Position == region?.Position && each.Theme?.Position == theme?.Position);
        return sentence is null || sentence.Parts.Any(part => part.Organization is { } named && !page.Content.IsNamed(named))
            ? null
            : Html.P((HasWordsOfAnalysts ? sentence.FindOwn(page.Content.Content, page.Wording.In)?.Text : null) ?? sentence.Text);
    }

    /// <summary>The analyst's text about a region or theme; nothing if there is none.</summary>
    /// <param name="part">One of <see cref="ReportText.Parts"/>.</param>
    /// <param name="region">The region; null for the summary.</param>
    /// <param name="theme">The theme; null for none.</param>
    /// <param name="head">The heading above it; null for none.</param>
    public IEnumerable<XElement> Text(string part, Region? region, Theme? theme = null, XElement? head = null) =>
        !HasWordsOfAnalysts || page.Content.Content.FindText(region, theme, part) is not { } text ? []
        : head is null ? [Render(page.Wording.Of(text))]
        : [head, Render(page.Wording.Of(text))];

    /// <summary>Markdown as HTML. HTML inside is text, only links to web addresses stay links, and a picture is its description.</summary>
    private static XElement Render(string markdown)
    {
        var html = XElement.Parse($"<div>{Markdown.ToHtml(CellText.Clean(markdown), Pipeline)}</div>", LoadOptions.PreserveWhitespace);
        foreach (var picture in html.Descendants("img").ToList())
        {
            picture.ReplaceWith(picture.Attribute("alt")?.Value ?? "");
        }

        foreach (var link in html.Descendants("a"))
        {
            link.SetAttributeValue("href", LinkTarget.Find(link.Attribute("href")?.Value ?? "")?.AbsoluteUri);
            link.SetAttributeValue("rel", "noopener noreferrer");
        }

        return html;
    }
}
