using Spectre.Console;
using Survey.Collecting.Workbooks;
using Survey.Core.Languages;
using Survey.Files.Reports.Texts;

namespace Survey.Cli.Texts;

/// <summary>Prints the result of reading answer workbooks as a table, one line per file.</summary>
internal static class CollectedText
{
    /// <summary>Writes the table.</summary>
    public static void Write(IAnsiConsole console, CollectResult result, LanguageTexts texts)
    {
        var table = new Table().Border(TableBorder.Simple);
        table.AddColumn(texts["collect.file"]);
        table.AddColumn(texts["collect.organization"]);
        table.AddColumn(result.IsStored ? texts["collect.stored-as"] : texts["collect.would-be-stored-as"]);
        table.AddColumn(new TableColumn(texts["collect.answers"]).RightAligned());
        table.AddColumn(new TableColumn(texts["collect.rows"]).RightAligned());
        table.AddColumn(new TableColumn(texts["collect.problems"]).RightAligned());
        foreach (var workbook in result.Workbooks)
        {
            table.AddRow(
                new Text(CleanText.Of(workbook.File)),
                new Text(workbook.Organization?.Code ?? "–"),
                new Text(texts[$"collect.state.{workbook.State.ToString().ToLowerInvariant()}"]),
                new Text(texts.In.Write(workbook.Answers)),
                new Text(texts.In.Write(workbook.Rows)),
                new Text(ToText(workbook, texts)));
        }

        console.Write(table);
    }

    private static string ToText(CollectedWorkbook workbook, LanguageTexts texts)
    {
        var warnings = workbook.Problems.Count + workbook.ProblemsNotKept - workbook.Errors;
        List<string> counts = [];
        if (workbook.Errors > 0)
        {
            counts.Add(texts.Count("errors", workbook.Errors));
        }

        if (warnings > 0)
        {
            counts.Add(texts.Count("warnings", warnings));
        }

        return counts.Count == 0 ? "–" : texts.In.Write(counts);
    }
}
