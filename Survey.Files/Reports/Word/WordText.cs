namespace Survey.Files.Reports.Word;

/// <summary>A piece of a paragraph.</summary>
/// <param name="Text">The text; line breaks and tabs are kept.</param>
/// <param name="IsStrong">True for text in bold.</param>
/// <param name="Note">The text of a footnote whose mark follows; null for none.</param>
/// <param name="IsEmphasis">True for text in italics.</param>
/// <param name="Link">The address that the text leads to, without quotation marks; null for none.</param>
internal sealed record WordText(string Text, bool IsStrong = false, string? Note = null, bool IsEmphasis = false, string? Link = null)
{
    /// <summary>A plain piece.</summary>
    public static implicit operator WordText(string text) => new(text);
}
