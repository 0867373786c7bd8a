namespace Survey.Files.Reports;

/// <summary>A table of a report for people, in words: text, workbook and page show the same.</summary>
/// <param name="Title">What it shows; also the name of its sheet.</param>
/// <param name="Heads">The headers of its columns. The first column names the subject of a row.</param>
/// <param name="Rows">Its rows, each with a text for every column.</param>
/// <param name="WhenEmpty">The text in place of the rows if there are none.</param>
public sealed record ReportTable(
    string Title,
    IReadOnlyList<string> Heads,
    IReadOnlyList<IReadOnlyList<string>> Rows,
    string WhenEmpty);

/// <summary>A report that consists of tables.</summary>
/// <param name="Title">Its title.</param>
/// <param name="Lead">What a reader must know first, one sentence or two each.</param>
/// <param name="Tables">Its tables in order.</param>
public sealed record TableReport(string Title, IReadOnlyList<string> Lead, IReadOnlyList<ReportTable> Tables);
