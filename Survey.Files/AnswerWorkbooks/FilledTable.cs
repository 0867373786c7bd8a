using Survey.Core.Questionnaires.Questions;

namespace Survey.Files.AnswerWorkbooks;

/// <summary>A table of a filled-in workbook: the rows of a repeat group.</summary>
/// <param name="Repeat">The repeat group.</param>
/// <param name="Sheet">The sheet with the table.</param>
/// <param name="Head">The hidden row with the codes of the columns.</param>
/// <param name="Columns">The question, its part, and the column number of each field.</param>
/// <param name="NumberColumn">The column with the row numbers; 0 if it was removed.</param>
/// <param name="OuterColumn">The column with the row numbers of the outer table; 0 if there is none.</param>
/// <param name="Rows">The sheet's rows with any value in these columns, ascending.</param>
internal sealed record FilledTable(
    Repeat Repeat,
    FilledSheet Sheet,
    int Head,
    IReadOnlyList<(Question Question, string? Part, int Column)> Columns,
    int NumberColumn,
    int OuterColumn,
    IReadOnlyList<int> Rows);
