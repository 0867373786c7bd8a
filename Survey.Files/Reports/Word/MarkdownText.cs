using System.Globalization;
using Markdig;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace Survey.Files.Reports.Word;

/// <summary>
/// Writes a text in Markdown: paragraphs, emphasis, lists and links. HTML is text like any other, and a picture is its description.
/// </summary>
internal static class MarkdownText
{
    /// <summary>Adds the text to the document.</summary>
    public static void Write(WordFile file, string markdown)
    {
        foreach (var block in Markdown.Parse(markdown, MarkdownHtml.Pipeline))
        {
            Write(file, block, depth: 0, mark: null);
        }
    }

    /// <summary>Adds a block.</summary>
    /// <param name="file">The document.</param>
    /// <param name="block">The block.</param>
    /// <param name="depth">How many lists it is in.</param>
    /// <param name="mark">
    /// The number of an entry, for instance “1.”; empty for an entry with a bullet; null outside the first line of one.
    /// </param>
    private static void Write(WordFile file, Block block, int depth, string? mark)
    {
        switch (block)
        {
            case ListBlock list:
                var number = int.TryParse(list.OrderedStart, NumberStyles.None, CultureInfo.InvariantCulture, out var first) ? first : 1;
                foreach (var item in list.OfType<ListItemBlock>())
                {
                    var own = list.IsOrdered ? string.Create(CultureInfo.InvariantCulture, $"{number++}.") : "";
                    foreach (var (index, inner) in item.Index())
                    {
                        Write(file, inner, depth + 1, index == 0 ? own : null);
                    }
                }

                break;
            case QuoteBlock quote:
                foreach (var inner in quote)
                {
                    Write(file, inner, depth, mark);
                }

                break;
            case LeafBlock leaf:
                Write(file, TextsOf(leaf), depth, mark);
                break;
        }
    }

    private static void Write(WordFile file, List<WordText> texts, int depth, string? mark)
    {
        var isSecond = depth > 1;
        if (texts.TrueForAll(text => text.Text.Length == 0))
        {
            return;
        }

        if (depth == 0)
        {
            file.Add(texts);
        }
        else if (mark is { Length: 0 })
        {
            file.AddEntry(isSecond ? WordStyles.SecondList : WordStyles.List, texts);
        }
        else
        {
            file.AddEntry(isSecond ? WordStyles.SecondListText : WordStyles.ListText, texts.Prepend(new WordText($"{mark}\t")));
        }
    }

    private static List<WordText> TextsOf(LeafBlock block) =>
        block.Inline is { } inline
            ? [.. TextsOf(inline, new WordText("", IsStrong: block is HeadingBlock))]
            : [new WordText(block is ThematicBreakBlock ? "" : block.Lines.ToString())];

    /// <summary>The pieces of a line.</summary>
    /// <param name="container">The line, or what is emphasized or a link in it.</param>
    /// <param name="look">How the pieces look.</param>
    private static IEnumerable<WordText> TextsOf(ContainerInline container, WordText look) => container.SelectMany(inline => inline switch
    {
        LiteralInline literal => [look with { Text = literal.Content.ToString() }],
        EmphasisInline { DelimiterCount: 1 } emphasis => TextsOf(emphasis, look with { IsEmphasis = true }),
        EmphasisInline emphasis => TextsOf(emphasis, look with { IsStrong = true }),
        LinkInline link => TextsOf(link, link.IsImage ? look : look with { Link = AddressOf(link.Url) }),
        AutolinkInline link => [look with { Text = link.Url, Link = AddressOf(link.IsEmail ? $"mailto:{link.Url}" : link.Url) }],
        CodeInline code => [look with { Text = code.Content }],
        LineBreakInline pause => [look with { Text = pause.IsHard ? "\n" : " " }],
        HtmlEntityInline entity => [look with { Text = entity.Transcoded.ToString() }],
        ContainerInline inner => TextsOf(inner, look),
        _ => Array.Empty<WordText>(),
    });

    /// <summary>The address of a link; null if it leads neither to the web nor to a mailbox.</summary>
    private static string? AddressOf(string? url) =>
        Uri.TryCreate(url, UriKind.Absolute, out var address)
        && (address.Scheme == Uri.UriSchemeHttp || address.Scheme == Uri.UriSchemeHttps || address.Scheme == Uri.UriSchemeMailto)
            ? address.AbsoluteUri
            : null;
}
