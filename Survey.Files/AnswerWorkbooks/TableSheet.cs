using ClosedXML.Excel;
using Survey.Core.Questionnaires.Questions;

namespace Survey.Files.AnswerWorkbooks;

/// <summary>
/// The sheet of a repeat group: a table with a row per entry and empty rows for more, followed by the sheets of nested
/// groups. Each row of a nested group gives the number of the row it belongs to.
/// </summary>
internal sealed class TableSheet
{
    private const double RowHeight = 30;
    private const double NumberWidth = 7;
    private const double OuterNumberWidth = 12;

    // Minimum width of a table, in characters. Columns of long texts share the width that the others leave.
    private const double LeastWidth = 150;

    // In points. A higher header is not frozen, because it would leave no room for the rows.
    private const double HighestHead = 300;

    private readonly AnswerBook _book;
    private readonly Repeat _repeat;
    private readonly string _path;
    private readonly IReadOnlyList<QuestionScope> _scopes;
    private readonly Repeat? _outer;
    private readonly IReadOnlyList<AnswerField> _fields;

    /// <summary>Prepares the sheet.</summary>
    /// <param name="book">The workbook.</param>
    /// <param name="repeat">The repeat group.</param>
    /// <param name="path">Path of the repeat group: the codes of the groups around it and its own, separated by slashes.</param>
    /// <param name="scopes">The questions of the repeat group, then those of the scopes around it.</param>
    /// <param name="outer">The group around it; null if there is none.</param>
    public TableSheet(AnswerBook book, Repeat repeat, string path, IReadOnlyList<QuestionScope> scopes, Repeat? outer = null)
    {
        _book = book;
        _repeat = repeat;
        _path = path;
        _scopes = scopes;
        _outer = outer;

        // Hidden columns go last, so that nobody tabs through them.
        _fields =
        [
            .. repeat
                .Scope.Questions.Select(scoped => scoped.Question)
                .OrderBy(question => question.IsHidden)
                .SelectMany(question => AnswerField.Of(question, book)),
        ];
    }

    /// <summary>The section whose only content is this table, so that both share a sheet; null if there is none.</summary>
    public Section? Section { get; init; }

    private string Title =>
        Section is null || _book.LabelOf(Section) == _book.LabelOf(_repeat)
            ? _book.LabelOf(_repeat)
            : $"{_book.LabelOf(Section)}: {_book.LabelOf(_repeat)}";

    /// <summary>When the table must be filled in, and the minimum number of rows; empty if there is nothing to say.</summary>
    public string Explanation
    {
        get
        {
            var least = Math.Max(_repeat.Minimum, AnswerBook.IsRequired(_repeat) ? 1 : 0);
            string[] facts =
            [
                _book.ConditionOf(_repeat, [.. _scopes.Skip(1)]) ?? "",
                least > 0 ? AnswerBook.Put(_book.Words.AtLeastRows, least) : "",
            ];
            return FieldHint.Sentence(string.Join("; ", facts.Where(fact => fact.Length > 0)));
        }
    }

    private int FirstFieldColumn => AnswerPage.FirstColumn + (_outer is null ? 1 : 2);

    /// <summary>Writes the sheet and those of the nested groups.</summary>
    /// <returns>The sheets, in order.</returns>
    public List<IXLWorksheet> Write(IReadOnlyList<TableRow> rows)
    {
        double[] numbers = _outer is null ? [NumberWidth] : [NumberWidth, OuterNumberWidth];
        var page = _book.Add(
            _book.TakeName(_book.LabelOf(Section is null ? _repeat : Section)),
            [.. numbers, .. GetWidths()],
            isTable: true);
        WriteTop(page);
        var head = WriteHead(page);
        WriteRows(page, rows);
        var isHigh =
            Enumerable.Range(1, head).Where(row => !page.Worksheet.Row(row).IsHidden).Sum(row => page.Worksheet.Row(row).Height)
            > HighestHead;
        page.Finish(isHigh ? 0 : head, isHigh ? 0 : AnswerPage.FirstColumn);
        List<IXLWorksheet> sheets = [page.Worksheet];
        foreach (var inner in _repeat.Scope.Questions.Select(scoped => scoped.Question).OfType<Repeat>())
        {
            var innerRows = new List<TableRow>();
            foreach (var row in rows)
            {
                innerRows.AddRange(TableRow.Of(row.Answers, inner.Code, $"{row.Path}.{inner.Code}", row.Number, innerRows.Count));
            }

            sheets.AddRange(new TableSheet(_book, inner, $"{_path}/{inner.Code}", [inner.Scope, .. _scopes], _repeat).Write(innerRows));
        }

        return sheets;
    }

    private IEnumerable<double> GetWidths()
    {
        var texts = _fields.Count(field => field.Question is TextQuestion { Multiline: true });
        var spare = texts == 0 ? 0 : Math.Max(0, LeastWidth - _fields.Sum(field => field.Width)) / texts;
        return _fields.Select(field => field.Width + (field.Question is TextQuestion { Multiline: true } ? spare : 0));
    }

