namespace Survey.Api.Pages;

/// <summary>A text of the questionnaire or framework as it is shown.</summary>
/// <param name="Text">The text.</param>
/// <param name="Language">The language it is in, where that is not the page's; else null.</param>
/// <param name="Direction">The direction it is written in, where that is not the page's; else null.</param>
public sealed record ShownText(string Text, string? Language, string? Direction);
