using System.Globalization;
using System.Text;

namespace Survey.Files.Exports;

/// <summary>
/// Writes a syntax file for SPSS that reads the tables of an export and saves each as a data file: choices as numbers with value labels,
/// dates as dates, with variable labels.
/// </summary>
/// <remarks>
/// SPSS ends a case at each end of a line, also inside quotes. A table with line breaks in its cells is therefore read from a copy without
/// them, <see cref="CopyOf"/>.
/// </remarks>
internal static class SpssScript
{
    private const int MaxVariableLabel = 255;
    private const int MaxValueLabel = 120;
    private const int MaxString = 32_767;

    /// <summary>The name of the table's copy without line breaks. No code contains this character.</summary>
    public static string CopyOf(string table) => $"{table}~spss";

    /// <summary>Writes the script.</summary>
    public static void Write(TextWriter output, string round, IReadOnlyList<DescribedTable> tables)
    {
        output.Write($"""
            * Encoding: UTF-8.
            * Reads the tables of the round {round} and saves each as a data file (.sav).
            * Go to the folder of the files with the command CD, then run all of this.
            * The column "variable" of the codebook has the name of each column in SPSS.
            PRESERVE.
            SET DECIMAL=DOT.

            """);
        foreach (var table in tables)
        {
            if (table.Rows == 0)
            {
                output.Write($"\n* The table {table.Name} has no rows.\n");
            }
            else
            {
                WriteTable(output, table);
            }
        }

        output.Write("\nRESTORE.\n");
    }

    private static void WriteTable(TextWriter output, DescribedTable table)
    {
        var file = table.HasLineBreaks ? CopyOf(table.Name) : table.Name;
        output.Write($"""

            GET DATA
              /TYPE=TXT
              /FILE="{file}.csv"
              /ENCODING="UTF8"
              /ARRANGEMENT=DELIMITED
              /DELCASE=LINE
              /FIRSTCASE=2
              /DELIMITERS=","
              /QUALIFIER='"'
              /VARIABLES=
            """);
        foreach (var column in table.Columns)
        {
            output.Write($"\n    {NameAsRead(column)} {FormatOf(column)}");
        }

        output.Write(".\n");
        WriteRestore(output, table);
        foreach (var column in table.Columns)
        {
            WriteNumbers(output, column);
        }

        if (table.Columns.Any(IsRecoded))
        {
            output.Write("ADD FILES FILE=* /KEEP=");
            output.Write(string.Concat(table.Columns.Select(column => $"\n  {column.Column.VariableName}")));
            output.Write(".\n");
        }

        foreach (var column in table.Columns)
        {
            WriteLabels(output, column);
        }

        output.Write($"SAVE OUTFILE=\"{table.Name}.sav\".\n");
    }

    /// <summary>Takes away the apostrophe that the csv file has in front of what a spreadsheet would read as a formula.</summary>
    private static void WriteRestore(TextWriter output, DescribedTable table)
    {
        var texts = table.Columns.Where(column => column.Kind is ColumnKind.Text or ColumnKind.Codes or ColumnKind.Calculated);
        output.Write("DO REPEAT cell=");
        output.Write(string.Concat(texts.Select(column => $"\n  {NameAsRead(column)}")));
        output.Write("""
            .
            IF (SUBSTR(cell, 1, 1) = "'" AND INDEX("=+-@", SUBSTR(cell, 2, 1)) > 0) cell = SUBSTR(cell, 2).
            END REPEAT.

            """);
    }

    private static void WriteNumbers(TextWriter output, DescribedColumn column)
    {
        if (!IsRecoded(column))
        {
            return;
        }

        output.Write($"RECODE {NameAsRead(column)}");
        foreach (var value in column.Values)
        {
            output.Write(string.Create(CultureInfo.InvariantCulture, $"\n  ({Quote(ToLine(value.Cell))}={value.Number})"));
        }

        output.Write($"\n  INTO {column.Column.VariableName}.\nFORMATS {column.Column.VariableName} (F8.0).\n");
    }

    private static void WriteLabels(TextWriter output, DescribedColumn column)
    {
        var name = column.Column.VariableName;
        output.Write($"VARIABLE LABELS {name} {Quote(Cut(column.Label, MaxVariableLabel))}.\n");
        if (column.Values.Count > 0)
        {
            output.Write($"VALUE LABELS {name}");
            foreach (var value in column.Values)
            {
                output.Write(string.Create(CultureInfo.InvariantCulture, $"\n  {value.Number} {Quote(Cut(value.Label, MaxValueLabel))}"));
            }

            output.Write(".\n");
        }
    }

    private static bool IsRecoded(DescribedColumn column) => column.IsChoice || column.Kind == ColumnKind.Truth;

    // Questions cannot have such a name.
    private static string NameAsRead(DescribedColumn column) =>
        IsRecoded(column) ? $"@{column.Column.VariableName}" : column.Column.VariableName;

    private static string FormatOf(DescribedColumn column) => column.Kind switch
    {
        ColumnKind.WholeNumber => column.Values.Count > 0 ? "F1.0" : "F20.0",
        ColumnKind.Number => "F20.4",
        ColumnKind.Date => "SDATE10",
        ColumnKind.Truth => "A5",
        ColumnKind.Text or ColumnKind.Codes or ColumnKind.Calculated =>
            string.Create(CultureInfo.InvariantCulture, $"A{Math.Min(column.Bytes, MaxString)}"),
    };

    /// <summary>The text without line breaks, as in the copy of a table.</summary>
    public static string ToLine(string text) => text.ReplaceLineEndings(" ");

    private static string Cut(string label, int bytes)
    {
        var length = 0;
        var cut = string.Concat(label.EnumerateRunes().TakeWhile(rune => (length += rune.Utf8SequenceLength) <= bytes - 3));
        return Encoding.UTF8.GetByteCount(label) <= bytes ? label : cut + "…";
    }

    private static string Quote(string text)
    {
        var line = string.Concat(text.Select(character => char.IsControl(character) ? ' ' : character));
        return $"\"{line.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
    }
}
