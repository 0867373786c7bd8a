namespace Survey.Collecting.Workbooks;

/// <summary>Result of importing several answer workbooks together.</summary>
/// <param name="Workbooks">The result of each workbook, in the order given.</param>
/// <param name="IsStored">True if all were stored; false if one was refused or they were only checked, and then none is stored.</param>
public sealed record CollectResult(IReadOnlyList<CollectedWorkbook> Workbooks, bool IsStored);
