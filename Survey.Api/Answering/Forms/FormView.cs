using System.Text.RegularExpressions;
using Survey.Api.Pages;
using Survey.Api.Texts;
using Survey.Core.Questionnaires;
using Survey.Core.Questionnaires.Logic;
using Survey.Core.Questionnaires.Questions;
using Survey.Core.Reading;
using Survey.Core.Responses;
using Survey.Core.Rounds;

namespace Survey.Api.Answering.Forms;

/// <summary>A page of the form with all that its parts need to show themselves.</summary>
/// <param name="Round">The round.</param>
/// <param name="Page">The page.</param>
/// <param name="Values">What stands in the fields.</param>
/// <param name="Scope">The answers that could be read, those of other pages too; its rows are in the order of the fields' keys.</param>
/// <param name="Texts">The interface's texts.</param>
public sealed partial record FormView(Round Round, FormPage Page, FormValues Values, AnswerScope Scope, InterfaceTexts Texts)
{
    /// <summary>What is wrong with the fields, in the order of the page.</summary>
    public IReadOnlyList<FieldProblem> Problems { get; init; } = [];

    /// <summary>The coded question of a row whose list is open; null for none.</summary>
    public string? OpenList { get; init; }

    /// <summary>What the words shown next stand in, such as a row in another language than the page's; null for the page itself.</summary>
    public ShownText? Around { get; init; }

    /// <summary>Whether the questions that analysts answer are shown, as they are to coordinators.</summary>
    public bool ShowsAnalystsQuestions { get; init; }

    /// <summary>What new rows begin with.</summary>
    internal FirstAnswers FirstAnswers { get; init; } = new(Round.Frameworks, EvaluationContext.Timeless);

    /// <summary>The row that somebody wants to remove and has yet to confirm, as <c>recommendations/3</c>; null for none.</summary>
    public string? RowToRemove { get; init; }

    /// <summary>The framework's and the questionnaire's texts in the page's language.</summary>
    public ContentTexts Content { get; } = new(Texts.Language, Round.Questionnaire.DefaultLanguage);

    /// <summary>The codes of questions whose answers decide what else the page shows.</summary>
    public IReadOnlySet<string> LiveCodes { get; } = CodesIn(Page.Items);

    /// <summary>The message about a field; null if nothing is wrong with it.</summary>
    public string? FindMessage(string field) =>
        Problems.FirstOrDefault(problem => problem.Field == field) is { } found ? found.Problem.ToText(Texts.In) : null;

    /// <summary>Whether an answer is required, given the others.</summary>
    public static bool IsRequired(Question question, AnswerScope scope) =>
        question.Rules.Required?.Evaluate(scope).Truth == true || question is Repeat { Minimum: > 0 };

    /// <summary>Whether an answer can be seen and not changed.</summary>
    public static bool IsReadOnly(Question question, AnswerScope scope) => question.Rules.ReadOnly?.Evaluate(scope).Truth == true;

    /// <summary>
    /// True if a condition holds, and if it cannot be evaluated, so that a mistake in the form hides no question.
    /// </summary>
    public static bool Holds(Expression? condition, AnswerScope scope) => condition?.Evaluate(scope) is not { Failure: null, Truth: false };

    /// <summary>The choices in the order they are shown, each with whether it is offered, given the other answers.</summary>
    /// <remarks>Where a list has a code twice, which only a filter tells apart, it is offered if one of the two is.</remarks>
    public static IReadOnlyList<(Choice Choice, bool IsOffered)> ChoicesOf(ChoiceQuestion question, AnswerScope scope)
    {
        var shown = question.Choices.Choices
            .GroupBy(choice => choice.Code, StringComparer.Ordinal)
            .Select(group => (group.FirstOrDefault(IsOffered) ?? group.First(), group.Any(IsOffered)));
        return [.. shown];

        bool IsOffered(Choice choice) => question.IsOffered(choice, scope);
    }

    /// <summary>The same choices, in the order in which the reader sees them.</summary>
    public IEnumerable<(Choice Choice, bool IsOffered)> ArrangeChoices(ChoiceQuestion question, AnswerScope scope) =>
        question.Choices.Arrange(ChoicesOf(question, scope), each => Content.Words(each.Choice.Label), Content.Language);

