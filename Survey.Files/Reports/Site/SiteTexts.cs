using System.Xml.Linq;
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
    // A site that withholds counts says nothing in sentences, since they state counts.
    private readonly IReadOnlyList<ReportSentence> _sentences =
        page.Content.IsProtected ? [] : ReportSentences.Of(page.Content.ToReport(page.Wording.In));

    // Analysts may name organizations and quote them, so a site of figures alone has none of their words.
    private bool HasWordsOfAnalysts => page.Content is { HasTexts: true, IsProtected: false };

    /// <summary>A sentence in the analyst's words, or as it is generated; nothing if it names somebody who may not be named.</summary>
    public XElement? Sentence(string key, Region? region, Theme? theme = null)
    {
        var sentence = _sentences.FirstOrDefault(each =>
            each.Key == key && each.Region?.Position == region?.Position && each.Theme?.Position == theme?.Position);
        return sentence is null || sentence.Parts.Any(part => part.Organization is { } named && !page.Content.IsNamed(named))
            ? null
            : Html.P(FindOwn(sentence) ?? sentence.Text);
    }

    /// <summary>The analyst's text about a region or theme; nothing if there is none.</summary>
    /// <param name="part">One of <see cref="ReportText.Parts"/>.</param>
    /// <param name="region">The region; null for the summary.</param>
    /// <param name="theme">The theme; null for none.</param>
    /// <param name="head">The heading above it; null for none.</param>
    public IEnumerable<XElement> Text(string part, Region? region, Theme? theme = null, XElement? head = null) =>
        !HasWordsOfAnalysts
        || page.Content.Added.FindText(region, theme, part) is not { } localized
        || page.Wording.Of(localized) is not { } text
        || page.Content.NamesTooMuch(text) ? []
        : head is null ? [Render(text)]
        : [head, Render(text)];

    private string? FindOwn(ReportSentence sentence) =>
        HasWordsOfAnalysts
        && sentence.FindOwn(page.Content.Added, page.Wording.In)?.Text is { } own
        && !page.Content.NamesTooMuch(own)
            ? own
            : null;

    private static XElement Render(string markdown) =>
        XElement.Parse($"<div>{MarkdownHtml.Of(CellText.Clean(markdown))}</div>", LoadOptions.PreserveWhitespace);
}
