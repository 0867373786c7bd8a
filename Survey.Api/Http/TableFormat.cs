namespace Survey.Api.Http;

/// <summary>A format for figures and rows.</summary>
/// <param name="Suffix">Suffix of the path, without the point.</param>
/// <param name="MediaType">Media type for Accept and Content-Type.</param>
internal sealed record TableFormat(string Suffix, string MediaType)
{
    public static TableFormat Json { get; } = new("json", "application/json");

    public static TableFormat Csv { get; } = new("csv", "text/csv");

    public static TableFormat Workbook { get; } = new("xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");

    public static TableFormat Text { get; } = new("txt", "text/plain");
}