    /// <summary>Whether the answer to a question is doubtful, given the others.</summary>
    public static bool IsDoubtful(Question question, AnswerScope scope) =>
        question.Rules.Warning is { } warning
        && scope.FindAnswer(question.Code) is { } answer
        && warning.Evaluate(scope, answer) is { Failure: null, Truth: true };

    /// <summary>The id of the warning below a field; null if the question has none.</summary>
    public static string? IdOfWarning(Question question, string name) => question.Rules.Warning is null ? null : $"?{name}!";

    /// <summary>The id of an item that is shown or not as other answers are; null if it is always shown.</summary>
    public static string? IdOf(Item item, string prefix) =>
        item.Relevant is null ? null : $"?{prefix}{item.Code}{(item is Section ? "/" : "")}";

    /// <summary>The id of a choice that is offered or not as other answers are; null if it is always offered.</summary>
    public static string? IdOf(ChoiceQuestion question, string name, Choice choice) =>
        question.Filter is null ? null : $"?{name}={Uri.EscapeDataString(choice.Code)}";

    /// <summary>A row with nothing but its defaults, for the script to add; its key is 0, which no row has.</summary>
    /// <param name="repeat">The repeat group.</param>
    /// <param name="scope">The answers around its rows.</param>
    /// <param name="name">The name of its field.</param>
    internal (FormView View, AnswerScope Row) BlankRow(Repeat repeat, AnswerScope scope, string name)
    {
        var (row, answers) = FirstAnswers.OfRow(repeat, scope);
        var values = new FormValues();
        FormFiller.Fill(FormPage.QuestionsOf(repeat.Items), answers, FormValues.RowPrefix(name, "0"), values, Round.Frameworks);
        return (this with { Values = values, Problems = [], OpenList = null, RowToRemove = null }, row);
    }

    /// <summary>A label, with the answers it refers to (<c>${name}</c>) in their places.</summary>
    public ShownText Show(LocalizedText label, AnswerScope scope)
    {
        var text = Content.Show(label);
        return text.Text.Contains("${", StringComparison.Ordinal)
            ? text with
            {
                Text = Reference().Replace(text.Text, found => Find(found.Groups["code"].Value, scope)),
            }
            : text;
    }

    /// <summary>A text with its language and direction as they differ from what it stands in: <see cref="Around"/>.</summary>
    public ShownText Mark(ShownText text)
    {
        var (language, direction) = (text.Language ?? Texts.Language, text.Direction ?? Texts.Direction);
        return text with
        {
            Language = language == (Around?.Language ?? Texts.Language) ? null : language,
            Direction = direction == (Around?.Direction ?? Texts.Direction) ? null : direction,
        };
    }

    /// <summary>A label as <see cref="Show"/> has it, marked as it differs from what it stands in.</summary>
    public ShownText ShowHere(LocalizedText label, AnswerScope scope) => Mark(Show(label, scope));

    /// <summary>The language and direction of the interface's own words, as they differ from what they stand in.</summary>
    public ShownText Own => Mark(new ShownText("", Language: null, Direction: null));

    [GeneratedRegex(
        @"\$\{\s*(?<code>[A-Za-z0-9][A-Za-z0-9._-]*)\s*\}",
        RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant,
        matchTimeoutMilliseconds: 1000)]
    private static partial Regex Reference();

    private static HashSet<string> CodesIn(IEnumerable<Item> items)
    {
        var codes = new HashSet<string>(StringComparer.Ordinal);
        foreach (var item in items)
        {
            IEnumerable<Expression?> expressions =
                [item.Relevant, (item as CalculatedQuestion)?.Calculation, (item as ChoiceQuestion)?.Filter, (item as Repeat)?.Count];
            if (item is Question { Rules.Warning: { } warning })
            {
                codes.Add(item.Code);
                codes.UnionWith(warning.References);
            }

            codes.UnionWith(expressions.OfType<Expression>().SelectMany(expression => expression.References));
            codes.UnionWith(CodesIn((item as Section)?.Items ?? (item as Repeat)?.Items ?? []));
        }

        return codes;
    }

    private string Find(string code, AnswerScope scope)
    {
        for (var around = scope; around is not null; around = around.Outer)
        {
            if (around.Questions.Find(code) is { } found)
            {
                return found.Question is CalculatedQuestion
                    ? around.GetText(found)
                    : AnswerWording.Say(found.Question, around.IsRelevant(found) ? around.FindAnswer(code) : null, Content, Texts);
            }
        }

        return "";
    }
}
