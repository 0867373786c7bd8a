using Survey.Core.Problems;
using Survey.Core.Questionnaires.Answers;
using Survey.Core.Questionnaires.Questions;
using Survey.Core.Reading.Typed;
using Survey.Core.Responses;
using Survey.Core.Rounds;
using Survey.Files.Workbooks;

namespace Survey.Files.AnswerWorkbooks;

// How the cells of a workbook become answers.
//
// Each question reads its own cells, and its problems have their place in the workbook. The validator's problems have
// places in the response; _spots remembers which cell each of these came from.

/// <summary>Reads the answers of a workbook and reports all problems by sheet and cell.</summary>
internal sealed class WorkbookAnswers
{
    private const string Answers = "answers";

    private readonly Round _round;
    private readonly Place _file;
    private readonly ProblemLog _problems;
    private readonly AnswerCellIndex _finds;
    private readonly bool _isSameVersion;
    private readonly CellReader _cells;
    private readonly Place _root;
    private readonly Dictionary<string, (Place Place, string Typed)> _spots = new(StringComparer.Ordinal);
    private readonly HashSet<string> _reported = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _asTyped = new(StringComparer.Ordinal);
    private readonly List<Question> _missing = [];
    private readonly Dictionary<string, Dictionary<int, List<int>>> _groups = new(StringComparer.Ordinal);

    /// <param name="round">The round.</param>
    /// <param name="identity">What the workbook was made for.</param>
    /// <param name="finds">The cells of each question.</param>
    /// <param name="file">The file, for problems.</param>
    /// <param name="problems">Receives all problems.</param>
    public WorkbookAnswers(Round round, AnswerWorkbookIdentity identity, AnswerCellIndex finds, Place file, ProblemLog problems)
    {
        (_round, _file, _problems, _finds) = (round, file, problems, finds);
        _isSameVersion = identity.Version == round.Questionnaire.Version;
        _cells = new CellReader(
            new AnswerContext(round.Frameworks) { Shown = (identity.Language, round.Questionnaire.DefaultLanguage) },
            problems);
        _root = file.Member(Answers);
    }

    /// <summary>Typed values that are not valid answers, by the path of the question. Filled by <see cref="Read"/>.</summary>
    public IReadOnlyDictionary<string, string> AsTyped => _asTyped;

    /// <summary>Reads the answers.</summary>
    /// <param name="stored">Answers to use for questions that have no cell in the workbook.</param>
    public AnswerSet Read(AnswerSet stored)
    {
        var answers = new List<KeyValuePair<string, Answer>>();
        foreach (var (question, _) in _round.Questionnaire.Scope.Questions)
        {
            var answer = question switch
            {
                CalculatedQuestion => null,
                Repeat repeat => ReadTable(repeat, stored),
                _ => ReadCells(question, stored),
            };
            if (answer is not null)
            {
                answers.Add(new(question.Code, answer));
            }
        }

        ReportMissing();
        return new AnswerSet(answers);
    }

    /// <summary>Validates a response that is to be submitted, and reports its problems by cells.</summary>
    public void Validate(Response response)
    {
        var found = new ProblemLog();
        new ResponseValidator(_round, isSent: true).Validate(response, _file, found);
        Translate(found);
    }

    /// <summary>Finds a cell about the submission, and remembers its place under the name it has in a response.</summary>
    public AnswerSpot? FindSubmission(string mark, string name)
    {
        var spot = _finds.FindSubmission(mark);
        if (spot is not null)
        {
            _spots[_file.Member(name).Path] = (spot.Place, spot.Text);
        }

        return spot;
    }

    /// <summary>The answers without those that could not be read, also inside of rows.</summary>
    public static AnswerSet WithoutUnreadable(AnswerSet answers) =>
        new([
            .. answers
                .Answers.Where(each => each.Value is not UnreadableAnswer)
                .Select(each =>
                    each.Value is RowsAnswer rows
                        ? KeyValuePair.Create<string, Answer>(each.Key, new RowsAnswer([.. rows.Rows.Select(WithoutUnreadable)]))
                        : each),
        ]);

