using Survey.Core.Organizations;
using Survey.Core.Problems;
using Survey.Core.Questionnaires.Answers;

namespace Survey.Files.AnswerWorkbooks;

/// <summary>What stands in an answer workbook, and all that is wrong with it.</summary>
/// <param name="Identity">What it was written for.</param>
/// <param name="Organization">Whose answers they are.</param>
/// <param name="Answers">
/// The answers that could be read, in the order of the questionnaire; and of what is stored, those to questions that the
/// workbook has no place for.
/// </param>
/// <param name="AsTyped">What stands in a cell and is no answer to its question, by the question's place as in <c>recommendations #2.link</c>.</param>
/// <param name="IsFinal">Whether the workbook says that it is hereby submitted; else it is a draft.</param>
/// <param name="SubmittedBy">Who submits, as written; null where not said.</param>
/// <param name="SubmittedOn">The day that stands beside it; null where not said.</param>
public sealed record FilledWorkbook(
    AnswerWorkbookIdentity Identity,
    Organization Organization,
    AnswerSet Answers,
    IReadOnlyDictionary<string, string> AsTyped,
    bool IsFinal,
    string? SubmittedBy,
    DateOnly? SubmittedOn)
{
    /// <summary>
    /// What is wrong with the answers, sheet by sheet, warnings too. A draft must only be readable; a final answer must be
    /// complete. A workbook with errors here can be kept as a draft.
    /// </summary>
    public IReadOnlyList<Problem> Problems { get; init; } = [];

    /// <summary>How many errors there are, kept or not.</summary>
    public int Errors { get; init; }

    /// <summary>How many more problems were found than <see cref="Problems"/> holds.</summary>
    public int ProblemsNotKept { get; init; }

    /// <summary>How many answers there are: those outside of tables, and rows of tables.</summary>
    public (int Answers, int Rows) Count => (
        Answers.Answers.Count(each => each.Value is not RowsAnswer),
        Answers.Answers.Select(each => each.Value).OfType<RowsAnswer>().Sum(rows => rows.Rows.Count));

    /// <summary>Whether the workbook says the same as a stored response, apart from what a cell cannot keep: kinds of line breaks, and space around a text.</summary>
    public bool Says(AnswerSet stored) => AnswerComparison.AreSame(Answers, stored);
}
