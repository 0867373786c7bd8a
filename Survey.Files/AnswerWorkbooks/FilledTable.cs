using Survey.Core.Questionnaires.Questions;

namespace Survey.Files.AnswerWorkbooks;

/// <summary>A table of a workbook that came back: the rows of a repeat group.</summary>
/// <param name="Repeat">The group.</param>
/// <param name="Sheet">The sheet it stands in.</param>
/// <param name="Head">The hidden row with the codes of its columns.</param>
/// <param name="Columns">The columns of its questions: the question, the part of it, and the column.</param>
/// <param name="NumberColumn">The column with the rows' numbers; 0 if it is gone.</param>
/// <param name="OuterColumn">The column with the numbers of the outer table's rows; 0 if there is none.</param>
/// <param name="Rows">The rows of the sheet that hold anything in these columns, ascending.</param>
internal sealed record FilledTable(
    Repeat Repeat,
    FilledSheet Sheet,
    int Head,
    IReadOnlyList<(Question Question, string? Part, int Column)> Columns,
    int NumberColumn,
    int OuterColumn,
    IReadOnlyList<int> Rows);
