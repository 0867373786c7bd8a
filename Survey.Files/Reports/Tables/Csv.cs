using CsvHelper;

namespace Survey.Files.Reports.Tables;

/// <summary>Writes tables as CSV (RFC 4180): UTF-8, commas, a header, line feeds as line ends.</summary>
/// <remarks>
/// Texts written by people go through <see cref="CsvText.Neutralize"/>, because a spreadsheet would execute some of them.
/// Numbers and codes are written unchanged.
/// </remarks>
public static class Csv
{
    private static readonly CsvWriterOptions Options = new()
    {
        NewLine = "\n",
        TrueValue = "true",
        FalseValue = "false",
    };

    /// <summary>Begins a table and writes its header.</summary>
    /// <param name="output">Left open.</param>
    /// <param name="header">The names of the columns.</param>
    public static CsvWriter Begin(TextWriter output, string[] header)
    {
        var table = CsvWriter.Create(output, Options, leaveOpen: true);
        table.WriteHeader(header);
        return table;
    }
}
