using Survey.Api.Answering.Forms;
using Survey.Collecting.Responses;
using Survey.Core.Problems;
using Survey.Core.Responses;

namespace Survey.Api.Answering;

/// <summary>What is wrong or doubtful with a response, page by page. The response is checked once for all pages.</summary>
/// <param name="visit">The visit.</param>
/// <param name="content">What the draft says.</param>
internal sealed class PageChecks(LinkVisit visit, DraftContent content)
{
    private readonly IReadOnlyList<Problem> _found = ResponseDesk.Check(
        visit.Dossier with { Draft = new DraftEntry(content, Version: 0, visit.Now, "") },
        DateOnly.FromDateTime(visit.Now.UtcDateTime));

    /// <summary>The problems and warnings of one page, in the order of its fields.</summary>
    /// <param name="page">The page.</param>
    /// <returns>
    /// Problems: what stands in the way of submitting, which is what could not be read, what is missing and what does not fit.
    /// Warnings: answers that are doubtful; they do not stand in the way.
    /// </returns>
    public (IReadOnlyList<FieldProblem> Problems, IReadOnlyList<FieldProblem> Warnings) Of(FormPage page)
    {
        var questions = page.PlainQuestions;
        var values = FormContent.Show(content, questions, visit.Round.Frameworks);
        var (_, unread) = FormContent.Read(values, questions, visit.Round.Frameworks, visit.Texts.Language);
        var places = new FieldPlaces(questions, values, AnswerPlace.Root.Member("answers"));
        var checks = _found
            .Select(places.Find)
            .OfType<FieldProblem>()
            .Where(problem => unread.All(other => other.Field != problem.Field))
            .ToLookup(problem => problem.Problem.Severity);
        var order = places.Fields.ToList();
        return (Sort(unread.Concat(checks[Severity.Error])), Sort(checks[Severity.Warning]));

        IReadOnlyList<FieldProblem> Sort(IEnumerable<FieldProblem> problems) =>
            [.. problems.OrderBy(problem => order.IndexOf(problem.Field))];
    }
}
