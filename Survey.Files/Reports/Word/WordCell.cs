namespace Survey.Files.Reports.Word;

/// <summary>A cell of a table.</summary>
/// <param name="Texts">Its text.</param>
internal sealed record WordCell(params IReadOnlyList<WordText> Texts)
{
    /// <summary>The colour behind the text, as RRGGBB; null for none. It must not say more than the text.</summary>
    public string? Fill { get; init; }

    /// <summary>True for text in the middle, such as a mark.</summary>
    public bool IsCentered { get; init; }
}
