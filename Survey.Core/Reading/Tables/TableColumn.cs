namespace Survey.Core.Reading.Tables;

/// <summary>A column that a table may have.</summary>
/// <param name="Name">Its header, in lower case.</param>
/// <param name="IsText">True if it may occur once for each language.</param>
public sealed record TableColumn(string Name, bool IsText = false);
