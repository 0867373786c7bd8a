using Survey.Api.Texts;
using Survey.Core.Problems;
using Survey.Core.Questionnaires.Questions;
using Survey.Core.Rounds;

namespace Survey.Api.Answering.Forms;

/// <summary>
/// Says in the page's language what is wrong with something that is no field of a form: a workbook, with its sheets and
/// cells, or a request as a whole.
/// </summary>
public static class FaultWording
{
    /// <summary>What was found and what to do.</summary>
    public static string Say(Problem problem, Round round, InterfaceTexts texts, ContentTexts content)
    {
        var found = problem.Found is null ? "" : InWords(problem, round, content);
        if (texts.All.ContainsKey($"fault.{problem.Code}"))
        {
            return texts.Fill($"fault.{problem.Code}", ("found", found));
        }

        if (problem.Question is { } place && FindQuestion(round, place) is { } question)
        {
            var message = ProblemWording.Summarize(new FieldProblem(place, question, problem), round, texts, content);
            return found.Length == 0 || message.Contains(found, StringComparison.Ordinal) ? message : texts.Fill("fault.found", ("found", found), ("message", message));
        }

        // The cells of the first sheet, which answer no question: the day and the state.
        var wanted = problem.Code switch
        {
            "date-ambiguous" when problem.Details.Count > 0 => problem.ToText(texts.In),
            "date-invalid" or "date-ambiguous" => texts["problem.date"],
            "choice-unknown" => texts["fault.none-of-these"],
            "text-invalid" => texts["problem.text"],
            _ => problem.Message,
        };
        return found.Length == 0 || wanted.Contains(found, StringComparison.Ordinal) ? wanted : texts.Fill("fault.found", ("found", found), ("message", wanted));
    }

    /// <summary>Where it is: a sheet, a cell of one, or the workbook as a whole.</summary>
    public static string SayPlace(Problem problem, InterfaceTexts texts) => problem.Place switch
    {
        { Sheet: { } sheet, CellName: { } cell } => texts.Fill("fault.at-cell", ("sheet", sheet), ("cell", cell)),
        { Sheet: { } sheet } => texts.Fill("fault.at-sheet", ("sheet", sheet)),
        _ => texts["fault.at-file"],
    };

    /// <summary>The question at a place in a response, <c>recommendations #2.link</c>; null for none.</summary>
    public static Question? FindQuestion(Round round, string place)
    {
        Question? question = null;
        foreach (var step in place.Split('.'))
        {
            var scope = question is null ? round.Questionnaire.Scope : (question as Repeat)?.Scope;
            question = scope?.Find(step.Split(' ')[0])?.Question;
            if (question is null)
            {
                return null;
            }
        }

        return question;
    }

    /// <summary>Questions that are missing are found by their codes, which are nothing that people know.</summary>
    private static string InWords(Problem problem, Round round, ContentTexts content) =>
        problem.Code is not ("workbook-question-missing" or "workbook-column-missing") ? problem.Found!
        : string.Join("; ", problem.Found!.Split(", ").Select(code => Gather(round.Questionnaire.Scope).FirstOrDefault(question => question.Code == code) is { } question ? content.Words(question.Label) : code));

    private static IEnumerable<Question> Gather(QuestionScope scope) =>
        scope.Questions.Select(each => each.Question).SelectMany(question => question is Repeat repeat ? Gather(repeat.Scope).Prepend(question) : [question]);
}
