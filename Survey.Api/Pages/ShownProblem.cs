namespace Survey.Api.Pages;

/// <summary>A problem as coordinators read it.</summary>
/// <param name="Text">What is wrong and what to do.</param>
/// <param name="Language">The language of the text where it is not the page's; null for the page's.</param>
/// <param name="Label">What it is about, as the page calls it; null where the form at hand says enough.</param>
/// <param name="Field">The id of the field to go to; null for none.</param>
/// <param name="Inside">Where in a file that was chosen, as the file calls it; null for nowhere in a file.</param>
internal sealed record ShownProblem(string Text, string? Language, string? Label, string? Field, string? Inside);
