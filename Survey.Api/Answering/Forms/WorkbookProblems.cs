using Survey.Api.Pages;
using Survey.Api.Texts;
using Survey.Core.Problems;
using Survey.Core.Questionnaires.Questions;
using Survey.Core.Rounds;

namespace Survey.Api.Answering.Forms;

/// <summary>Problems of a workbook as a page shows them: with the sheet and cell, and the question that it answers.</summary>
public static class WorkbookProblems
{
    /// <summary>What is wrong and what to do.</summary>
    public static string Say(Problem problem, Round round, InterfaceTexts texts, ContentTexts content) =>
        problem.Question is { } place && FindQuestion(round, place) is { } question
            ? new FieldProblem(place, question, problem).Summarize(round, texts, content)
            : problem.ToText(texts.In);

    /// <summary>Where it is: a sheet, a cell of one, or the workbook as a whole.</summary>
    public static string SayPlace(Problem problem, InterfaceTexts texts) => problem.Place switch
    {
        { Sheet: { } sheet, CellName: { } cell } => texts.Fill("workbook.at-cell", ("sheet", sheet), ("cell", cell)),
        { Sheet: { } sheet } => texts.Fill("workbook.at-sheet", ("sheet", sheet)),
        _ => texts["workbook.at-file"],
    };

    /// <summary>The question at a place in a response, <c>recommendations #2.link</c>; null for none.</summary>
    private static Question? FindQuestion(Round round, string place)
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
}
