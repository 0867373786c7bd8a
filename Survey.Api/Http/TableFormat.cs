namespace Survey.Api.Http;

/// <summary>A form that figures and rows can be given in.</summary>
/// <param name="Suffix">What stands after the last point of the address.</param>
/// <param name="MediaType">What stands in Accept and Content-Type.</param>
internal sealed record TableFormat(string Suffix, string MediaType)
{
    public static TableFormat Json { get; } = new("json", "application/json");

    public static TableFormat Csv { get; } = new("csv", "text/csv");

    public static TableFormat Workbook { get; } = new("xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");

    public static TableFormat Text { get; } = new("txt", "text/plain");
}
