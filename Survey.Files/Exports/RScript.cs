using System.Text;

namespace Survey.Files.Exports;

/// <summary>
/// Writes a script for R (base, no package) that reads the tables of an export: choices as factors; numbers, dates and truth values as
/// such; each column with its label.
/// </summary>
internal static class RScript
{
    // The expression is the rule of CsvText.Restore.
    private const string Functions = """
        tables <- local({
          restore <- function(x) sub("(*UCP)^'(?='*[\\t\\r\\n]|['\\s\\p{Cc}\\p{Cf}]*[=+@-])", "", x, perl = TRUE)
          read <- function(file, columns) {
            data <- utils::read.csv(file, colClasses = "character", na.strings = "", check.names = FALSE, encoding = "UTF-8")
            names(data) <- columns
            data[] <- lapply(data, restore)
            data
          }
          as_text <- function(x, label) structure(x, label = label)
          as_number <- function(x, label) structure(as.numeric(x), label = label)
          as_day <- function(x, label) structure(as.Date(x), label = label)
          as_truth <- function(x, label) structure(x == "true", label = label)
          as_choice <- function(x, label, levels, labels) structure(factor(x, levels = levels, labels = labels), label = label)
          tables <- list()

        """;

    /// <summary>Writes the script.</summary>
    public static void Write(TextWriter output, string round, IReadOnlyList<DescribedTable> tables)
    {
        output.Write($"""
            # Reads the tables of the round {round} (UTF-8). Go to the folder of the files with setwd(), then:
            #   source("{round}.R", encoding = "UTF-8")
            # The list “tables” then has the tables by name: tables$responses. Choices are factors, an empty cell is NA,
            # and attr(x, "label") is the label of a column.


            """);
        output.Write(Functions);
        foreach (var table in tables)
        {
            output.Write($"\n  data <- read({Quote(table.Name + ".csv")}, c(\n    ");
            output.Write(string.Join(",\n    ", table.Columns.Select(column => Quote(column.Column.Name))));
            output.Write("))\n");
            foreach (var column in table.Columns)
            {
                var cells = $"data[[{Quote(column.Column.Name)}]]";
                output.Write($"  {cells} <- {FunctionOf(column)}({cells}, {Quote(column.Label)}{ValuesOf(column)})\n");
            }

            output.Write($"  tables[[{Quote(table.Name)}]] <- data\n");
        }

        output.Write("\n  tables\n})\n");
    }

    private static string FunctionOf(DescribedColumn column) => column.IsChoice ? "as_choice" : column.Kind switch
    {
        ColumnKind.Text or ColumnKind.Codes or ColumnKind.Calculated => "as_text",
        ColumnKind.WholeNumber or ColumnKind.Number => "as_number",
        ColumnKind.Date => "as_day",
        ColumnKind.Truth => "as_truth",
    };

    private static string ValuesOf(DescribedColumn column) => column.IsChoice
        ? $",\n    levels = c({string.Join(", ", column.Values.Select(value => Quote(value.Cell)))}),"
            + $"\n    labels = c({string.Join(", ", column.Values.Select(value => Quote(value.Label)))})"
        : "";

    private static string Quote(string text)
    {
        var quoted = new StringBuilder("\"");
        foreach (var character in text)
        {
            quoted.Append(character switch
            {
                '"' => "\\\"",
                '\\' => @"\\",
                '\n' => @"\n",
                '\r' => @"\r",
                '\t' => @"\t",
                _ when char.IsControl(character) => " ",
                _ => character.ToString(),
            });
        }

        return quoted.Append('"').ToString();
    }
}
