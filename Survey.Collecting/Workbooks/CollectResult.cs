namespace Survey.Collecting.Workbooks;

/// <summary>What came of several answer workbooks, taken together.</summary>
/// <param name="Workbooks">One by one, in the order given.</param>
/// <param name="IsStored">True if all were taken; false if one was refused, or they were only to be checked, and then nothing is stored of any.</param>
public sealed record CollectResult(IReadOnlyList<CollectedWorkbook> Workbooks, bool IsStored);
