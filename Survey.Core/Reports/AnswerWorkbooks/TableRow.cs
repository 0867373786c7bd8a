using Survey.Core.Questionnaires.Answers;

namespace Survey.Core.Reports.AnswerWorkbooks;

/// <summary>A row of a table to be written.</summary>
/// <param name="Number">Its number in the table, from 1.</param>
/// <param name="OuterNumber">The number of the row of the outer table it belongs to; 0 where there is none.</param>
/// <param name="Answers">What has been answered in it.</param>
internal sealed record TableRow(int Number, int OuterNumber, AnswerSet Answers);
