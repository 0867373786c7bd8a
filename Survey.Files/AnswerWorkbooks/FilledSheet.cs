using ClosedXML.Excel;
using Survey.Core.Problems;
using Survey.Core.Reading;
using Survey.Files.Workbooks;

namespace Survey.Files.AnswerWorkbooks;

/// <summary>A sheet of a filled-in workbook: its cells, and the current positions of its hidden row and column.</summary>
internal sealed class FilledSheet
{
    private readonly Dictionary<int, SortedDictionary<int, WorkbookCell>> _rows = [];

    /// <param name="sheet">The sheet as it is in the file.</param>
    public FilledSheet(WorkbookSheet sheet)
    {
        (Name, Joined, Comments) = (sheet.Name, sheet.Joined, sheet.Comments);
        foreach (var cell in sheet.Cells)
        {
            if (!_rows.TryGetValue(cell.Row, out var row))
            {
                _rows.Add(cell.Row, row = []);
            }

            row[cell.Column] = cell;
            if (Identity is null && AnswerWorkbookIdentity.Find(cell.Text) is { } identity)
            {
                (Identity, MarkRow, MarkColumn) = (identity, cell.Row, cell.Column);
            }
        }

        Rows = [.. _rows.Keys.Order()];
    }

    /// <summary>The current name of the sheet.</summary>
    public string Name { get; }

    /// <summary>The ranges of merged cells, as written in the file.</summary>
    public IReadOnlyList<string> Joined { get; }

    /// <summary>The comments at cells.</summary>
    public IReadOnlyList<WorkbookComment> Comments { get; }

    /// <summary>What the sheet was made for; null if it does not belong to an answer workbook.</summary>
    public AnswerWorkbookIdentity? Identity { get; }

    public int MarkRow { get; }

    public int MarkColumn { get; }

    /// <summary>The numbers of rows with any cell, ascending.</summary>
    public IReadOnlyList<int> Rows { get; }

    /// <summary>Whether the sheet has no cell.</summary>
    public bool IsEmpty => _rows.Count == 0;

    /// <summary>The cells of a row that are not empty, from left to right, without the mark of the row.</summary>
    public IEnumerable<WorkbookCell> CellsOf(int row) =>
        _rows.TryGetValue(row, out var cells) ? cells.Values.Where(cell => cell.Column != MarkColumn) : [];

    /// <summary>A cell; null if it is empty.</summary>
    public WorkbookCell? Find(int row, int column) => _rows.GetValueOrDefault(row)?.GetValueOrDefault(column);

    /// <summary>The mark of a row; empty if it has none.</summary>
    public string MarkOf(int row) => Find(row, MarkColumn)?.Text.Trim() is { } mark && mark.StartsWith('#') ? mark : "";

    /// <summary>The place of a cell as shown in problems.</summary>
    /// <param name="file">The file.</param>
    /// <param name="row">The row of the cell.</param>
    /// <param name="column">The column of the cell.</param>
    /// <param name="what">A description of the cell, such as its label.</param>
    public Place PlaceOf(Place file, int row, int column, string what) =>
        file.Member(Name.Trim())
            .Row(row)
            .Cell(
                Excerpt.Of(what),
                FormattableString.Invariant($"{XLHelper.GetColumnLetterFromNumber(Math.Min(column, XLHelper.MaxColumnNumber))}{row}"));
}
