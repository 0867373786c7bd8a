using Survey.Core.Questionnaires.Answers;

namespace Survey.Files.AnswerWorkbooks;

/// <summary>A row of a table to be written.</summary>
/// <param name="Number">Its number in the table, from 1.</param>
/// <param name="OuterNumber">The number of the row of the outer table it belongs to; 0 where there is none.</param>
/// <param name="Path">Its place in the response: <c>recommendations #2</c>.</param>
/// <param name="Answers">What has been answered in it.</param>
internal sealed record TableRow(int Number, int OuterNumber, string Path, AnswerSet Answers)
{
    /// <summary>The rows of a repeat group that stands at a place.</summary>
    /// <param name="answers">The answers it is one of.</param>
    /// <param name="code">Its code.</param>
    /// <param name="path">Its place.</param>
    /// <param name="outerNumber">The number of the row it stands in; 0 for none.</param>
    /// <param name="before">How many rows of its table come before.</param>
    public static IEnumerable<TableRow> Of(AnswerSet answers, string code, string path, int outerNumber = 0, int before = 0) =>
        answers.GetRows(code).Select((row, index) => new TableRow(before + index + 1, outerNumber, FormattableString.Invariant($"{path} #{index + 1}"), row));
}
