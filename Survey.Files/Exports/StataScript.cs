using System.Globalization;
using System.Text;

namespace Survey.Files.Exports;

/// <summary>
/// Writes a do-file for Stata (14 or later, which reads UTF-8) that reads the tables of an export and saves each as a dataset: choices as
/// numbers with value labels, dates as dates, with variable labels.
/// </summary>
internal static class StataScript
{
    private const int MaxVariableLabel = 80;

    /// <summary>Writes the script.</summary>
    public static void Write(TextWriter output, string round, IReadOnlyList<DescribedTable> tables)
    {
        output.Write($"""
            * Reads the tables of the round {round} (UTF-8) and saves each as a dataset (.dta). For Stata 14 or later.
            * Go to the folder of the files with cd, then: do "{round}.do"
            * The column "variable" of the codebook has the name of each column in Stata.
            version 14

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
    }

    private static void WriteTable(TextWriter output, DescribedTable table)
    {
        // The cells are read as v1, v2 …. What is made of them is called _c1, _c2 … until all are made, since a question may be called v2.
        // The expression is the rule of CsvText.Restore.
        output.Write($$"""

            import delimited using "{{table.Name}}.csv", clear varnames(nonames) rowrange(2) stringcols(_all) ///
                encoding("utf-8") bindquote(strict) maxquotedrows(unlimited)
            capture label drop _all
            foreach cells of varlist _all {
                quietly replace `cells' = usubstr(`cells', 2, .) ///
                    if ustrregexm(`cells', "^'('*[\t\r\n]|['\s\p{Cc}\p{Cf}]*[=+@-])")
            }

            """);
        foreach (var (i, column) in table.Columns.Index())
        {
            WriteCells(output, column, i + 1);
        }

        foreach (var (i, column) in table.Columns.Index())
        {
            WriteLabels(output, column, i + 1);
        }

        output.Write($"save \"{table.Name}.dta\", replace\n");
    }

    private static void WriteCells(TextWriter output, DescribedColumn column, int number)
    {
        var (from, to) = (Number($"v{number}"), Number($"_c{number}"));
        switch (column.Kind)
        {
            case ColumnKind.Codes when column.IsChoice:
                output.Write($"generate long {to} = ., after({from})\n");
                foreach (var value in column.Values)
                {
                    output.Write(Number($"quietly replace {to} = {value.Number} if {from} == {ToExpression(value.Cell)}\n"));
                }

                break;
            case ColumnKind.Number or ColumnKind.WholeNumber:
                output.Write($"generate double {to} = real({from}), after({from})\n");
                break;
            case ColumnKind.Date:
                output.Write($"generate long {to} = daily({from}, \"YMD\"), after({from})\nformat {to} %td\n");
                break;
            case ColumnKind.Truth:
                output.Write($"generate byte {to} = {from} == \"true\" if {from} != \"\", after({from})\n");
                break;
            case ColumnKind.Text or ColumnKind.Codes or ColumnKind.Calculated:
                output.Write($"rename {from} {to}\n");
                return;
        }

        output.Write($"drop {from}\n");
    }

    private static void WriteLabels(TextWriter output, DescribedColumn column, int number)
    {
        var name = column.Column.VariableName;
        output.Write(Number($"rename _c{number} {name}\nlabel variable {name} {Quote(Cut(column.Label))}\n"));
        if (column.Values.Count > 0)
        {
            output.Write($"label define {name}");
            foreach (var value in column.Values)
            {
                output.Write(Number($" ///\n    {value.Number} {Quote(value.Label)}"));
            }

            output.Write($"\nlabel values {name} {name}\n");
        }
    }

    private static string Number(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);

    private static string Cut(string label)
    {
        var runes = label.EnumerateRunes().ToList();
        return runes.Count <= MaxVariableLabel ? label : string.Concat(runes.Take(MaxVariableLabel - 1)) + "…";
    }

    // In compound quotes only these have a meaning: ` begins a macro, $ a global macro, and "' ends the text.
    private static string Quote(string label)
    {
        var text = string.Concat(label.Select(character => char.IsControl(character) ? ' ' : character))
            .Replace('`', '‘')
            .Replace("\"'", "”'", StringComparison.Ordinal)
            .Replace("$", @"\$", StringComparison.Ordinal);
        return text.EndsWith('"') ? $"`\"{text[..^1]}”\"'" : $"`\"{text}\"'";
    }

    /// <summary>An expression that is exactly this text: <c>"N/A"</c>, <c>"say " + char(34) + "no" + char(34)</c>.</summary>
    private static string ToExpression(string text)
    {
        var parts = new List<string>();
        var plain = new StringBuilder();
        foreach (var character in text)
        {
            if (character is '"' or '`' or '$' or '\\' || char.IsAscii(character) && char.IsControl(character))
            {
                Flush();
                parts.Add(Number($"char({(int)character})"));
            }
            else
            {
                plain.Append(character);
            }
        }

        Flush();
        return parts.Count == 0 ? "\"\"" : parts.Count == 1 ? parts[0] : $"({string.Join(" + ", parts)})";

        void Flush()
        {
            if (plain.Length > 0)
            {
                parts.Add($"\"{plain}\"");
                plain.Clear();
            }
        }
    }
}
