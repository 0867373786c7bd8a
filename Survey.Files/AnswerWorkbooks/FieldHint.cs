using System.Diagnostics;
using System.Globalization;
using Survey.Core.Frameworks;
using Survey.Core.Languages;
using Survey.Core.Questionnaires.Questions;
using Survey.Core.Reading.Typed;
using Survey.Files.Workbooks;

namespace Survey.Files.AnswerWorkbooks;

/// <summary>The explanation beside a cell for an answer, such as the expected format.</summary>
/// <param name="cell">The cell.</param>
/// <param name="book">The workbook.</param>
internal sealed class FieldHint(AnswerField cell, AnswerBook book)
{
    private static readonly DateOnly SomeDay = new(2026, 6, 26);

    // In characters. A higher limit is not worth mentioning.
    private const int MaxLengthWorthShowing = 5_000;

    // Of a long list that everybody knows.
    private const int MaxNames = 3;

    private AnswerWords Words => book.Words;

    /// <summary>The expected format; empty if any text is accepted.</summary>
    public string Form => cell.Question switch
    {
        AcknowledgeQuestion => Words.Confirm,
        RankQuestion when cell.Part is not null => Words.RankHint,
        SelectManyQuestion when cell.Part is not null => Words.MarkWithX,
        SelectOneQuestion => Words.ChooseFromList,
        ChoiceQuestion { Choices.IsBuiltIn: true } choice =>
            $"{Words.Separated}: {string.Join("; ", book.NamesOf(choice.Choices).All.Take(MaxNames).Select(each => each.Value))}; …",
        ChoiceQuestion choice => $"{Words.Separated}: {string.Join("; ", choice.Choices.Choices.Select(each => each.Code))}",
        CodedQuestion coded => OfCoded(book.FrameworkOf(coded)),
        IntegerQuestion => Words.WholeNumber + Measured(12),
        DecimalQuestion => Words.Number + Measured(12.5m),
        RangeQuestion range => string.Join(
            "; ",
            range.Ends.Select(end => $"{Words.In.Write(end.Number)} = {book.Of(end.Label)}")
                .Prepend(AnswerBook.Put(Words.Scale, range.Start, range.End) + Measured(range.Start))),
        DateQuestion => AnswerBook.Put(Words.DateForm, TypedDate.Write(SomeDay)),
        TimeQuestion => Words.TimeForm,
        DateTimeQuestion => AnswerBook.Put(Words.DateTimeForm, SomeDay.ToString("yyyy-MM-dd'T14:30'", CultureInfo.InvariantCulture)),
        UrlQuestion => Words.WebAddress,
        EmailQuestion => Words.EmailAddress,
        TextQuestion { MaxLength: < MaxLengthWorthShowing } text => AnswerBook.Put(Words.AtMostCharacters, text.MaxLength),
        TextQuestion or HiddenQuestion => "",
        _ => throw new UnreachableException($"A workbook has no hint for {cell.Question.GetType().Name}."),
    };

    /// <summary>
    /// The whole explanation: the questionnaire's own hint, whether an answer is required, the format, and the condition.
    /// </summary>
    /// <param name="scopes">The questions that the condition may refer to, innermost scope first.</param>
    public string All(IReadOnlyList<QuestionScope> scopes)
    {
        var hint = cell.Question.Head.Hint is { } own ? book.Of(own) : "";
        string?[] facts = [AnswerBook.IsRequired(cell.Question) ? Words.Required : null, Form, book.ConditionOf(cell.Question, scopes)];
        return CellText.Fit(
            string.Join(
                "\n",
                new[] { hint, Sentence(string.Join("; ", facts.Where(fact => fact is { Length: > 0 }))) }.Where(text => text.Length > 0)));
    }

    /// <summary>The text with a capital letter at its start and a full stop at its end.</summary>
    internal static string Sentence(string text) => text.Length == 0 ? "" : $"{Language.Capitalize(text).TrimEnd('.')}.";

    /// <summary>The unit in brackets: “(EUR)”, “(12.5 = 12.5 %)”. The example says that 0.125 does not mean 12.5 %.</summary>
    private string Measured(decimal example) => (cell.Question as NumericQuestion)?.Unit is not { } unit ? ""
        : unit.IsPercent ? $" ({Words.In.Write(example)} = {unit.Write(example, Words.In)})"
        : $" ({unit.Sign})";

    private string OfCoded(Framework framework)
    {
        var codes = AnswerBook.Put(Words.Codes, book.FrameworkSheets[framework], CodedNotation.ExampleOf(framework));
        return framework.Themes.FirstOrDefault(theme => theme.Code is not null) is { } first
            ? $"{codes}; {AnswerBook.Put(Words.WholeTheme, CodedNotation.Write(first, Words))}"
            : codes;
    }
}
