namespace Survey.Files.Workbooks;

/// <summary>A figure in a cell: what the engine counted, and the formula that counts it in the workbook.</summary>
/// <param name="Value">The engine's figure: a number, a date or a text such as a mark; null if there is none.</param>
/// <param name="Formula">The formula without its equals sign, with English names of functions; null to write the value only.</param>
internal readonly record struct SheetFigure(object? Value, string? Formula)
{
    /// <summary>The formula is an array formula (Ctrl+Shift+Enter).</summary>
    public bool IsArray { get; init; }
}
