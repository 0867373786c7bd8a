using DocumentFormat.OpenXml.Wordprocessing;
using Survey.Core.Languages;

namespace Survey.Files.Reports.Word;

/// <summary>The pages of a document. Lengths are in twentieths of a point.</summary>
internal static class WordPage
{
    /// <summary>The width of the text: A4 with margins of 2.5 cm.</summary>
    public const int TextWidth = 9070;

    /// <summary>The width of the text on pages that are wider than high.</summary>
    public const int WideTextWidth = PageHeight - (PageWidth - TextWidth);

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

    /// <summary>Divides a document into sections of upright and wide pages, with the header and footer of its only section.</summary>
    /// <param name="last">The section at the end of the document.</param>
    /// <param name="before">The sections before it, which are filled in.</param>
    /// <param name="areWide">Of each section before the last, whether its pages are wide.</param>
    /// <param name="isLastWide">Whether the pages of the last section are wide.</param>
    public static void Divide(SectionProperties last, IEnumerable<SectionProperties> before, IReadOnlyList<bool> areWide, bool isLastWide)
    {
        if (areWide.Count == 0)
        {
            return;
        }

        foreach (var (index, (section, isWide)) in before.Zip(areWide).ToList().Index())
        {
            section.Append(last.ChildElements.Select(element => element.CloneNode(deep: true)));
            SetOrientation(section, isWide);
            if (index > 0)
            {
                Continue(section);
            }
        }

        SetOrientation(last, isLastWide);
        Continue(last);
    }

    /// <summary>
    /// Begins a section on a new page, and goes on with the numbers of pages. Only the first section has a first page of its own.
    /// </summary>
    private static void Continue(SectionProperties section)
    {
        section.RemoveAllChildren<TitlePage>();
        section.RemoveAllChildren<SectionType>();
        foreach (var numbers in section.Elements<PageNumberType>())
        {
            numbers.Start = null;
        }
    }

    private static void SetOrientation(SectionProperties section, bool isWide)
    {
        if (section.GetFirstChild<PageSize>() is not { Width: { } width, Height: { } height } size || width > height == isWide)
        {
            return;
        }

        (size.Width, size.Height) = (height, width);
        size.Orient = isWide ? PageOrientationValues.Landscape : PageOrientationValues.Portrait;
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
