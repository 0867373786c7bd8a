using ClosedXML.Excel;
using Survey.Core.Questionnaires.Answers;
using Survey.Core.Questionnaires.Questions;

namespace Survey.Files.AnswerWorkbooks;

/// <summary>The sheet of a section with a row per question, followed by the sheets of its tables.</summary>
/// <param name="book">The workbook.</param>
/// <param name="answers">The answers given so far.</param>
internal sealed class SectionSheet(AnswerBook book, AnswerSet answers)
{
    private const int LabelColumn = 2;
    private const int AnswerColumn = 3;
    private const int HintColumn = 4;

    private const double AnswerHeight = 21;
    private const double LongAnswerHeight = 78;

    private readonly List<IXLWorksheet> _sheets = [];
    private readonly IReadOnlyList<QuestionScope> _scopes = [book.Questionnaire.Scope];

    /// <summary>
    /// Writes the sheet and those of its tables. If the section consists of one table, the table's sheet is the only one.
    /// </summary>
    /// <param name="name">The wanted name of the sheet.</param>
    /// <param name="section">The section.</param>
    /// <returns>The sheets, in order.</returns>
    public List<IXLWorksheet> Write(string name, Section section)
    {
        if (section.Items.Where(item => item is not (Note or CalculatedQuestion)).ToList() is [Repeat only])
        {
            return new TableSheet(book, only, only.Code, [only.Scope, .. _scopes]) { Section = section }.Write([
                .. TableRow.Of(answers, only.Code, only.Code),
            ]);
        }

        var page = book.Add(book.TakeName(name), [52, 64, 44]);
        _sheets.Add(page.Worksheet);
        page.MarkColumns(AnswerColumn, LabelColumn, HintColumn);
        page.Title(book.LabelOf(section));
        WriteExplanation(page, section);
        var head = page.Row++;
        page.MarkRowAs(head, WorkbookMarks.Text);
        page.Text(head, LabelColumn, book.Words.Question, book.Styles.Head);
        page.Text(head, AnswerColumn, book.Words.Answer, book.Styles.Head);
        page.Text(head, HintColumn, "", book.Styles.Head);
        page.SetLeastHeight(head, 20);
        WriteItems(page, section.Items);
        page.Finish(head);
        return _sheets;
    }

    private void WriteItems(AnswerPage page, IReadOnlyList<Item> items)
    {
        foreach (var item in items)
        {
            switch (item)
            {
                case Note note:
                    page.Banner(book.LabelOf(note), book.Styles.Note);
                    break;
                case Section inner:
                    page.Section(book.LabelOf(inner));
                    WriteExplanation(page, inner);
                    WriteItems(page, inner.Items);
                    break;
                case Repeat repeat:
                    WriteTable(page, repeat);
                    break;
                case Question question:
                    WriteQuestion(page, question);
                    break;
            }
        }
    }

    private void WriteExplanation(AnswerPage page, Section section)
    {
        var texts = new[]
        {
            section.Head.Hint is { } hint ? book.Of(hint) : "",
            FieldHint.Sentence(book.ConditionOf(section, _scopes) ?? ""),
        };
        if (string.Join("\n", texts.Where(text => text.Length > 0)) is { Length: > 0 } text)
        {
            page.Banner(text, book.Styles.Paragraph);
        }
    }

    private void WriteTable(AnswerPage page, Repeat repeat)
    {
        var table = new TableSheet(book, repeat, repeat.Code, [repeat.Scope, .. _scopes]);
        var rows = TableRow.Of(answers, repeat.Code, repeat.Code).ToList();
        var sheets = table.Write(rows);
        page.MarkRowAs(page.Row, WorkbookMarks.Text);
        page.Text(page.Row, LabelColumn, book.LabelOf(repeat), book.Styles.Label);
        page.LinkTo(page.Row, AnswerColumn, sheets[0]);
        page.Text(page.Row, AnswerColumn, AnswerBook.Put(book.Words.OnSheet, sheets[0].Name), book.Styles.Link);
        page.Text(page.Row, HintColumn, table.Explanation, book.Styles.Hint);
        page.SetLeastHeight(page.Row++, AnswerHeight);
        _sheets.AddRange(sheets);
    }

    private void WriteQuestion(AnswerPage page, Question question)
    {
        var (first, answer) = (page.Row, answers.Find(question.Code));
        WriteQuestion(page, question, answer);
        if (question.IsHidden && page.Row > first)
        {
            page.Worksheet.Rows(first, page.Row - 1).Hide();
        }
    }

    private void WriteQuestion(AnswerPage page, Question question, Answer? answer)
    {
        var fields = AnswerField.Of(question, book);
        if (fields.Count == 0)
        {
            return;
        }

        var label = AnswerBook.IsRequired(question) ? $"{book.LabelOf(question)} *" : book.LabelOf(question);
        var hint = new FieldHint(fields[0], book).All(_scopes);
        if (fields[0].Part is null)
        {
            WriteField(page, fields[0], label, book.Styles.Label, hint, answer);
            return;
        }

        page.MarkRowAs(page.Row, WorkbookMarks.Text);
        page.Text(page.Row, LabelColumn, label, book.Styles.Label);
        page.Text(page.Row, AnswerColumn, "", book.Styles.Fact);
        page.Text(page.Row, HintColumn, hint, book.Styles.Hint);
        page.SetLeastHeight(page.Row++, AnswerHeight);
        foreach (var field in fields)
        {
            WriteField(page, field, field.Label, book.Styles.Choice, "", answer);
        }
    }

    private void WriteField(AnswerPage page, AnswerField field, string label, IXLStyle style, string hint, Answer? answer)
    {
        page.MarkRowAs(page.Row, WorkbookMarks.Question + field.Mark);
        page.Text(page.Row, LabelColumn, label, style);
        field.Write(page, page.Row, AnswerColumn, answer, field.Question.Code, book);
        field.Validate(page.Worksheet.Cell(page.Row, AnswerColumn).AsRange(), book);
        page.Text(page.Row, HintColumn, hint, book.Styles.Hint);
        page.SetLeastHeight(page.Row++, field.Question is TextQuestion { Multiline: true } ? LongAnswerHeight : AnswerHeight);
    }
}
