using CsvHelper;

namespace Survey.Files.Reports.Tables;

/// <summary>How tables are written as CSV (RFC 4180): UTF-8, commas, a header, lines that end with a line feed.</summary>
/// <remarks>
/// What a person wrote goes through <see cref="CsvText.Neutralize"/>, since a spreadsheet would run some of it; figures and
/// codes go as they are.
/// </remarks>
public static class Csv
{
    private static readonly CsvWriterOptions Options = new()
    {
        NewLine = "\n",
        TrueValue = "true",
        FalseValue = "false",
    };

    /// <summary>Begins a table.</summary>
    /// <param name="output">Left open.</param>
    /// <param name="header">The names of the columns.</param>
    public static CsvWriter Begin(TextWriter output, string[] header)
    {
        var table = CsvWriter.Create(output, Options, leaveOpen: true);
        table.WriteHeader(header);
        return table;
    }
}
