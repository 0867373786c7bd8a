using Survey.Core.Problems;
using Survey.Core.Questionnaires.Questions;
using Survey.Files.Workbooks;

namespace Survey.Files.AnswerWorkbooks;

/// <summary>
/// Finds the cells of each question in the sheets of a workbook by the marks in hidden rows and columns. Reports texts in
/// cells that belong to no question, and questions that occur twice or are unknown.
/// </summary>
internal sealed class AnswerCellIndex
{
    private readonly QuestionScope _questions;
    private readonly Place _file;
    private readonly ProblemLog _problems;
    private readonly Dictionary<string, List<AnswerSpot>> _spots = new(StringComparer.Ordinal);
    private readonly Dictionary<string, FilledTable> _tables = new(StringComparer.Ordinal);
    private readonly Dictionary<string, AnswerSpot> _submission = new(StringComparer.Ordinal);

    /// <param name="questions">The questions of the questionnaire.</param>
    /// <param name="sheets">The sheets that belong to the workbook.</param>
    /// <param name="file">The file, for problems.</param>
    /// <param name="problems">Receives all problems that are found.</param>
    public AnswerCellIndex(QuestionScope questions, IEnumerable<FilledSheet> sheets, Place file, ProblemLog problems)
    {
        (_questions, _file, _problems) = (questions, file, problems);
        foreach (var sheet in sheets)
        {
            Read(sheet);
        }
    }

    /// <summary>The cells of a question outside of tables; empty if the workbook has none for it.</summary>
    public IReadOnlyList<AnswerSpot> SpotsOf(string code) => _spots.GetValueOrDefault(code) ?? [];

    /// <summary>The table of a repeat group, by its path; null if the workbook has none.</summary>
    public FilledTable? FindTable(string path) => _tables.GetValueOrDefault(path);

    /// <summary>A cell about the submission, by its mark; null if the workbook has none.</summary>
    public AnswerSpot? FindSubmission(string mark) => _submission.GetValueOrDefault(mark);

    private void Read(FilledSheet sheet)
    {
        var answers = sheet.CellsOf(sheet.MarkRow).FirstOrDefault(cell => cell.Text.Trim() == WorkbookMarks.Answer)?.Column ?? 0;
        var own = sheet.CellsOf(sheet.MarkRow).Where(cell => cell.Text.StartsWith('#')).Select(cell => cell.Column).ToHashSet();
        for (var index = 0; index < sheet.Rows.Count; index++)
        {
            var row = sheet.Rows[index];
            var mark = sheet.MarkOf(row);
            if (row == sheet.MarkRow || mark == WorkbookMarks.Text)
            {
                continue;
            }

            if (mark.StartsWith(WorkbookMarks.Table, StringComparison.Ordinal))
            {
                var end = index + 1;
                while (end < sheet.Rows.Count && !IsPlace(sheet.MarkOf(sheet.Rows[end])))
                {
                    end++;
                }

                ReadTable(
                    sheet,
                    row,
                    mark[WorkbookMarks.Table.Length..],
                    [.. sheet.Rows.Skip(index + 1).Take(end - index - 1).Where(each => sheet.MarkOf(each).Length == 0)]);
                index = end - 1;
                continue;
            }

            if (answers > 0 && IsQuestion(mark))
            {
                AddQuestion(sheet, row, answers, mark[WorkbookMarks.Question.Length..]);
            }
            else if (answers > 0 && mark.Length > 0)
            {
                _submission.TryAdd(
                    mark,
                    new AnswerSpot(null, sheet.Find(row, answers), sheet.PlaceOf(_file, row, answers, LabelOf(sheet, row, answers))));
            }

            foreach (var stray in sheet.CellsOf(row).Where(cell => !cell.IsBlank && (mark.Length == 0 || !own.Contains(cell.Column))))
            {
                NotUsed(sheet, stray);
            }
        }

        ReportJoined(sheet, answers);
        foreach (var comment in sheet.Comments)
        {
            _problems.Add(
                ProblemCatalogue.WorkbookCellNotUsed["comment"],
                sheet.PlaceOf(_file, comment.Row, comment.Column, ""),
                ("found", comment.Text));
        }
    }

    /// <summary>Reports merged cells that are the answers of several questions. Those of tables are found with their columns.</summary>
    private void ReportJoined(FilledSheet sheet, int answers)
    {
        foreach (var range in sheet.Joined)
        {
            if (answers > 0
                && CellRange.Find(range) is { } joined
                && joined.Contains(joined.FirstRow, answers)
                && sheet.Find(joined.FirstRow, joined.FirstColumn) is { IsBlank: false } cell
                && sheet.Rows.Count(row => joined.Contains(row, answers) && IsQuestion(sheet.MarkOf(row))) > 1)
            {
                _problems.Add(
                    ProblemCatalogue.WorkbookCellsJoined,
                    sheet.PlaceOf(_file, joined.FirstRow, answers, LabelOf(sheet, joined.FirstRow, answers)),
                    ("range", Detail.Exact(range)),
                    ("found", cell.Text));
            }
        }
    }

