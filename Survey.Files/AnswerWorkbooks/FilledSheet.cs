using ClosedXML.Excel;
using Survey.Core.Problems;
using Survey.Core.Reading;
using Survey.Files.Workbooks;

namespace Survey.Files.AnswerWorkbooks;

/// <summary>A sheet of a workbook that came back: its cells, and where its hidden row and column are now.</summary>
internal sealed class FilledSheet
{
    private readonly Dictionary<int, SortedDictionary<int, WorkbookCell>> _rows = [];

    /// <param name="name">Its name now.</param>
    /// <param name="cells">The cells that hold something.</param>
    /// <param name="joined">The ranges whose cells are joined, as written.</param>
    public FilledSheet(string name, IEnumerable<WorkbookCell> cells, IReadOnlyList<string> joined)
    {
        Name = name;
        Joined = joined;
        foreach (var cell in cells)
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

    public string Name { get; }

    public IReadOnlyList<string> Joined { get; }

    /// <summary>What the sheet says it belongs to; null if it is none of an answer workbook.</summary>
    public AnswerWorkbookIdentity? Identity { get; }

    public int MarkRow { get; }

    public int MarkColumn { get; }

    /// <summary>The rows that hold anything, ascending.</summary>
    public IReadOnlyList<int> Rows { get; }

    /// <summary>Whether nothing at all stands in it.</summary>
    public bool IsEmpty => _rows.Count == 0;

    /// <summary>The cells of a row that hold something, from left to right, without its mark.</summary>
    public IEnumerable<WorkbookCell> CellsOf(int row) =>
        _rows.TryGetValue(row, out var cells) ? cells.Values.Where(cell => cell.Column != MarkColumn) : [];

    /// <summary>A cell; null if it is empty.</summary>
    public WorkbookCell? Find(int row, int column) => _rows.GetValueOrDefault(row)?.GetValueOrDefault(column);

    /// <summary>The mark of a row; empty if it has none.</summary>
    public string MarkOf(int row) => Find(row, MarkColumn)?.Text.Trim() is { } mark && mark.StartsWith('#') ? mark : "";

    /// <summary>The place of a cell, as people are told it.</summary>
    /// <param name="file">The file.</param>
    /// <param name="row">The row.</param>
    /// <param name="column">The column.</param>
    /// <param name="what">What stands there.</param>
    public Place PlaceOf(Place file, int row, int column, string what) =>
        file.Member(Name.Trim()).Row(row).Cell(Excerpt.Of(what), FormattableString.Invariant($"{XLHelper.GetColumnLetterFromNumber(Math.Min(column, XLHelper.MaxColumnNumber))}{row}"));
}
