using System.Text;
using Survey.Core.Problems;
using Survey.Core.Questionnaires.XlsForms;

namespace Survey.Files.XlsForms;

/// <summary>
/// Reads a form written as Markdown tables. A row <c>| survey |</c> names a sheet. The following rows begin with an empty
/// cell, and the first of them is the header. <c>\|</c> is a bar inside a cell. All lines that do not begin with a bar are
/// ignored.
/// </summary>
internal static class MarkdownForm
{
    /// <summary>Reads the sheets of a Markdown text.</summary>
    public static XlsForm Read(string text, Place place, ProblemLog problems)
    {
        var sheets = new List<SheetBuilder>();
        var (line, number) = (0, 0);
        foreach (var each in text.AsSpan().EnumerateLines())
        {
            line++;
            var trimmed = each.Trim();
            if (trimmed.Length < 2 || trimmed[0] != '|' || IsRule(trimmed))
            {
                continue;
            }

            var cells = Split(trimmed[1..]);
            if (cells[0].Length > 0)
            {
                sheets.Add(new SheetBuilder(cells[0], place.Member(cells[0]), problems));
                number = 0;
            }

            if (sheets.Count > 0 && cells.Skip(1).Any(cell => cell.Length > 0))
            {
                sheets[^1].Add(++number, cells[1..], line);
            }
        }

        return new XlsForm(place, FormFile.NameOf(place), [.. sheets.Select(sheet => sheet.ToSheet())]);
    }

    /// <summary>Whether a line only separates the header from the rows: <c>|---|:-:|</c>.</summary>
    private static bool IsRule(ReadOnlySpan<char> line) => line.Contains('-') && !line.ContainsAnyExcept("|-: ");

    private static List<string> Split(ReadOnlySpan<char> line)
    {
        var cells = new List<string>();
        var cell = new StringBuilder();
        for (var at = 0; at < line.Length; at++)
        {
            if (line[at] == '\\' && at + 1 < line.Length && line[at + 1] == '|')
            {
                cell.Append('|');
                at++;
            }
            else if (line[at] == '|')
            {
                cells.Add(cell.ToString().Trim());
                cell.Clear();
            }
            else
            {
                cell.Append(line[at]);
            }
        }

        if (cell.ToString().Trim().Length > 0 || cells.Count == 0)
        {
            cells.Add(cell.ToString().Trim());
        }

        return cells;
    }
}
