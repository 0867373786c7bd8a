namespace Survey.Files.Reports.Word;

/// <summary>A piece of a paragraph.</summary>
/// <param name="Text">The text; line breaks are kept.</param>
/// <param name="IsStrong">True for text in bold.</param>
/// <param name="Note">The text of a footnote whose mark follows; null for none.</param>
internal sealed record WordText(string Text, bool IsStrong = false, string? Note = null)
{
    /// <summary>A plain piece.</summary>
    public static implicit operator WordText(string text) => new(text);
}
