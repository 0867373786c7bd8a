namespace Survey.Api.Pages;

/// <summary>A text of the questionnaire or framework, as shown on a page.</summary>
/// <param name="Text">The text.</param>
/// <param name="Language">Its language, if it differs from the page's; otherwise null.</param>
/// <param name="Direction">Its writing direction, if it differs from the page's; otherwise null.</param>
public sealed record ShownText(string Text, string? Language, string? Direction);
