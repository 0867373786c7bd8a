using System.Globalization;
using Spectre.Console;
using Survey.Collecting.Workbooks;
using Survey.Files.Reports.Texts;

namespace Survey.Cli.Texts;

/// <summary>Prints the result of reading answer workbooks as a table, one line per file.</summary>
internal static class CollectedText
{
    /// <summary>Writes the table.</summary>
    public static void Write(IAnsiConsole console, CollectResult result)
    {
        var table = new Table().Border(TableBorder.Simple);
        table.AddColumn("File");
        table.AddColumn("Organization");
        table.AddColumn(result.IsStored ? "Stored as" : "Would be stored as");
        table.AddColumn(new TableColumn("Answers").RightAligned());
        table.AddColumn(new TableColumn("Rows").RightAligned());
        table.AddColumn(new TableColumn("Problems").RightAligned());
        foreach (var workbook in result.Workbooks)
        {
            table.AddRow(
                new Text(CleanText.Of(workbook.File)),
                new Text(workbook.Organization?.Code ?? "–"),
                new Text(workbook.State.ToString().ToLowerInvariant()),
                new Text(workbook.Answers.ToString(CultureInfo.InvariantCulture)),
                new Text(workbook.Rows.ToString(CultureInfo.InvariantCulture)),
                new Text(ToText(workbook)));
        }

        console.Write(table);
    }

    private static string ToText(CollectedWorkbook workbook)
    {
        var warnings = workbook.Problems.Count + workbook.ProblemsNotKept - workbook.Errors;
        return (workbook.Errors, warnings) switch
        {
            (0, 0) => "–",
            (_, 0) => Names.Count(workbook.Errors, "error"),
            (0, _) => Names.Count(warnings, "warning"),
            _ => $"{Names.Count(workbook.Errors, "error")}, {Names.Count(warnings, "warning")}",
        };
    }
}
