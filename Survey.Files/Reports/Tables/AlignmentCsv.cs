using CsvHelper;
using Survey.Core.Analysis;
using Survey.Core.Results;

namespace Survey.Files.Reports.Tables;

/// <summary>
/// Writes alignments as CSV: one line per row, column and element in the cell. A row without any element beside it has one line
/// without a column.
/// </summary>
public static class AlignmentCsv
{
    private static readonly string[] Header =
    [
        "alignment", "rows", "row", "row_title", "row_named", "row_by",
        "column", "theme", "element", "element_title", "element_named", "element_by",
    ];

    /// <summary>Writes the alignments.</summary>
    /// <param name="output">Left open.</param>
    /// <param name="export">The alignments to write.</param>
    public static void Write(TextWriter output, AlignmentsExport export)
    {
        var wording = new ReportWording(export.Round, export.Language);
        using var table = Csv.Begin(output, Header);
        foreach (var aligned in export.Tables)
        {
            foreach (var row in aligned.Rows)
            {
                WriteRow(table, aligned, row, wording);
            }
        }
    }

    private static void WriteRow(CsvWriter table, AlignmentTable aligned, AlignmentRow row, ReportWording wording)
    {
        var any = false;
        foreach (var (framework, cell) in aligned.Alignment.Columns.Zip(row.Cells))
        {
            foreach (var element in cell)
            {
                WriteStart();
                table.WriteField(framework.Code);
                table.WriteField(framework.GetThemeOf(element.Element).Code);
                WriteElement(table, element, wording);
                table.EndRecord();
                any = true;
            }
        }

        if (!any)
        {
            WriteStart();
            foreach (var _ in Header.Skip(6))
            {
                table.WriteField("");
            }

            table.EndRecord();
        }

        void WriteStart()
        {
            table.WriteField(aligned.Alignment.Code);
            table.WriteField(aligned.Alignment.Rows.Code);
            WriteElement(table, row.Entry, wording);
        }
    }

    private static void WriteElement(CsvWriter table, AlignedElement element, ReportWording wording)
    {
        table.WriteField(element.Element.Code);
        table.WriteField(CsvText.Neutralize(wording.Of(element.Element.Title)));
        table.WriteField(element.NamedBy?.Count);
        table.WriteField(CodesOf(element.NamedBy));
    }

    private static string CodesOf(RespondentGroup? group) =>
        string.Join(' ', group?.Organizations?.Select(organization => organization.Code) ?? []);
}