    private void AddQuestion(FilledSheet sheet, int row, int column, string mark)
    {
        var (code, part) = WorkbookMarks.Split(mark);
        var spot = new AnswerSpot(part, sheet.Find(row, column), sheet.PlaceOf(_file, row, column, LabelOf(sheet, row, column)));
        if (!Asks(_questions, code))
        {
            Unknown(code, spot);
            return;
        }

        if (!_spots.TryGetValue(code, out var spots))
        {
            _spots.Add(code, spots = []);
        }

        var twin = spots.FindIndex(each => each.Part == part);
        if (twin < 0)
        {
            spots.Add(spot);
        }
        else if (spots[twin].IsBlank)
        {
            spots[twin] = spot;
        }
        else if (!spot.IsBlank && spot.Text != spots[twin].Text)
        {
            _problems.Add(
                ProblemCatalogue.WorkbookQuestionTwice,
                spot.Place,
                ("other", Detail.Exact($"{spots[twin].Place.Sheet} {spots[twin].Place.CellName}")));
        }
    }

    private void ReadTable(FilledSheet sheet, int head, string path, IReadOnlyList<int> rows)
    {
        var place = sheet.PlaceOf(_file, head, sheet.MarkColumn + 1, sheet.Name);
        if (FindRepeat(path) is not { } repeat)
        {
            if (rows.Any(row => sheet.CellsOf(row).Any(cell => cell is { IsBlank: false, Kind: WorkbookCellKind.Text })))
            {
                _problems.Add(ProblemCatalogue.WorkbookQuestionUnknown["table"], place, ("found", path));
            }

            return;
        }

        var (number, outer) = (0, 0);
        var columns = new List<(Question, string?, int)>();
        foreach (var cell in sheet.CellsOf(head))
        {
            var (code, part) = WorkbookMarks.Split(cell.Text.Trim());
            if (cell.Text.Trim() == WorkbookMarks.Number)
            {
                number = cell.Column;
            }
            else if (cell.Text.Trim() == WorkbookMarks.OuterNumber)
            {
                outer = cell.Column;
            }
            else if (Asks(repeat.Scope, code) && !columns.Any(each => each.Item1.Code == code && each.Item2 == part))
            {
                columns.Add((repeat.Scope.Find(code)!.Question, part, cell.Column));
            }
        }

        var known = columns.Select(each => each.Item3).ToHashSet();
        List<int> filled = [.. rows.Where(row => sheet.CellsOf(row).Any(cell => known.Contains(cell.Column) && !cell.IsBlank))];
        foreach (
            var strays in rows.SelectMany(sheet.CellsOf)
                .Where(cell => !cell.IsBlank && cell.Column != number && cell.Column != outer && !known.Contains(cell.Column))
                .GroupBy(cell => cell.Column))
        {
            if (sheet.Find(head, strays.Key) is { IsBlank: false } code)
            {
                Unknown(
                    code.Text,
                    new AnswerSpot(null, strays.First(), sheet.PlaceOf(_file, strays.First().Row, strays.Key, code.Text)),
                    strays.Count());
            }
            else
            {
                NotUsed(sheet, strays.First(), strays.Count());
            }
        }

        var table = new FilledTable(repeat, sheet, head, columns, number, outer, filled);
        if (!_tables.TryGetValue(path, out var twin) || twin.Rows.Count == 0)
        {
            _tables[path] = table;
        }
        else if (filled.Count > 0)
        {
            _problems.Add(ProblemCatalogue.WorkbookQuestionTwice["table"], place, ("other", twin.Sheet.Name));
        }
    }

    private Repeat? FindRepeat(string path)
    {
        Repeat? repeat = null;
        foreach (var code in path.Split('/'))
        {
            repeat = (repeat?.Scope ?? _questions).Find(code)?.Question as Repeat;
            if (repeat is null)
            {
                return null;
            }
        }

        return repeat;
    }

    private void Unknown(string code, AnswerSpot spot, int count = 1)
    {
        if (!spot.IsBlank)
        {
            AddFirst(ProblemCatalogue.WorkbookQuestionUnknown, spot.Place, spot.Text, count, ("question", code));
        }
    }

    private void NotUsed(FilledSheet sheet, WorkbookCell cell, int count = 1) =>
        AddFirst(ProblemCatalogue.WorkbookCellNotUsed, sheet.PlaceOf(_file, cell.Row, cell.Column, ""), cell.Text, count);

    /// <summary>Reports the first of several cells, and how many more there are.</summary>
    private void AddFirst(ProblemKind kind, Place place, string text, int count, params ReadOnlySpan<(string Name, Detail Value)> details)
    {
        if (count > 1)
        {
            _problems.Add(kind["more"], place, [("found", text), ("count", count - 1), .. details]);
        }
        else
        {
            _problems.Add(kind, place, [("found", text), .. details]);
        }
    }

    private static string LabelOf(FilledSheet sheet, int row, int answers) =>
        sheet.CellsOf(row).LastOrDefault(cell => cell.Column < answers)?.Text.TrimEnd(' ', '*') ?? sheet.Name;

    private static bool Asks(QuestionScope scope, string code) =>
        scope.Find(code)?.Question is { } question and not (CalculatedQuestion or Repeat);

    private static bool IsQuestion(string mark) => mark.StartsWith(WorkbookMarks.Question, StringComparison.Ordinal);

    private static bool IsPlace(string mark) => mark.Length > 0 && mark != WorkbookMarks.Text;
}
