namespace Survey.Files.Reports;

/// <summary>A format of files that are exported.</summary>
/// <param name="Name">Its name on the command line.</param>
/// <param name="Suffix">The end of a file name and of an address, without the point.</param>
/// <param name="MediaType">Its media type, for <c>Accept</c> and <c>Content-Type</c>, without parameters.</param>
public sealed record FileFormat(string Name, string Suffix, string MediaType)
{
    /// <summary>JSON, for programs.</summary>
    public static FileFormat Json { get; } = new("json", "json", "application/json");

    /// <summary>A table for programs and spreadsheets.</summary>
    public static FileFormat Csv { get; } = new("csv", "csv", "text/csv");

    /// <summary>An Excel workbook.</summary>
    public static FileFormat Workbook { get; } = new("xlsx", "xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");

    /// <summary>A Word document.</summary>
    public static FileFormat Document { get; } = new(
        "docx",
        "docx",
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document");

    /// <summary>A document to print.</summary>
    public static FileFormat Pdf { get; } = new("pdf", "pdf", "application/pdf");

    /// <summary>Columns with types, for statistical programs and databases.</summary>
    public static FileFormat Parquet { get; } = new("parquet", "parquet", "application/vnd.apache.parquet");

    /// <summary>Text to read.</summary>
    public static FileFormat Text { get; } = new("text", "txt", "text/plain");

    /// <summary>A drawing of lines and text.</summary>
    public static FileFormat Svg { get; } = new("svg", "svg", "image/svg+xml");

    /// <summary>A picture of pixels.</summary>
    public static FileFormat Png { get; } = new("png", "png", "image/png");

    /// <summary>Translations, for the programs of translators.</summary>
    public static FileFormat Xliff { get; } = new("xliff", "xlf", "application/xliff+xml");

    /// <summary>All formats.</summary>
    public static IReadOnlyList<FileFormat> All { get; } = [Json, Csv, Workbook, Document, Pdf, Parquet, Text, Svg, Png, Xliff];

    /// <summary>True for a format that is not text, so that a terminal cannot show it.</summary>
    public bool IsBinary => this == Workbook || this == Document || this == Pdf || this == Parquet || this == Png;

    /// <summary>The value of the header Content-Type: all text is UTF-8.</summary>
    public string ContentType => MediaType.StartsWith("text/", StringComparison.Ordinal) ? $"{MediaType}; charset=utf-8" : MediaType;
}
