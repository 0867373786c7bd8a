namespace Survey.Storage.Tables;

/// <summary>A row of <c>wording</c>.</summary>
internal sealed class WordingRow
{
    public string Round { get; init; } = "";

    public string Kind { get; init; } = "";

    public string Language { get; init; } = "";

    public string Subject { get; init; } = "";

    public string Body { get; init; } = "";
}
