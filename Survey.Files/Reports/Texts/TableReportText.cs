using Spectre.Console;

namespace Survey.Files.Reports.Texts;

/// <summary>Writes a report of tables as text.</summary>
internal static class TableReportText
{
    /// <summary>Writes title, lead and tables.</summary>
    public static void Write(IAnsiConsole console, TableReport report)
    {
        console.WriteLine(OneLine(report.Title));
        foreach (var sentence in report.Lead)
        {
            console.WriteLine(OneLine(sentence));
        }

        foreach (var table in report.Tables)
        {
            OverviewText.Heading(console, OneLine(table.Title));
            if (table.Rows.Count == 0)
            {
                console.WriteLine(OneLine(table.WhenEmpty));
                continue;
            }

            var shown = new Table().Border(TableBorder.Simple).Expand();
            foreach (var head in table.Heads)
            {
                shown.AddColumn(new TableColumn(new Text(OneLine(head))));
            }

            foreach (var row in table.Rows)
            {
                shown.AddRow(row.Select(cell => new Text(OneLine(cell))));
            }

            console.Write(shown);
        }
    }

    private static string OneLine(string text) => CleanText.Of(text.ReplaceLineEndings(" "));
}
