using System.Globalization;
using Survey.Api.Texts;
using Survey.Core.Problems;
using Survey.Core.Questionnaires.Questions;
using Survey.Core.Rounds;

namespace Survey.Api.Answering.Forms;

/// <summary>
/// Says what is wrong with a field, and how to mend it, in the page's language. The engine's own message is for those who
/// read files, and English; it stands here only for kinds of problems that no answer can have.
/// </summary>
public static class ProblemWording
{
    private const int MostChoicesNamed = 10;

    /// <summary>The message about a problem.</summary>
    public static string Say(FieldProblem found, InterfaceTexts texts, ContentTexts content)
    {
        var (question, label) = (found.Question, content.Words(found.Question.Label));
        var rules = question.Rules;
        return found.Problem.Code switch
        {
            "answer-missing" => rules.RequiredMessage is { } own ? content.Words(own) : texts.Fill(MissingKey(question), ("label", label)),
            "answer-constraint" => rules.ConstraintMessage is { } own ? content.Words(own) : texts.Fill("problem.constraint", ("label", label), ("rule", rules.Constraint)),
            "rows-too-few" => texts.Count("problem.rows-few", Math.Max(1, (question as Repeat)?.Minimum ?? 1), ("label", label)),
            "rows-too-many" => texts.Count("problem.rows-many", Repeat.LargestRowCount, ("label", label)),
            "answer-too-long" => texts.Count("problem.long", (question as TextQuestion)?.MaxLength ?? 0, ("label", label)),
            "url-invalid" => texts["problem.url"],
            "email-invalid" => texts["problem.email"],
            "email-not-ascii" => texts.Fill("problem.email-not-ascii", ("found", found.Problem.Found)),
            "date-invalid" => texts[question switch { TimeQuestion => "problem.time", DateTimeQuestion => "problem.date-time", _ => "problem.date" }],
            "number-out-of-range" when question is RangeQuestion range => SayRange(range, texts),
            "number-out-of-range" => texts["problem.digits"],
            "number-invalid" or "json-wrong-type" => SayNumber(question, texts),
            "number-ambiguous" or "date-ambiguous" when HasDetails(found.Problem) => found.Problem.ToText(texts.In),
            "number-ambiguous" => SayNumber(question, texts),
            "date-ambiguous" => texts["problem.date"],
            "choice-unknown" => texts.Fill("problem.choice", ("choices", ChoicesOf(question, content))),
            "element-unknown" when found.Problem.FindDetail("letters", texts.In) is not null => found.Problem.ToText(texts.In),
            "element-unknown" or "theme-unknown" or "code-invalid" => texts.Fill("problem.coded", ("found", found.Problem.Found)),
            "code-duplicate" => texts["problem.rank"],
            "code-repeated" => texts["problem.repeated"],
            "text-invalid" => texts["problem.text"],
            "expression-failed" => texts.Fill("problem.failed", ("label", label)),
            "answer-not-relevant" => texts.Fill("problem.not-asked", ("label", label)),
            "answer-calculated" => texts.Fill("problem.calculated", ("label", label)),
            "answer-unknown-question" => texts["problem.unknown-question"],
            "answer-unreadable" => texts[question is SelectManyQuestion or AcknowledgeQuestion ? "problem.cross" : "problem.unreadable"],
            _ => found.Problem.Message,
        };
    }

    private static bool HasDetails(Problem problem) => problem.Details.Count > 0;

    private static string SayNumber(Question question, InterfaceTexts texts) => question switch
    {
        RangeQuestion range => SayRange(range, texts),
        IntegerQuestion => texts["problem.integer"],
        _ => texts["problem.number"],
    };

    private static string SayRange(RangeQuestion range, InterfaceTexts texts) => texts.Fill(
        "problem.range",
        ("start", range.Start.ToString(CultureInfo.InvariantCulture)),
        ("end", range.End.ToString(CultureInfo.InvariantCulture)),
        ("step", range.Step.ToString(CultureInfo.InvariantCulture)));

    /// <summary>The first choices offered, in words.</summary>
    private static string ChoicesOf(Question question, ContentTexts content)
    {
        var choices = (question as ChoiceQuestion)?.Choices.Choices ?? [];
        return string.Join("; ", choices.Take(MostChoicesNamed).Select(choice => content.Words(choice.Label))) + (choices.Count > MostChoicesNamed ? "; …" : "");
    }

    /// <summary>The message as a list of problems has it: with the row, and the label where the message does not name it.</summary>
    public static string Summarize(FieldProblem found, FormView view) => Summarize(found, view.Round, view.Texts, view.Content);

    /// <summary>The message as a list of problems has it: with the row, and the label where the message does not name it.</summary>
    public static string Summarize(FieldProblem found, Round round, InterfaceTexts texts, ContentTexts content)
    {
        var (message, label) = (Say(found, texts, content), content.Words(found.Question.Label));
        var named = message.Contains(label, StringComparison.Ordinal) ? message : texts.Fill("labelled", ("label", label), ("message", message));
        // recommendations/3/link on a page, recommendations #3.link in a workbook.
        var path = found.Field.Contains('#', StringComparison.Ordinal) ? found.Field.Split(['#', '.'], StringSplitOptions.TrimEntries) : found.Field.Split('/');
        return path.Length < 3 || round.Questionnaire.Scope.Find(path[0]) is not { } group
            ? named
            : texts.Fill("labelled", ("label", $"{content.Words(group.Question.Label)} {path[1]}"), ("message", named));
    }

    private static string MissingKey(Question question) => question switch
    {
        SelectOneQuestion => "problem.missing-choice",
        SelectManyQuestion or RankQuestion => "problem.missing-choices",
        CodedQuestion => "problem.missing-coded",
        AcknowledgeQuestion => "problem.missing-acknowledge",
        _ => "problem.missing",
    };
}
