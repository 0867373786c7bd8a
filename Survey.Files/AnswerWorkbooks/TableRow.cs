using Survey.Core.Questionnaires.Answers;

namespace Survey.Files.AnswerWorkbooks;

/// <summary>A row of a table to write.</summary>
/// <param name="Number">Number of the row in its table, from 1.</param>
/// <param name="OuterNumber">Number of the outer table's row that it belongs to; 0 if there is no outer table.</param>
/// <param name="Path">Path of the row in the response, like <c>recommendations #2</c>.</param>
/// <param name="Answers">The answers in the row.</param>
internal sealed record TableRow(int Number, int OuterNumber, string Path, AnswerSet Answers)
{
    /// <summary>The rows of a repeat group.</summary>
    /// <param name="answers">The answers that contain the repeat group.</param>
    /// <param name="code">Code of the repeat group.</param>
    /// <param name="path">Path of the repeat group in the response.</param>
    /// <param name="outerNumber">Number of the row that contains the repeat group; 0 if there is none.</param>
    /// <param name="before">Number of rows already in the same table.</param>
    public static IEnumerable<TableRow> Of(AnswerSet answers, string code, string path, int outerNumber = 0, int before = 0) =>
        answers
            .GetRows(code)
            .Select(
                (row, index) => new TableRow(before + index + 1, outerNumber, FormattableString.Invariant($"{path} #{index + 1}"), row));
}