    private Answer? ReadCells(Question question, AnswerSet stored)
    {
        var spots = _finds.SpotsOf(question.Code);
        if (spots.Count > 0)
        {
            return ReadCells(question, _root.Member(question.Code), spots);
        }

        _missing.Add(question);
        return stored.Find(question.Code);
    }

    private Answer? ReadTable(Repeat repeat, AnswerSet stored)
    {
        if (_finds.FindTable(repeat.Code) is { } table)
        {
            return ReadRows(table, repeat.Code, _root.Member(repeat.Code), table.Rows);
        }

        _missing.Add(repeat);
        return stored.Find(repeat.Code);
    }

    /// <summary>Reads rows of a table, with the rows of nested tables that belong to them.</summary>
    private RowsAnswer? ReadRows(FilledTable table, string path, Place place, IReadOnlyList<int> rows)
    {
        _spots[place.Path] = (
            PlaceOf(table, HeadOf(table), table.Columns is [var first, ..] ? first.Column : table.Sheet.MarkColumn, table.Sheet.Name),
            "");
        ReportMissingColumns(table);
        ReportJoined(table);
        var inner = table
            .Repeat.Scope.Questions.Select(scoped => scoped.Question)
            .OfType<Repeat>()
            .Select(each => (Repeat: each, Table: _finds.FindTable($"{path}/{each.Code}")))
            .ToList();
        var belonging = inner
            .Where(each => each.Table is not null)
            .ToDictionary(
                each => each.Repeat.Code,
                each => GetGroups($"{path}/{each.Repeat.Code}", each.Table!, table),
                StringComparer.Ordinal);
        foreach (var gone in inner.Where(each => each.Table is null))
        {
            _problems.Add(ProblemCatalogue.WorkbookColumnMissing["table"], _file, ("table", gone.Repeat.Label));
        }

        var result = new List<AnswerSet>();

        // An empty row of an outermost table counts if rows of a nested table belong to it.
        IEnumerable<int> own =
            table.OuterColumn > 0 ? rows : rows.Concat(belonging.Values.SelectMany(groups => groups.Keys)).Distinct().Order();
        foreach (var row in own)
        {
            var (itsPlace, answers, errors) = (
                place.Item(result.Count + 1),
                new Dictionary<string, Answer>(StringComparer.Ordinal),
                _problems.Errors);
            foreach (var group in table.Columns.GroupBy(column => column.Question))
            {
                var spots = group
                    .Select(column => new AnswerSpot(
                        column.Part,
                        table.Sheet.Find(row, column.Column),
                        PlaceOf(table, row, column.Column, LabelOf(table, column.Column))))
                    .ToList();
                Add(group.Key.Code, ReadCells(group.Key, itsPlace.Member(group.Key.Code), spots));
            }

            foreach (var (innerRepeat, innerTable) in inner)
            {
                if (innerTable is not null && belonging[innerRepeat.Code].TryGetValue(row, out var innerRows))
                {
                    Add(innerRepeat.Code, ReadRows(innerTable, $"{path}/{innerRepeat.Code}", itsPlace.Member(innerRepeat.Code), innerRows));
                }
            }

            _spots[itsPlace.Path] = (
                PlaceOf(table, row, table.Columns is [var leading, ..] ? leading.Column : table.Sheet.MarkColumn, table.Sheet.Name),
                "");
            if (answers.Count > 0 || _problems.Errors > errors)
            {
                // In the order of the questionnaire, whatever the order of the columns.
                result.Add(
                    new AnswerSet([
                        .. table
                            .Repeat.Scope.Questions.Select(scoped => scoped.Question.Code)
                            .Where(answers.ContainsKey)
                            .Select(code => KeyValuePair.Create(code, answers[code])),
                    ]));
            }

            void Add(string code, Answer? answer)
            {
                if (answer is not null)
                {
                    answers[code] = answer;
                }
            }
        }

        var problems = new ProblemLog();
        var read = table.Repeat.ToAnswer(result, table.Repeat.MostRows, each => each, place, problems);
        Translate(problems);
        return read;
    }

