using Survey.Core.Organizations;
using Survey.Core.Problems;
using Survey.Core.Questionnaires.Answers;

namespace Survey.Files.AnswerWorkbooks;

/// <summary>The content of a filled-in answer workbook, with all problems.</summary>
/// <param name="Identity">What the workbook was made for.</param>
/// <param name="Organization">The organization that answers.</param>
/// <param name="Answers">
/// The answers that could be read, in the order of the questionnaire. Questions without a cell in the workbook have their
/// stored answers.
/// </param>
/// <param name="AsTyped">Typed values that are not valid answers, by the path of the question, like <c>recommendations #2.link</c>.</param>
/// <param name="IsFinal">Whether the workbook is marked as submitted; otherwise it is a draft.</param>
/// <param name="SubmittedBy">The name of the submitter; null if not given.</param>
/// <param name="SubmittedOn">The day of submission in the workbook; null if not given.</param>
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
    /// The problems of the answers, sheet by sheet, including warnings. A draft is checked only for readable values, a final
    /// response for completeness too. A workbook with errors here can still be saved as a draft.
    /// </summary>
    public IReadOnlyList<Problem> Problems { get; init; } = [];

    /// <summary>The number of errors, including those not kept in <see cref="Problems"/>.</summary>
    public int Errors { get; init; }

    /// <summary>The number of problems that were found but not kept in <see cref="Problems"/>.</summary>
    public int ProblemsNotKept { get; init; }

    /// <summary>The number of answers outside of tables, and the number of rows of outermost tables.</summary>
    public (int Answers, int Rows) Count => (
        Answers.Answers.Count(each => each.Value is not RowsAnswer),
        Answers.Answers.Select(each => each.Value).OfType<RowsAnswer>().Sum(rows => rows.Rows.Count));

    /// <summary>
    /// Whether the workbook contains the same answers as a stored response. Ignores what a cell cannot keep: the kind of line
    /// breaks, and white space around a text.
    /// </summary>
    public bool Says(AnswerSet stored) => AnswerComparison.AreSame(Answers, stored);
}
