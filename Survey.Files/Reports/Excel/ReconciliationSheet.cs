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

    /// <summary>Writes the sheet; none if the round has no printed figures.</summary>
    public static void Write(ReportBook book)
    {
        if (book.Report.Reconciliation is not { IsEmpty: false } reconciliation)
        {
            return;
        }

        var sheet = new Sheet(book.AddFixed("reconciliation"), book.Styles, Widths) { CutNote = book["cut"] };
        var figures = new FigureWording(book.Wording, book.Round, reconciliation.Categories);
        sheet.SetWidths();
        sheet.Line(1, book["sheet.reconciliation"], book.Styles.Title);
        sheet.Line(2, book["reconciliation.remark"], book.Styles.Subtitle);
        foreach (var (head, index) in ReconciledLine.Heads.Select((head, index) => (head, index)))
        {
            sheet.Text(HeadRow, index + 1, book[$"reconciliation.{head}"], book.Styles.Head);
        }

        var row = HeadRow;
        foreach (var line in ReconciledLine.AllOf(reconciliation, book.Wording, book.Round))
        {
            Write(line);
        }

        foreach (var contradiction in reconciliation.Contradictions)
        {
            Write(new ReconciledLine(
                figures.PlaceOf(contradiction.Last),
                figures.Explain(contradiction),
                string.Join('\n', contradiction.Figures.Select(figures.PrintedOf)),
                Recomputed: "",
                Agrees: false,
                contradiction.Names.Count == 0 ? "" : figures.ListOf(contradiction.Names),
                OnlyRecomputed: ""));
        }

        sheet.Worksheet.Range(HeadRow, 1, row, ReconciledLine.Heads.Count).SetAutoFilter();
        sheet.FitRows();
        PageLayout.Apply(sheet, book, HeadRow, headColumns: 2);

        void Write(ReconciledLine line)
        {
            row++;
            string[] cells =
            [
                line.Place, line.Figure, line.Printed, line.Recomputed, book.Wording[line.Agrees ? "yes" : "no"], line.OnlyPrinted,
                line.OnlyRecomputed,
            ];
            for (var column = 1; column <= cells.Length; column++)
            {
                sheet.Text(row, column, cells[column - 1], line.Agrees ? book.Styles.Body : book.Styles.Label);
            }
        }
    }
}
