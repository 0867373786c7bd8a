using System.Globalization;
using Survey.Core.Frameworks;
using Survey.Core.Questionnaires;
using Survey.Core.Questionnaires.Answers;
using Survey.Core.Questionnaires.Logic;
using Survey.Core.Questionnaires.Questions;
using Survey.Core.Reading;
using Survey.Core.Responses;

namespace Survey.Files.Exports;

/// <summary>The columns of a question, and the cells of its answers.</summary>
internal sealed class QuestionColumns
{
    private const string LabelSeparator = "; ";

    private static readonly object Zero = 0m;
    private static readonly object One = 1m;

    private readonly ScopedQuestion _question;
    private readonly Func<Answer, IEnumerable<object?>> _read;

    private QuestionColumns(
        ScopedQuestion question,
        IReadOnlyList<ExportColumn> columns,
        Func<Answer, IEnumerable<object?>> read)
    {
        _question = question;
        _read = read;
        Columns = [.. columns.Select(column => column with { Question = question.Question })];
    }

    /// <summary>The columns, in order. Their names begin with the question's code.</summary>
    public IReadOnlyList<ExportColumn> Columns { get; private init; }

    /// <summary>The columns of a question.</summary>
    /// <param name="scoped">Any question except a repeat group.</param>
    /// <param name="frameworks">The frameworks of coded questions.</param>
    /// <param name="show">Shows a code: itself, or the label given with it.</param>
    /// <param name="separator">Separates several codes or labels in one cell.</param>
    private static QuestionColumns Of(
        ScopedQuestion scoped,
        FrameworkSet frameworks,
        Func<string, LocalizedText?, string> show,
        string separator)
    {
        var code = scoped.Question.Code;
        return scoped.Question switch
        {
            TextQuestion or UrlQuestion or EmailQuestion or HiddenQuestion => OfOne(scoped, ColumnKind.Text, answer => answer.ToText()),
            TimeQuestion or DateTimeQuestion or AcknowledgeQuestion => OfOne(scoped, ColumnKind.Codes, answer => answer.ToText()),
            IntegerQuestion => OfOne(scoped, ColumnKind.WholeNumber, answer => ((NumberAnswer)answer).Value),
            DecimalQuestion => OfOne(scoped, ColumnKind.Number, answer => ((NumberAnswer)answer).Value),
            RangeQuestion range => new(
                scoped,
                [
                    new(code, ColumnKind.Number)
                    {
                        Choices = [.. range.Ends.Select(end => (new NumberAnswer(end.Number).ToText(), end.Label))],
                    },
                ],
                answer => [((NumberAnswer)answer).Value]),
            DateQuestion => OfOne(scoped, ColumnKind.Date, answer => ((DateAnswer)answer).Value),
            CalculatedQuestion => OfOne(scoped, ColumnKind.Calculated, answer => ToNumberOrText(answer.ToText())),
            SelectOneQuestion one => new(
                scoped,
                [new(code, ColumnKind.Codes) { Choices = GetChoices(one.Choices) }],
                answer => [Show(one.Choices, ((ChoiceAnswer)answer).Code)]),
            RankQuestion rank => new(
                scoped,
                [new(code, ColumnKind.Codes) { Choices = GetChoices(rank.Choices) }],
                answer => [string.Join(separator, ((ChoicesAnswer)answer).Codes.Select(each => Show(rank.Choices, each)))]),
            SelectManyQuestion many => new(
                scoped,
                [new(code, ColumnKind.Codes), .. GetChoices(many.Choices).Select(choice => ToMark(code, choice))],
                answer => ReadMany(many.Choices, ((ChoicesAnswer)answer).Codes)),
            CodedQuestion coded => OfCoded(frameworks.Get(coded.Framework)),
            _ => throw new InvalidOperationException($"Questions of type {scoped.Question.TypeName} have no columns in an export."),
        };

        string Show(ChoiceList list, string choice) => show(choice, list.Find(choice)?.Label);

        IEnumerable<object?> ReadMany(ChoiceList list, IReadOnlyList<string> chosen) =>
        [
            string.Join(separator, chosen.Select(each => Show(list, each))),
            .. list.Distinct.Select(choice => chosen.Contains(choice.Code, StringComparer.Ordinal) ? One : Zero),
        ];

        QuestionColumns OfCoded(Framework framework) => new(
            scoped,
            [
                new(code, ColumnKind.Codes),
                .. GetThemeColumns(code, framework),
                .. framework.Elements.Select(element => ToMark(code, (element.Code, element.Title))),
            ],
            answer => ReadCoded((CodedAnswer)answer, framework));

        IEnumerable<object?> ReadCoded(CodedAnswer answer, Framework framework)
        {
            yield return ToCell(string.Join(separator, answer.Elements.Select(element => show(element.Code, element.Short))));
            if (framework.HasThemes)
            {
                yield return ToCell(string.Join(separator, answer.Themes.Select(theme => show(theme.Code!, theme.Short))));
            }

            var covered = Coverage.Of(answer, framework).Elements;
            foreach (var element in framework.Elements)
            {
                yield return covered.Contains(element.Position) ? One : Zero;
            }
        }
    }

