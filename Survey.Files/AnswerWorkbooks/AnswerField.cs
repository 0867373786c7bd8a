using System.Diagnostics;
using System.Globalization;
using ClosedXML.Excel;
using Survey.Core.Questionnaires.Answers;
using Survey.Core.Questionnaires.Questions;
using Survey.Core.Reading;
using Survey.Files.Workbooks;

namespace Survey.Files.AnswerWorkbooks;

/// <summary>The content of one cell: the answer to a question, one choice of a multiple choice, or one rank.</summary>
/// <param name="Question">The question.</param>
/// <param name="Part">The code of the choice, or the rank from 1; null if the cell contains the whole answer.</param>
/// <param name="Label">The label of the part; empty if the cell contains the whole answer.</param>
internal sealed record AnswerField(Question Question, string? Part, string Label)
{
    /// <summary>
    /// The largest number of choices that get a cell each. Longer lists are answered in one cell, separated by semicolons.
    /// </summary>
    public const int MaxParts = 20;

    /// <summary>Marks a selected choice or an acknowledgement.</summary>
    public const string Cross = "x";

    // Spreadsheets have no number for dates before 1900, and count January and February 1900 wrongly.
    private static readonly DateOnly FirstDate = new(1900, 3, 1);

    /// <summary>The cells for a question; none for calculated questions and repeat groups.</summary>
    public static IReadOnlyList<AnswerField> Of(Question question, AnswerBook book)
    {
        IReadOnlyList<AnswerField> whole = [new AnswerField(question, null, "")];
        return question.Parts switch
        {
            AnswerParts.None or AnswerParts.Rows => [],
            AnswerParts.One or AnswerParts.Codes => whole,
            AnswerParts.Choices => NamesOf() is { } choices
                ? [.. choices.Select(each => new AnswerField(question, each.Key, each.Value))]
                : whole,
            AnswerParts.Ranking => NamesOf() is { } ranks ? [.. ranks.Select((_, index) => OfRank(index + 1))] : whole,
        };

        IReadOnlyList<KeyValuePair<string, string>>? NamesOf() =>
            book.NamesOf(((ChoiceQuestion)question).Choices).All is { Count: <= MaxParts } names ? names : null;

        AnswerField OfRank(int rank)
        {
            var part = rank.ToString(CultureInfo.InvariantCulture);
            return new AnswerField(question, part, AnswerBook.Put(book.Words.Rank, part));
        }
    }

    /// <summary>The mark by which the reader recognizes the cell's row or column.</summary>
    public string Mark => WorkbookMarks.Of(Question.Code, Part);

    /// <summary>Width of the field as a table column, in characters.</summary>
    public double Width => Question switch
    {
        TextQuestion { Multiline: true } => 56,
        TextQuestion => 30,
        UrlQuestion or EmailQuestion => 28,
        SelectManyQuestion when Part is not null => 13,
        CodedQuestion or ChoiceQuestion => 24,
        IntegerQuestion or DecimalQuestion or RangeQuestion or DateQuestion or TimeQuestion or DateTimeQuestion or AcknowledgeQuestion
            or HiddenQuestion => 15,
        _ => throw Missing(),
    };

    /// <summary>Writes the answer into a cell.</summary>
    /// <param name="page">The page.</param>
    /// <param name="row">The row of the cell.</param>
    /// <param name="column">The column of the cell.</param>
    /// <param name="answer">The answer to the question; null if there is none.</param>
    /// <param name="path">Path of the answer in the response, for values kept as typed.</param>
    /// <param name="book">The workbook.</param>
    public void Write(AnswerPage page, int row, int column, Answer? answer, string path, AnswerBook book)
    {
        var style = GetStyle(book, page.IsTable || Question is TextQuestion { Multiline: true });
        if (Part is null && book.Content.AsTyped.TryGetValue(path, out var typed))
        {
            page.Answer(row, column, typed, style);
            return;
        }

        switch (answer)
        {
            case DateAnswer { Value: var date } when date >= FirstDate:
                page.Value(row, column, date.ToDateTime(TimeOnly.MinValue), style);
                break;
            case NumberAnswer { Value: var number } when IsExact(number):
                page.Value(row, column, (double)number, style);
                break;
            case NumberAnswer:
                page.Text(row, column, answer.ToText(), book.Styles.Answer(AnswerCellStyles.TextFormat, atTop: page.IsTable));
                break;
            default:
                page.Answer(row, column, ToText(answer, book), style);
                break;
        }
    }

