namespace Survey.Storage.Tables;

/// <summary>A row of <c>wording</c>.</summary>
public sealed class WordingRow
{
    /// <summary>The round's code.</summary>
    public string Round { get; init; } = "";

    /// <summary>Code of the kind of message.</summary>
    public string Kind { get; init; } = "";

    /// <summary>Language of the text.</summary>
    public string Language { get; init; } = "";

    /// <summary>The subject.</summary>
    public string Subject { get; init; } = "";

    /// <summary>The text.</summary>
    public string Body { get; init; } = "";
}
