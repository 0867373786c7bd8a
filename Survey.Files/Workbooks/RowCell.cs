using ClosedXML.Excel;

namespace Survey.Files.Workbooks;

/// <summary>A cell of a row that is streamed. The default value is no cell at all, not even an empty one with a style.</summary>
/// <param name="Value">A text, a number, or null for an empty cell.</param>
/// <param name="Style">Its style.</param>
/// <param name="Link">The web address that it links to; null for none.</param>
/// <param name="Formula">The formula that gives the value, without its equals sign; null for none.</param>
internal readonly record struct RowCell(object? Value, IXLStyle Style, Uri? Link = null, string? Formula = null);
