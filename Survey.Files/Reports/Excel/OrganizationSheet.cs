using Survey.Core.Frameworks;
using Survey.Core.Responses;
using Survey.Files.Workbooks;

namespace Survey.Files.Reports.Excel;

/// <summary>The sheet “By organization”: one row per recommending organization, one column per element.</summary>
internal static class OrganizationSheet
{
    private const int TitleRow = 1;
    private const int RemarkRow = 2;
    private const int ThemeRow = 3;
    private const int HeadRow = 4;
    private const double ElementWidth = 4.7;

    // In characters. A longer header is cut, because it would make the header row higher than the table.
    private const int MaxHeadLength = 40;

    private static readonly string[] Heads = ["organization", "name", "type", "regions", "status"];
    private static readonly double[] Widths = [18, 40, 24, 24, 11];

    /// <summary>
    /// Writes the sheet, if there is any such organization. Open rounds get none, because their respondents are not known organizations.
    /// </summary>
    public static void Write(ReportBook book)
    {
        var digests = book.Round.IsOpen
            ? []
            : book.Report.Answers.Shown.Select(book.Report.DigestOf).Where(digest => digest.IsRecommending).ToList();
        if (digests.Count == 0)
        {
            return;
        }

        var sheet = new Sheet(
            book.AddFixed("organizations"),
            book.Styles,
            [.. Widths, .. book.Round.Framework.Elements.Select(_ => ElementWidth)]);
        sheet.SetWidths();
        WriteHead(book, sheet);
        var styles = book.Styles;
        book.LongSheets.Add(
            new StreamedRows(
                sheet,
                HeadRow + 1,
                [
                    styles.Label,
                    styles.Body,
                    styles.Covered(false, false),
                    styles.Covered(false, true),
                    styles.Covered(true, false),
                    styles.Covered(true, true),
                ],
                digests.Select(digest => ToCells(book, digest))));
        sheet.Worksheet.Range(HeadRow, 1, HeadRow + digests.Count, Heads.Length).SetAutoFilter();
        PageLayout.Apply(sheet, book, HeadRow, headColumns: 1);
    }

    private static void WriteHead(ReportBook book, Sheet sheet)
    {
        var remark = book.Round.Framework.HasThemes ? "organizations.remark.themes" : "organizations.remark";
        sheet.Line(TitleRow, book["organizations.title"], book.Styles.Title);
        sheet.Line(RemarkRow, $"{book[remark, ("mark", CellStyles.Mark)]} {book.EarlierDay}".Trim(), book.Styles.Subtitle);
        for (var column = 1; column <= Heads.Length; column++)
        {
            sheet.Text(ThemeRow, column, "", book.Styles.Head);
            sheet.Text(HeadRow, column, book[Heads[column - 1]], book.Styles.Head);
        }

        var lines = 1;
        foreach (var theme in book.Round.Framework.Themes.Where(theme => theme.Elements.Count > 0))
        {
            lines = Math.Max(lines, WriteTheme(book, sheet, theme));
        }

        sheet.SetHeight(ThemeRow, lines);
        var highest = book.Round.Framework.Elements.Select(element => TextMeasure.GetLength(GetHead(book, element))).DefaultIfEmpty().Max();
        sheet.SetHeightInPoints(HeadRow, Math.Max(40, (highest * 1.1) + 10));
    }

    private static int WriteTheme(ReportBook book, Sheet sheet, Theme theme)
    {
        const int MaxLines = 5;
        var name = theme.Code is null ? "" : book.Wording.Of(theme);
        var lines = TextMeasure.CountLines(name, theme.Elements.Count * ElementWidth);
        if (lines > MaxLines)
        {
            (name, lines) = (theme.Code!, 1);
        }

        var start = ColumnOf(theme.Elements[0]);
        var end = ColumnOf(theme.Elements[^1]);
        foreach (var element in theme.Elements)
        {
            sheet.Text(ThemeRow, ColumnOf(element), element == theme.Elements[0] ? name : "", book.Styles.HeadCentered);
            sheet.Text(HeadRow, ColumnOf(element), GetHead(book, element), book.Styles.HeadUpright);
        }

        if (end > start)
        {
            sheet.Worksheet.Range(ThemeRow, start, ThemeRow, end).Merge();
        }

        return lines;
    }

    private static string GetHead(ReportBook book, Element element) => CellText.Cut(book.NameOf(element), MaxHeadLength, "…");

    private static List<RowCell> ToCells(ReportBook book, ResponseDigest digest)
    {
        var organization = digest.Respondent.Organization!;
        var styles = book.Styles;
        return
        [
            new(book.Wording.Of(organization), styles.Label),
            new(book.Wording.Of(organization.Name), styles.Body),
            new(book.Wording.Heading(organization.Type.Name), styles.Body),
            new(book.Wording.ListNames(organization.Regions), styles.Body),
            new(book[digest.IsRecommendingFinal ? "status.final" : "status.provisional"], styles.Body),
            .. book.Round.Framework.Elements.Select(ToCell),
        ];

        RowCell ToCell(Element element)
        {
            var covered = digest.Coverage.Elements.Contains(element.Position);
            var last = book.Round.Framework.GetThemeOf(element).Elements[^1] == element;
            return new RowCell(covered ? CellStyles.Mark : "", styles.Covered(covered, last));
        }
    }

    private static int ColumnOf(Element element) => Heads.Length + 1 + element.Position;
}
