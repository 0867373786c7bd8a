using ClosedXML.Excel;

namespace Survey.Files.Workbooks;

/// <summary>A cell of a row that is streamed.</summary>
/// <param name="Value">A text, a <see cref="double"/>, or null for an empty cell.</param>
/// <param name="Style">Its style.</param>
/// <param name="Link">The web address that it links to; null for none.</param>
internal readonly record struct RowCell(object? Value, IXLStyle Style, Uri? Link = null);