    /// <summary>
    /// The rows of a nested table, grouped by the row of the outer table that they belong to. Computed once per table, so that
    /// its problems are reported once.
    /// </summary>
    private Dictionary<int, List<int>> GetGroups(string path, FilledTable inner, FilledTable outer)
    {
        if (!_groups.TryGetValue(path, out var groups))
        {
            groups = GroupByOuter(inner, outer);
            _groups.Add(path, groups);
        }

        return groups;
    }

    private Dictionary<int, List<int>> GroupByOuter(FilledTable inner, FilledTable outer)
    {
        // The number of an empty row counts only if no filled row has the same number, and only in an outermost table.
        var filled = outer.Rows.ToHashSet();
        var byNumber = outer.Sheet.Rows
            .Where(row => row > outer.Head && outer.NumberColumn > 0 && (filled.Contains(row) || outer.OuterColumn == 0))
            .Select(row => (Row: row, Number: NumberIn(outer.Sheet.Find(row, outer.NumberColumn))))
            .Where(each => each.Number > 0)
            .GroupBy(each => each.Number!.Value, each => each.Row)
            .ToDictionary(
                group => group.Key,
                group => group.Where(filled.Contains).ToList() is { Count: > 0 } given ? given : [group.First()]);
        var groups = new Dictionary<int, List<int>>();
        foreach (var row in inner.Rows)
        {
            var cell = inner.OuterColumn > 0 ? inner.Sheet.Find(row, inner.OuterColumn) : null;
            if (NumberIn(cell) is { } number && byNumber.TryGetValue(number, out var found) && found.Count == 1)
            {
                groups.TryAdd(found[0], []);
                groups[found[0]].Add(row);
                continue;
            }

            var column = inner.OuterColumn > 0 ? inner.OuterColumn : inner.Sheet.MarkColumn;
            var place = PlaceOf(inner, row, column, LabelOf(inner, column));
            if (cell is null || cell.IsBlank)
            {
                _problems.Add(ProblemCatalogue.WorkbookRowUnknown["empty"], place, ("sheet", outer.Sheet.Name.Trim()));
            }
            else
            {
                _problems.Add(ProblemCatalogue.WorkbookRowUnknown, place, ("found", cell.Text.Trim()), ("sheet", outer.Sheet.Name.Trim()));
            }
        }

        return groups;
    }

    private static int? NumberIn(WorkbookCell? cell) =>
        cell is not null
        && TypedNumber.FindExact(cell.Text.Trim().TrimEnd('.')).Value is { } number and > 0
        && decimal.IsInteger(number)
        && number <= int.MaxValue
            ? (int)number
            : null;

    private Answer? ReadCells(Question question, Place place, IReadOnlyList<AnswerSpot> spots)
    {
        var errors = _problems.Errors;
        var shown = spots.FirstOrDefault(spot => !spot.IsBlank) ?? spots[0];
        var typed = string.Join("; ", spots.Where(spot => !spot.IsBlank).Select(TypedIn));
        _spots[place.Path] = (shown.Place, typed);
        var answer = _cells.Read(question, spots, QuestionOf(place.Path));
        if (_problems.Errors == errors)
        {
            return answer;
        }

        if (typed.Length > 0)
        {
            _asTyped[place.Path[(Answers.Length + 1)..]] = typed;
        }

        return new UnreadableAnswer();

        string TypedIn(AnswerSpot spot) => spot.Part is { } choice && question.Parts == AnswerParts.Choices ? choice : spot.Text.Trim();
    }