    private void WriteTop(AnswerPage page)
    {
        page.Title(Title);
        WriteNotes(page, Section?.Items ?? []);
        string[] texts =
        [
            Section?.Head.Hint is { } general ? _book.Of(general) : "",
            FieldHint.Sentence(Section is null ? "" : _book.ConditionOf(Section, [.. _scopes.Skip(1)]) ?? ""),
            _repeat.Head.Hint is { } hint ? _book.Of(hint) : "",
            Explanation,
            _book.Words.MoreRows,
        ];
        page.Banner(string.Join(" ", texts.Where(text => text.Length > 0)), _book.Styles.Paragraph);
        WriteNotes(page, AnswerBook.Walk(_repeat.Items.Where(item => item is not Repeat)));
    }

    private void WriteNotes(AnswerPage page, IEnumerable<Item> items)
    {
        foreach (var note in items.OfType<Note>())
        {
            page.Banner(_book.LabelOf(note), _book.Styles.Note);
        }
    }

    /// <summary>Writes the hidden row of codes and the column headers.</summary>
    /// <returns>The last row of the headers.</returns>
    private int WriteHead(AnswerPage page)
    {
        var codes = page.Row++;
        page.MarkRowAs(codes, WorkbookMarks.Table + _path);
        page.Worksheet.Row(codes).Hide();
        WriteGroups(page);
        var (head, hints) = (page.Row++, page.Row++);
        page.MarkRowAs(head, WorkbookMarks.Text);
        page.MarkRowAs(hints, WorkbookMarks.Text);
        WriteColumn(AnswerPage.FirstColumn, WorkbookMarks.Number, _book.Words.RowNumber, "");
        if (_outer is not null)
        {
            WriteColumn(
                AnswerPage.FirstColumn + 1,
                WorkbookMarks.OuterNumber,
                $"{AnswerBook.Put(_book.Words.OuterRow, _book.LabelOf(_outer))} *",
                FieldHint.Sentence(_book.Words.OuterRowHint));
        }

        foreach (var (index, field) in _fields.Index())
        {
            var isFirst = index == 0 || _fields[index - 1].Question != field.Question;
            var label = _book.LabelOf(field.Question) + (AnswerBook.IsRequired(field.Question) ? " *" : "");
            WriteColumn(
                FirstFieldColumn + index,
                field.Mark,
                field.Part is null ? label : $"{label}: {field.Label}",
                isFirst ? new FieldHint(field, _book).All(_scopes) : FieldHint.Sentence(new FieldHint(field, _book).Form));
            if (field.Question.IsHidden)
            {
                page.Worksheet.Column(FirstFieldColumn + index).Hide();
            }
        }

        return hints;

        void WriteColumn(int column, string mark, string label, string hint)
        {
            page.Mark(codes, column, mark);
            page.Text(head, column, label, _book.Styles.Head);
            page.Text(hints, column, hint, _book.Styles.HeadHint);
        }
    }

    /// <summary>If the group contains sections, writes a row with their headings above their columns.</summary>
    private void WriteGroups(AnswerPage page)
    {
        if (!_repeat.Items.Any(item => item is Section))
        {
            return;
        }

        page.MarkRowAs(page.Row, WorkbookMarks.Text);
        foreach (var section in _repeat.Items.OfType<Section>())
        {
            var inside = AnswerBook.Walk(section.Items).ToHashSet(ReferenceEqualityComparer.Instance);
            var columns = _fields
                .Index()
                .Where(each => inside.Contains(each.Item.Question))
                .Select(each => FirstFieldColumn + each.Index)
                .ToList();
            if (columns.Count > 0)
            {
                page.Text(page.Row, columns[0], _book.LabelOf(section), _book.Styles.Section);
                page.Worksheet.Cell(page.Row, columns[0]).Style.Alignment.WrapText = false;
            }
        }

        page.SetLeastHeight(page.Row++, 20);
    }

    private void WriteRows(AnswerPage page, IReadOnlyList<TableRow> rows)
    {
        var first = page.Row;
        var count = Math.Max(AnswerBook.MinRows, rows.Count + AnswerBook.FurtherRows);
        for (var index = 0; index < count; index++)
        {
            var row = index < rows.Count ? rows[index] : null;

            // Unlock the whole row; otherwise it could not be copied and inserted.
            page.Worksheet.Row(page.Row).Style.Protection.Locked = false;
            page.Value(page.Row, AnswerPage.FirstColumn, row?.Number ?? index + 1, _book.Styles.RowNumber);
            if (_outer is not null)
            {
                var style = _book.Styles.Answer("General", centered: true, atTop: true);
                page.Answer(page.Row, AnswerPage.FirstColumn + 1, "", style);
                if (row is not null)
                {
                    page.Value(page.Row, AnswerPage.FirstColumn + 1, row.OuterNumber, style);
                }
            }

            foreach (var (column, field) in _fields.Index())
            {
                field.Write(
                    page,
                    page.Row,
                    FirstFieldColumn + column,
                    row?.Answers.Find(field.Question.Code),
                    row is null ? "" : $"{row.Path}.{field.Question.Code}",
                    _book);
            }

            page.SetLeastHeight(page.Row++, RowHeight);
        }

        foreach (var (column, field) in _fields.Index())
        {
            field.Validate(page.Worksheet.Range(first, FirstFieldColumn + column, page.Row - 1, FirstFieldColumn + column), _book);
        }
    }
}
