namespace Survey.Files.Exports;

/// <summary>An exported table.</summary>
/// <param name="Name">Unique in the export, apart from upper and lower case.</param>
/// <param name="Columns">In order.</param>
internal sealed record ExportTable(string Name, IReadOnlyList<ExportColumn> Columns);
