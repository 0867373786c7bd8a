using System.Globalization;
using Survey.Api.Pages;
using Survey.Api.Texts;
using Survey.Core.Languages;
using Survey.Core.Questionnaires.Answers;
using Survey.Core.Questionnaires.Questions;

namespace Survey.Api.Answering.Forms;

/// <summary>Answers as people read them: labels for codes, titles for elements.</summary>
public static class AnswerWording
{
    /// <summary>An answer in words, lines for several; empty for none. Rows are not told here.</summary>
    public static string Say(Question question, Answer? answer, ContentTexts content, InterfaceTexts texts) => answer switch
    {
        null => "",
        ChoiceAnswer choice => LabelOf(question, choice.Code, content),
        ChoicesAnswer choices when question.Parts == AnswerParts.Ranking =>
            string.Join('\n', choices.Codes.Select((code, index) => $"{index + 1}. {LabelOf(question, code, content)}")),
        ChoicesAnswer choices => string.Join('\n', choices.Codes.Select(code => LabelOf(question, code, content))),
        CodedAnswer coded => string.Join(
            '\n',
            coded.Themes.Select(theme => texts.Fill("theme.whole", ("title", content.Words(theme.Title))))
                .Concat(coded.Elements.Select(element => LineOf(element.Code, content.Words(element.Title))))),
        DateAnswer date => texts.Day(date.Value),
        NumberAnswer number => NumericQuestion.Write(question, number.Value, texts.In),
        AcknowledgedAnswer => texts["confirmed"],
        RowsAnswer rows => texts.Count("rows", rows.Rows.Count),
        _ => answer.ToText(),
    };

    /// <summary>A calculated value in words: with its unit, if it has one and is a number.</summary>
    public static string Say(CalculatedQuestion question, string value, InterfaceTexts texts) =>
        question.Unit is { } unit && decimal.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
            ? unit.Write(number, texts.In)
            : value;

    // A browser takes the direction of a line from its first letter, which is the code's: the mark before it says otherwise.
    private static string LineOf(string code, string title) =>
        Language.HasRightToLeftLetters(title) ? $"\u200F({code}) {title}" : $"({code}) {title}";

    private static string LabelOf(Question question, string code, ContentTexts content) =>
        (question as ChoiceQuestion)?.Choices.Find(code) is { } choice ? content.Words(choice.Label) : code;
}
