using Survey.Core.Analysis;
using Survey.Files.Reports.Texts;
using Survey.Files.Workbooks;

namespace Survey.Files.Reports.Excel;

/// <summary>
/// The sheet of printed figures: each beside the recomputed one, then the claims across regions, then where the printed figures
/// contradict each other. What differs is marked.
/// </summary>
internal static class ReconciliationSheet
{
    private const int HeadRow = 3;

    private static readonly double[] Widths = [34, 44, 32, 32, 11, 32, 32];

    private static readonly string[] Heads = ["place", "figure", "printed", "recomputed", "agrees", "only-printed", "only-recomputed"];

    /// <summary>Writes the sheet; none if the round has no printed figures.</summary>
    public static void Write(ReportBook book)
    {
        if (book.Report.Reconciliation is not { IsEmpty: false } reconciliation)
        {
            return;
        }

        var sheet = new Sheet(book.AddFixed("reconciliation"), book.Styles, Widths) { CutNote = book["cut"] };
        var figures = new FigureWording(book.Wording);
        sheet.SetWidths();
        sheet.Line(1, book["sheet.reconciliation"], book.Styles.Title);
        sheet.Line(2, book["reconciliation.remark"], book.Styles.Subtitle);
        for (var column = 1; column <= Heads.Length; column++)
        {
            sheet.Text(HeadRow, column, book[$"reconciliation.{Heads[column - 1]}"], book.Styles.Head);
        }

        var row = HeadRow;
        foreach (var figure in reconciliation.Figures)
        {
            Write(
                figures.PlaceOf(figure.Figure),
                figures.FindSentence(figure.Figure) is { } sentence
                    ? $"{figures.ShortNameOf(figure.Figure)}: {sentence}"
                    : figures.ShortNameOf(figure.Figure),
                figures.ValueOf(figure.Figure.Printed),
                figures.RecomputedOf(figure),
                figure.Agrees,
                figure.OnlyPrinted.Count == 0 ? "" : figures.ListOf(figure.OnlyPrinted),
                figure.OnlyRecomputed.Count == 0 ? "" : figures.ListOf(figure.OnlyRecomputed));
        }

        foreach (var claim in reconciliation.Claims)
        {
            Write(
                book.Wording["reconciliation.all-regions"],
                book.NameOf(claim.Element),
                figures.ClaimOf(claim),
                figures.FoundOf(claim),
                claim.IsTrue,
                "",
                "");
        }

        foreach (var contradiction in reconciliation.Contradictions)
        {
            Write(
                figures.PlaceOf(contradiction.Last),
                figures.Explain(contradiction),
                string.Join('\n', contradiction.Figures.Select(figures.PrintedOf)),
                "",
                agrees: false,
                contradiction.Names.Count == 0 ? "" : figures.ListOf(contradiction.Names),
                "");
        }

        sheet.Worksheet.Range(HeadRow, 1, row, Heads.Length).SetAutoFilter();
        sheet.FitRows();
        PageLayout.Apply(sheet, book, HeadRow, headColumns: 2);

        void Write(string place, string figure, string printed, string recomputed, bool agrees, string onlyPrinted, string onlyRecomputed)
        {
            row++;
            string[] cells =
                [place, figure, printed, recomputed, book[agrees ? "yes" : "no"], onlyPrinted, onlyRecomputed];
            for (var column = 1; column <= cells.Length; column++)
            {
                sheet.Text(row, column, cells[column - 1], agrees ? book.Styles.Text : book.Styles.Strong);
            }
        }
    }
}
