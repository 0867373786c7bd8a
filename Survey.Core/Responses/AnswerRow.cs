using Survey.Core.Questionnaires.Questions;

namespace Survey.Core.Responses;

/// <summary>A row of a repeat group.</summary>
/// <param name="Group">The group.</param>
/// <param name="Number">The row's number, from 1: after the change, and of a row that is gone, before it.</param>
public sealed record AnswerRow(Repeat Group, int Number);
