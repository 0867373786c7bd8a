namespace Survey.Core.Questionnaires.XlsForms;

/// <summary>A column of a sheet with its parsed header.</summary>
/// <param name="Index">Index of the column in the sheet, from 0.</param>
/// <param name="Header">The header as written.</param>
/// <param name="Key">The canonical name of the column, shared by all its aliases.</param>
/// <param name="Language">The language of its texts in the author's words; null if the header names none.</param>
internal sealed record XlsColumn(int Index, string Header, string Key, string? Language);
