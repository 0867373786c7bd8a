using ClosedXML.Excel;
using Survey.Files.Reports.Excel;

namespace Survey.Files.Workbooks;

/// <summary>How sheets are printed: A4 landscape, the whole width on a page, heads on every page.</summary>
internal static class PageLayout
{
    // Beyond this many characters on one page the text would be too small to read.
    private const double WidestPage = 250;

    // Excel allows 255 characters for the three parts of a header together, codes included.
    private const int LongestTitle = 120;

    /// <summary>Finishes a sheet: fits its rows, freezes its head and sets it up for printing.</summary>
    /// <param name="sheet">The sheet.</param>
    /// <param name="report">The report.</param>
    /// <param name="wording">The words of its round.</param>
    /// <param name="headRows">How many rows at the top are its head.</param>
    /// <param name="headColumns">How many columns at the left say what a row is about.</param>
    public static void Apply(Sheet sheet, OverviewReport report, Wording wording, int headRows, int headColumns = 0)
    {
        sheet.FitRows();
        var worksheet = sheet.Worksheet;
        worksheet.SheetView.Freeze(headRows, headColumns);
        SetUp(worksheet, (int)Math.Ceiling(sheet.Width / WidestPage), headRows);
        var page = worksheet.PageSetup;
        if (headColumns > 0)
        {
            page.SetColumnsToRepeatAtLeft(1, headColumns);
        }

        page.Header.Left.AddText(Plain(wording.Of(report.Overview.Round.Title)));
        page.Header.Right.AddText(XLHFPredefinedText.SheetName);
        page.Footer.Left.AddText(Plain($"SurveyEngine {report.Version}, {Wording.Moment(report.ProducedAt)}"));
        page.Footer.Right.AddText("Page ");
        page.Footer.Right.AddText(XLHFPredefinedText.PageNumber);
        page.Footer.Right.AddText(" of ");
        page.Footer.Right.AddText(XLHFPredefinedText.NumberOfPages);
    }

    /// <summary>Sets a sheet up for printing, without its header and footer.</summary>
    /// <param name="worksheet">The sheet.</param>
    /// <param name="pagesWide">Over how many pages its width may go.</param>
    /// <param name="headRows">How many rows at the top are printed on every page; 0 for none.</param>
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

    /// <summary>A text for the header or footer; an ampersand begins a code there, and is written twice to be one.</summary>
    public static string Plain(string text) =>
        CellText.Cut(CellText.Fit(text).ReplaceLineEndings(" "), LongestTitle, "…").Replace("&", "&&", StringComparison.Ordinal);
}
