using Markdig;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace Survey.Files.Reports;

/// <summary>
/// Texts in Markdown as HTML. HTML in a text is shown as it was typed, and links lead only to the web and to mail addresses.
/// </summary>
public static class MarkdownHtml
{
    /// <summary>Reads Markdown in which HTML is text like any other.</summary>
    internal static MarkdownPipeline Pipeline { get; } = new MarkdownPipelineBuilder().DisableHtml().Build();

    private static readonly string[] Schemes = ["http://", "https://", "mailto:"];

    /// <summary>The text as HTML, with every character of it encoded.</summary>
    public static string Of(string markdown)
    {
        var document = Markdown.Parse(markdown, Pipeline);
        foreach (var link in document.Descendants<LinkInline>())
        {
            // A picture of another site would tell it who reads the page; the policy of the pages refuses it anyway.
            link.IsImage = false;
            if (link.Url is { } url && !Schemes.Any(scheme => url.StartsWith(scheme, StringComparison.OrdinalIgnoreCase)))
            {
                link.Url = "";
            }
        }

        foreach (var link in document.Descendants<AutolinkInline>())
        {
            if (!link.IsEmail && !Schemes.Any(scheme => link.Url.StartsWith(scheme, StringComparison.OrdinalIgnoreCase)))
            {
                link.Url = "";
            }
        }

        return document.ToHtml(Pipeline);
    }
}
