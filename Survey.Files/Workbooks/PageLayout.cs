using ClosedXML.Excel;
using Survey.Core.Languages;
using Survey.Files.Reports.Excel;

namespace Survey.Files.Workbooks;

/// <summary>Print setup of sheets: A4 landscape, fitted to the page width, header rows repeated on every page.</summary>
internal static class PageLayout
{
    // In characters. Text of a wider page would be too small to read.
    private const double WidestPage = 250;

    // In characters. Excel allows 255 for the three parts of a header together, including codes.
    private const int MaxTitleLength = 120;

    /// <summary>Finishes a sheet: sets row heights, freezes the header rows and sets up printing with header and footer.</summary>
    /// <param name="sheet">A sheet with all its cells written.</param>
    /// <param name="book">Gives the round's title, the version and the moment for header and footer.</param>
    /// <param name="headRows">Number of header rows at the top.</param>
    /// <param name="headColumns">Number of columns at the left that name the subject of a row.</param>
    public static void Apply(Sheet sheet, ReportBook book, int headRows, int headColumns = 0)
    {
        Finish(sheet, headRows, headColumns);
        var page = sheet.Worksheet.PageSetup;
        if (headColumns > 0)
        {
            page.SetColumnsToRepeatAtLeft(1, headColumns);
        }

        page.Header.Left.AddText(Embed(Plain(book.Wording.Of(book.Round.Title))));
        page.Header.Right.AddText(XLHFPredefinedText.SheetName);
        page.Footer.Left.AddText(
            Plain(book["footer", ("version", book.Report.Version), ("moment", book.Wording.Moment(book.Report.ProducedAt))]));
        AddPageNumber(page.Footer.Right, book["page-of"]);
    }

    /// <summary>Sets row heights, freezes the header rows and sets up printing, without header and footer.</summary>
    /// <param name="sheet">A sheet with all its cells written.</param>
    /// <param name="headRows">Number of header rows at the top.</param>
    /// <param name="headColumns">Number of columns at the left that stay in view.</param>
    public static void Finish(Sheet sheet, int headRows, int headColumns)
    {
        sheet.FitRows();
        sheet.Worksheet.SheetView.Freeze(headRows, headColumns);
        SetUp(sheet.Worksheet, (int)Math.Ceiling(sheet.Width / WidestPage), headRows);
    }

    /// <summary>A text with right-to-left letters, to be read from right to left: headers have no reading order of their own.</summary>
    private static string Embed(string text) => Language.HasRightToLeftLetters(text) ? $"\u202B{text}\u202C" : text;

    /// <summary>Adds “Page 1 of 3”; the placeholders of the text become codes of the header or footer.</summary>
    private static void AddPageNumber(IXLHFItem item, string text)
    {
        foreach (var part in text.Split('{', '}'))
        {
            if (part is "page" or "pages")
            {
                item.AddText(part == "page" ? XLHFPredefinedText.PageNumber : XLHFPredefinedText.NumberOfPages);
            }
            else if (part.Length > 0)
            {
                item.AddText(Plain(part));
            }
        }
    }

    /// <summary>Sets up printing of a sheet, without header and footer.</summary>
    /// <param name="worksheet">The sheet.</param>
    /// <param name="pagesWide">Number of pages that the sheet's width is fitted to.</param>
    /// <param name="headRows">Number of rows at the top to print on every page; 0 for none.</param>
    public static void SetUp(IXLWorksheet worksheet, int pagesWide, int headRows)
    {
        var page = worksheet.PageSetup;
        page.PageOrientation = XLPageOrientation.Landscape;
        page.PaperSize = XLPaperSize.A4Paper;
        page.FitToPages(pagesWide, 0);
        page.Margins.SetLeft(0.5).SetRight(0.5).SetTop(0.75).SetBottom(0.7).SetHeader(0.35).SetFooter(0.35);
        if (headRows > 0)
        {
            page.SetRowsToRepeatAtTop(1, headRows);
        }
    }

    /// <summary>
    /// A text for the header or footer, on one line and shortened. Ampersands are doubled, since a single one begins a
    /// code.
    /// </summary>
    public static string Plain(string text) =>
        CellText.Cut(CellText.Fit(text).ReplaceLineEndings(" "), MaxTitleLength, "…").Replace("&", "&&", StringComparison.Ordinal);
}
