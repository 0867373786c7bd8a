using CsvHelper;

namespace Survey.Files.Reports.Tables;

/// <summary>Writes tables as CSV (RFC 4180): UTF-8, commas, a header, line feeds as line ends.</summary>
/// <remarks>
/// Texts written by people go through <see cref="CsvText.Neutralize"/>, because a spreadsheet would execute some of them.
/// Numbers and codes are written unchanged.
/// </remarks>
public static class Csv
{
    private static readonly CsvWriterOptions Plain = OptionsOf(hasMark: false);

    /// <summary>Begins a table and writes its header.</summary>
    /// <param name="output">Left open.</param>
    /// <param name="header">The names of the columns.</param>
    public static CsvWriter Begin(TextWriter output, string[] header) => Begin(CsvWriter.Create(output, Plain, leaveOpen: true), header);

    /// <summary>The same for a stream, which is faster: no text has to be decoded and encoded again.</summary>
    /// <param name="output">Left open.</param>
    /// <param name="header">The names of the columns.</param>
    /// <param name="hasMark">True to begin with a byte order mark, by which Excel recognizes UTF-8.</param>
    public static CsvWriter Begin(Stream output, string[] header, bool hasMark) =>
        Begin(CsvWriter.Create(output, hasMark ? OptionsOf(hasMark) : Plain, leaveOpen: true), header);

    private static CsvWriter Begin(CsvWriter table, string[] header)
    {
        table.WriteHeader(header);
        return table;
    }

    private static CsvWriterOptions OptionsOf(bool hasMark) => new()
    {
        NewLine = "\n",
        TrueValue = "true",
        FalseValue = "false",
        WriteByteOrderMark = hasMark,
    };
}
