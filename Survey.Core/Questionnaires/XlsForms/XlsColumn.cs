namespace Survey.Core.Questionnaires.XlsForms;

/// <summary>A column of a sheet, and what it means.</summary>
/// <param name="Index">Where it stands, from 0.</param>
/// <param name="Header">As its author named it.</param>
/// <param name="Key">What it means: the name that its aliases share.</param>
/// <param name="Language">The language its texts are in, in the author's words; null where the header names none.</param>
internal sealed record XlsColumn(int Index, string Header, string Key, string? Language);