    /// <summary>Adds data validation to cells, with an error message and an input hint.</summary>
    public void Validate(IXLRange cells, AnswerBook book)
    {
        var validation = cells.SetDataValidation();
        validation.IgnoreBlanks = true;
        validation.ShowErrorMessage = true;
        validation.ErrorTitle = CellText.Cut(book.Words.WrongTitle, 30, "…");
        var form = new FieldHint(this, book).Form;
        validation.ErrorMessage = CellText.Cut(Question is ChoiceQuestion ? book.Words.WrongChoice : $"{form}.", 220, "…");
        var prompt = string.Join(
            "\n",
            new[] { book.Of(Question.Head.Hint ?? LocalizedText.Plain("")), form }.Where(text => text.Length > 0));
        if (prompt.Length > 0)
        {
            validation.ShowInputMessage = true;
            validation.InputTitle = CellText.Cut(Label.Length > 0 ? Label : book.LabelOf(Question), 30, "…");
            validation.InputMessage = CellText.Cut(prompt, 250, "…");
        }

        Restrict(validation, book);
    }

    // A percentage has no format: a program that sees one would store 0.125 for a typed “12.5%” and show 0.125 %. Without a format it
    // gives the cell the one of percentages, by which the reader knows.
    private IXLStyle GetStyle(AnswerBook book, bool atTop) => Question switch
    {
        DateQuestion => book.Styles.Answer(AnswerCellStyles.DateFormat, atTop: atTop),
        NumericQuestion { Unit: { IsPercent: false } unit } => book.Styles.Answer(NumberFormatCode.Of(unit, book.Words.In), atTop: atTop),
        IntegerQuestion or DecimalQuestion or RangeQuestion => book.Styles.Answer("General", atTop: atTop),
        AcknowledgeQuestion => book.Styles.Answer(AnswerCellStyles.TextFormat, centered: true, atTop),
        SelectManyQuestion when Part is not null => book.Styles.Answer(AnswerCellStyles.TextFormat, centered: true, atTop),
        TextQuestion or TimeQuestion or DateTimeQuestion or UrlQuestion or EmailQuestion or ChoiceQuestion or CodedQuestion
            or HiddenQuestion => book.Styles.Answer(AnswerCellStyles.TextFormat, atTop: atTop),
        _ => throw Missing(),
    };

    private UnreachableException Missing() => new($"A workbook has no cell for {Question.GetType().Name}.");

    private void Restrict(IXLDataValidation validation, AnswerBook book)
    {
        switch (Question)
        {
            case AcknowledgeQuestion:
            case SelectManyQuestion when Part is not null:
                validation.List(book.Lists.RangeOf(Cross, [Cross]), true);
                break;
            case ChoiceQuestion choice when Part is not null || choice is SelectOneQuestion:
                validation.List(
                    book.Lists.RangeOf($"choices {choice.Choices.Code}", book.NamesOf(choice.Choices).All.Select(each => each.Value)),
                    true);
                break;
            case IntegerQuestion:
                validation.WholeNumber.Between(-1_000_000_000, 1_000_000_000);
                validation.ErrorStyle = XLErrorStyle.Warning;
                break;
            case RangeQuestion range:
                validation.Decimal.Between((double)range.Start, (double)range.End);
                break;
            case DecimalQuestion:
                validation.Decimal.Between(-1e15, 1e15);
                validation.ErrorStyle = XLErrorStyle.Warning;
                break;
            case DateQuestion:
                validation.Date.Between(
                    FirstDate.ToDateTime(TimeOnly.MinValue),
                    new DateTime(9999, 12, 31, 0, 0, 0, DateTimeKind.Unspecified));
                break;
            case TextQuestion { MaxLength: < CellText.MaxLength } text:
                validation.TextLength.EqualOrLessThan(text.MaxLength);
                break;
            case TextQuestion
            or TimeQuestion
            or DateTimeQuestion
            or UrlQuestion
            or EmailQuestion
            or ChoiceQuestion
            or CodedQuestion
            or HiddenQuestion:
                validation.AllowedValues = XLAllowedValues.AnyValue;
                break;
            default:
                throw Missing();
        }
    }

    // Spreadsheets store numbers as doubles, of which 15 decimal digits are exact.
    private static bool IsExact(decimal number) => Math.Abs(number) < 1_000_000_000_000_000m && (decimal)(double)number == number;

    private string ToText(Answer? answer, AnswerBook book) =>
        answer switch
        {
            null => "",
            AcknowledgedAnswer => Cross,
            CodedAnswer coded => CodedNotation.Write(coded, book.Words),
            ChoiceAnswer choice => NameOf(choice.Code, book),
            ChoicesAnswer ranks when Question.Parts == AnswerParts.Ranking && Part is not null => int.Parse(
                Part,
                CultureInfo.InvariantCulture)
                is var rank
            && rank <= ranks.Codes.Count
                ? NameOf(ranks.Codes[rank - 1], book)
                : "",
            ChoicesAnswer choices when Part is not null => choices.Codes.Contains(Part, StringComparer.Ordinal) ? Cross : "",
            ChoicesAnswer choices => string.Join("; ", choices.Codes),
            _ => answer.ToText(),
        };

    private string NameOf(string code, AnswerBook book) =>
        Question is ChoiceQuestion choice ? book.NamesOf(choice.Choices).NameOf(code) : code;
}
