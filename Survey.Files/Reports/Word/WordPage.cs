using DocumentFormat.OpenXml.Wordprocessing;
using Survey.Core.Languages;

namespace Survey.Files.Reports.Word;

/// <summary>The pages of a document. Lengths are in twentieths of a point.</summary>
internal static class WordPage
{
    /// <summary>The width of the text: A4 with margins of 2.5 cm.</summary>
    public const int TextWidth = 9070;

    private const int PageWidth = 11906;
    private const int PageHeight = 16838;
    private const uint Margin = 1418;

    /// <summary>The pages of a document without a template.</summary>
    public static SectionProperties Make(Language language)
    {
        var section = new SectionProperties(
            new PageSize { Width = PageWidth, Height = PageHeight },
            new PageMargin
            {
                Top = (int)Margin,
                Bottom = (int)Margin,
                Left = Margin,
                Right = Margin,
                Header = 709,
                Footer = 709,
                Gutter = 0,
            });
        if (language.IsRightToLeft)
        {
            section.Append(new BiDi());
        }

        return section;
    }

    /// <summary>The width of the text on pages of a template.</summary>
    public static int TextWidthOf(SectionProperties section)
    {
        var margins = section.GetFirstChild<PageMargin>();
        return section.GetFirstChild<PageSize>()?.Width?.Value is { } width
            ? (int)width - (int)(margins?.Left?.Value ?? Margin) - (int)(margins?.Right?.Value ?? Margin)
            : TextWidth;
    }
}
