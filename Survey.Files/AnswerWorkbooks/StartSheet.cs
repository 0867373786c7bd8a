using ClosedXML.Excel;
using Survey.Core.Languages;
using Survey.Core.Questionnaires.Questions;
using Survey.Files.Workbooks;

namespace Survey.Files.AnswerWorkbooks;

/// <summary>The first sheet: organization, deadline, instructions, contents, and the cells for submission.</summary>
internal sealed class StartSheet
{
    private const int LabelColumn = 2;
    private const int AnswerColumn = 3;
    private const int HintColumn = 4;

    private const double LineHeight = 21;
    private const double ContentsHeight = 17;

    private readonly AnswerBook _book;
    private readonly AnswerPage _page;

    /// <summary>Adds the sheet. Call this before adding others, so that it becomes the first.</summary>
    public StartSheet(AnswerBook book)
    {
        _book = book;
        _page = book.Add(book.Words.Start, [38, 76, 40]);
    }

    /// <summary>The sheets with questions, in order; filled before <see cref="Write"/>.</summary>
    public List<IXLWorksheet> Contents { get; } = [];

    private AnswerWords Words => _book.Words;

    /// <summary>Writes the sheet, with links to all <see cref="Contents"/>.</summary>
    public void Write()
    {
        _page.MarkColumns(AnswerColumn, LabelColumn, HintColumn);
        _page.Title(_book.Of(_book.Content.Round.Title));
        var title = _book.Of(_book.Questionnaire.Title);
        if (title.Length > 0 && title != _book.Of(_book.Content.Round.Title))
        {
            _page.Banner(title, _book.Styles.Paragraph);
        }

        WriteFacts();
        WriteSteps();
        WriteContents();
        WriteSubmission();
        _page.Finish(headRows: 0);
    }

    private void WriteFacts()
    {
        var organization = _book.Content.Organization;
        var (name, brief) = (_book.Of(organization.Name), _book.Of(organization.Short));
        WriteFact(Words.Organization, name.Contains(brief, StringComparison.OrdinalIgnoreCase) ? name : $"{name} ({brief})");
        WriteFact(Words.Type, Language.Capitalize(_book.Of(organization.Type.Name)));
        if (organization.Regions.Count > 0)
        {
            WriteFact(Words.Regions, string.Join("; ", organization.Regions.Select(region => Language.Capitalize(_book.Of(region.Name)))));
        }

        if (_book.Content.Round.Deadline is { } deadline)
        {
            WriteFact(Words.Deadline, Words.Day(deadline));
        }
    }

    private void WriteSteps()
    {
        _page.Section(Words.HowToFillIn);
        List<string> steps = [.. Words.Steps];
        if (AnswerBook.Walk(_book.Questionnaire.Items).Any(item => item is Repeat))
        {
            steps.Add(Words.StepTables);
        }

        foreach (var (framework, sheet) in _book.FrameworkSheets)
        {
            var example = CodedNotation.ExampleOf(framework);
            var theme = framework.Themes.FirstOrDefault(each => each.Code is not null);
            steps.Add(
                AnswerBook.Put(
                    Words.StepCodes,
                    sheet,
                    theme is null ? example : $"{example}; {AnswerBook.Put(Words.WholeTheme, CodedNotation.Write(theme, Words))}"));
        }

        steps.Add(Words.StepLast);
        foreach (var (index, step) in steps.Index())
        {
            _page.Banner(FormattableString.Invariant($"{index + 1}. {step}"), _book.Styles.Fact);
        }
    }

    private void WriteContents()
    {
        _page.Section(Words.Contents);
        foreach (var sheet in Contents)
        {
            _page.MarkRowAs(_page.Row, WorkbookMarks.Text);
            _page.LinkTo(_page.Row, LabelColumn, sheet);
            _page.Text(_page.Row, LabelColumn, sheet.Name, _book.Styles.Link);
            _page.SetLeastHeight(_page.Row++, ContentsHeight);
        }
    }

    private void WriteSubmission()
    {
        var content = _book.Content;
        _page.Section(Words.WhenDone);
        WriteAsked(WorkbookMarks.SubmittedBy, Words.SubmittedBy, Words.SubmittedByHint, _book.Styles.Answer(AnswerCellStyles.TextFormat));
        _page.Answer(_page.Row - 1, AnswerColumn, content.SubmittedBy ?? "", _book.Styles.Answer(AnswerCellStyles.TextFormat));
        WriteAsked(WorkbookMarks.SubmittedOn, Words.Date, "", _book.Styles.Answer(AnswerCellStyles.DateFormat));
        if (content.SubmittedOn is { } day)
        {
            _page.Value(_page.Row - 1, AnswerColumn, day.ToDateTime(TimeOnly.MinValue), _book.Styles.Answer(AnswerCellStyles.DateFormat));
        }

        WriteAsked(WorkbookMarks.State, Words.ThisAnswerIs, Words.DraftHint, _book.Styles.Answer(AnswerCellStyles.TextFormat));
        var validation = _page.Worksheet.Cell(_page.Row - 1, AnswerColumn).AsRange().SetDataValidation();
        validation.List(_book.Lists.RangeOf("state", [Words.Final, Words.Draft]), true);
        validation.ErrorTitle = CellText.Cut(Words.WrongTitle, 30, "…");
        validation.ErrorMessage = Words.WrongChoice;
        _page.Space();
        var identity = content.Identity;
        _page.Banner(
            AnswerBook.Put(Words.MadeFor, identity.Round, identity.Organization, identity.Questionnaire, identity.Version),
            _book.Styles.Paragraph);
    }

    private void WriteFact(string name, string fact)
    {
        _page.MarkRowAs(_page.Row, WorkbookMarks.Text);
        _page.Text(_page.Row, LabelColumn, name, _book.Styles.Label);
        _page.Text(_page.Row, AnswerColumn, fact, _book.Styles.Fact);
        _page.Text(_page.Row, HintColumn, "", _book.Styles.Fact);
        _page.SetLeastHeight(_page.Row++, LineHeight);
    }

    private void WriteAsked(string mark, string name, string hint, IXLStyle style)
    {
        _page.MarkRowAs(_page.Row, mark);
        _page.Text(_page.Row, LabelColumn, name, _book.Styles.Label);
        _page.Text(_page.Row, AnswerColumn, "", style);
        _page.Text(_page.Row, HintColumn, hint, _book.Styles.Hint);
        _page.SetLeastHeight(_page.Row++, LineHeight);
    }
}