    /// <summary>Reports problems at the cells they came from.</summary>
    private void Translate(ProblemLog found)
    {
        foreach (var problem in found.Problems)
        {
            var path = FindKnown(problem.Place.Path);
            _problems.Add(problem with
            {
                Place = path is null ? _file : _spots[path].Place,
                Question = path is null ? null : QuestionOf(path),
            });
        }
    }

    /// <summary>The path of a question in the response; null for a path outside of the answers, such as the day of submission.</summary>
    private static string? QuestionOf(string path) =>
        path.StartsWith($"{Answers}.", StringComparison.Ordinal) ? path[(Answers.Length + 1)..] : null;

    /// <summary>The longest prefix of a path that belongs to a cell; null if there is none.</summary>
    private string? FindKnown(string path)
    {
        for (var length = path.Length; length > 0; length = path.AsSpan(0, length).LastIndexOfAny('.', ' '))
        {
            if (_spots.ContainsKey(path[..length]))
            {
                return path[..length];
            }
        }

        return null;
    }

    private void ReportMissing()
    {
        if (_missing.Count > 0)
        {
            _problems.Add(
                _isSameVersion ? ProblemCatalogue.WorkbookQuestionMissing : ProblemCatalogue.WorkbookQuestionMissing["version"],
                _file,
                ("questions", Detail.List(_missing.Select(question => (Detail)question.Label))));
        }
    }

    private void ReportMissingColumns(FilledTable table)
    {
        var missing = table.Repeat.Scope.Questions
            .Select(scoped => scoped.Question)
            .Where(question => question is not (CalculatedQuestion or Repeat) && table.Columns.All(column => column.Question != question))
            .ToList();
        if (missing.Count > 0 && _reported.Add($"columns of {table.Repeat.Code} in {table.Sheet.Name}"))
        {
            _problems.Add(
                _isSameVersion ? ProblemCatalogue.WorkbookColumnMissing : ProblemCatalogue.WorkbookQuestionMissing["column"],
                _file.Member(table.Sheet.Name.Trim()),
                ("questions", Detail.List(missing.Select(question => (Detail)question.Label))));
        }
    }

    private void ReportJoined(FilledTable table)
    {
        foreach (var range in table.Sheet.Joined)
        {
            if (
                !_reported.Add($"joined {range} in {table.Sheet.Name}")
                || CellRange.Find(range) is not { } joined
                || joined.FirstRow <= table.Head
                || table.Sheet.Find(joined.FirstRow, joined.FirstColumn) is not { IsBlank: false } cell)
            {
                continue;
            }

            var columns = table.Columns.Count(column => column.Column >= joined.FirstColumn && column.Column <= joined.LastColumn);
            if (columns > 0 && table.Sheet.MarkOf(joined.FirstRow).Length == 0)
            {
                _problems.Add(
                    ProblemCatalogue.WorkbookCellsJoined,
                    PlaceOf(table, joined.FirstRow, joined.FirstColumn, LabelOf(table, joined.FirstColumn)),
                    ("range", Detail.Exact(range)),
                    ("found", cell.Text));
            }
        }
    }

    private Place PlaceOf(FilledTable table, int row, int column, string what) =>
        table.Sheet.PlaceOf(_file, row, Math.Max(1, column), what);

    /// <summary>The visible header of a column; its code if there is none.</summary>
    private static string LabelOf(FilledTable table, int column)
    {
        var label = table.Sheet.Find(HeadOf(table), column)?.Text.TrimEnd(' ', '*');
        return string.IsNullOrEmpty(label) ? table.Sheet.Find(table.Head, column)?.Text ?? table.Sheet.Name : label;
    }

    /// <summary>The row of the visible headers; the row of codes if there is none.</summary>
    private static int HeadOf(FilledTable table)
    {
        var head = table.Sheet.Rows.FirstOrDefault(row =>
            row > table.Head
            && table.Sheet.MarkOf(row) == WorkbookMarks.Text
            && table.NumberColumn > 0
            && table.Sheet.Find(row, table.NumberColumn) is not null);
        return head == 0 ? table.Head : head;
    }
}
