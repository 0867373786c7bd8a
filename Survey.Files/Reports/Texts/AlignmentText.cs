using Spectre.Console;
using Survey.Core.Results;

namespace Survey.Files.Reports.Texts;

/// <summary>
/// Writes alignments as text: the rows one below the other, and below each row its elements of every column, with those that
/// named them.
/// </summary>
public static class AlignmentText
{
    // In characters, so that titles stand below each other and names fit beside them.
    private const int IndentWidth = 2;
    private const int NamesWidth = 34;

    /// <summary>Writes the alignments.</summary>
    public static void Write(IAnsiConsole console, AlignmentsExport export, ReportWording wording)
    {
        console.WriteLine(Names.Of(export.Round.Title, wording));
        if (export.Tables.Count == 0)
        {
            console.WriteLine(wording["alignments.none"]);
        }
        else if (export.Tables.Any(table => table.Rows.Any(HasAnswers)))
        {
            console.WriteLine(wording["alignments.counted"]);
        }

        foreach (var table in export.Tables)
        {
            WriteTable(console, table, wording);
        }
    }

    private static void WriteTable(IAnsiConsole console, AlignmentTable table, ReportWording wording)
    {
        var alignment = table.Alignment;
        console.WriteLine();
        console.WriteLine($"{Names.Of(alignment.Title, wording)} ({alignment.Code})");
        if (alignment.Source is { } source)
        {
            console.WriteLine(wording.Fill("alignments.source", ("source", Names.Of(source, wording))));
        }

        foreach (var row in table.Rows)
        {
            WriteRow(console, table, row, wording);
        }
    }

    private static void WriteRow(IAnsiConsole console, AlignmentTable table, AlignmentRow row, ReportWording wording)
    {
        var element = row.Entry.Element;
        console.WriteLine();
        console.WriteLine($"{element.Code}  {Names.Of(element.Title, wording)}");
        if (row.Entry.NamedBy is not null)
        {
            console.WriteLine(wording.Fill("alignments.named", ("names", Clean(AlignmentLine.Describe(row.Entry.NamedBy, wording)))));
        }

        foreach (var (framework, cell) in table.Alignment.Columns.Zip(row.Cells))
        {
            console.WriteLine($"{Indent(1)}{Names.Of(framework.Name, wording)} ({framework.Code})");
            if (cell.Count == 0)
            {
                console.WriteLine($"{Indent(2)}–");
                continue;
            }

            var lines = AlignmentLine.Of(framework, cell, wording).ToList();
            WriteCell(console, lines, cell.Any(each => each.NamedBy is not null), wording);
        }
    }

    private static void WriteCell(IAnsiConsole console, List<AlignmentLine> lines, bool withNames, ReportWording wording)
    {
        var grid = new Table().Border(TableBorder.None).HideHeaders();
        grid.AddColumn(new TableColumn("").NoWrap());
        grid.AddColumn(new TableColumn("").NoWrap());
        grid.AddColumn("");
        if (withNames)
        {
            grid.AddColumn(new TableColumn("").Width(NamesWidth));
        }

        foreach (var line in lines)
        {
            List<Text> cells = [new(Indent(1)), new(line.IsTheme ? line.Code : $"{Indent(1)}{line.Code}"), new(Clean(line.Title))];
            if (withNames)
            {
                cells.Add(new(Clean(AlignmentLine.Describe(line.NamedBy, wording))));
            }

            grid.AddRow(cells);
        }

        console.Write(grid);
    }

    private static bool HasAnswers(AlignmentRow row) =>
        row.Entry.NamedBy is not null || row.Cells.Any(cell => cell.Any(each => each.NamedBy is not null));

    private static string Indent(int levels) => new(' ', levels * IndentWidth);

    private static string Clean(string text) => CleanText.Of(text.ReplaceLineEndings(" "));
}