    /// <summary>The columns of a question.</summary>
    /// <param name="scoped">Any question except a repeat group.</param>
    /// <param name="frameworks">The frameworks of coded questions.</param>
    /// <param name="labels">The language of labels in place of codes; null for codes.</param>
    /// <param name="defaultLanguage">The language of labels that are missing in that one.</param>
    public static QuestionColumns Of(ScopedQuestion scoped, FrameworkSet frameworks, string? labels, string defaultLanguage) =>
        labels is null
            ? Of(scoped, frameworks, (code, _) => code, " ")
            : Of(scoped, frameworks, (code, label) => label?.In(labels, defaultLanguage) ?? code, LabelSeparator);

    /// <summary>The same columns, with a prefix before their names.</summary>
    public QuestionColumns WithPrefix(string prefix) => new(_question, Columns, _read)
    {
        Columns = [.. Columns.Select(column => column with { Name = prefix + column.Name })],
    };

    /// <summary>The cells in a scope, one for each column; empty if the question is not relevant or not answered.</summary>
    public IEnumerable<object?> Read(AnswerScope scope)
    {
        if (_question.Question is CalculatedQuestion)
        {
            return scope.GetText(_question) is { Length: > 0 } text ? _read(new TextAnswer(text)) : [null];
        }

        var answer = scope.IsRelevant(_question) ? scope.FindAnswer(_question.Question.Code) : null;
        return answer is null ? new object?[Columns.Count] : _read(answer);
    }

    private static QuestionColumns OfOne(ScopedQuestion scoped, ColumnKind kind, Func<Answer, object> read) =>
        new(scoped, [new(scoped.Question.Code, kind)], answer => [read(answer)]);

    private static ExportColumn ToMark(string question, (string Code, LocalizedText Label) choice) =>
        new($"{question}/{choice.Code}", ColumnKind.WholeNumber) { Choices = [choice], IsMark = true };

    private static List<(string Code, LocalizedText Label)> GetChoices(ChoiceList list) =>
        [.. list.Distinct.Select(choice => (choice.Code, choice.Label))];

    private static ExportColumn[] GetThemeColumns(string question, Framework framework) => framework.HasThemes
        ?
        [
            new($"{question}.themes", ColumnKind.Codes)
            {
                Choices = [.. framework.Themes.Select(theme => (theme.Code!, theme.Title))],
                IsThemes = true,
            },
        ]
        : [];

    private static string? ToCell(string joined) => joined.Length == 0 ? null : joined;

    // A text such as “007” or “1e3” stays text: it is a number only if writing the number gives the same text.
    internal static object ToNumberOrText(string text) =>
        decimal.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number)
        && new NumberAnswer(number).ToText() == text
            ? number
            : text;
}
