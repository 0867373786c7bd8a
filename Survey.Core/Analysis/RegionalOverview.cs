using Survey.Core.Organizations;

namespace Survey.Core.Analysis;

/// <summary>The overview of a region.</summary>
/// <param name="Region">The region.</param>
/// <param name="Invited">Who of the region was invited; null in an open round.</param>
/// <param name="Responded">Who responded: submitted or endorsed.</param>
/// <param name="RespondentsByType">The respondents by type: every type of the directory, also at 0, in its order.</param>
/// <param name="NoFeedback">Who was invited and did not respond; null in an open round.</param>
/// <param name="Recommending">The respondents that formulated recommendations.</param>
/// <param name="NotRecommending">The respondents that did not, or could not share any.</param>
/// <param name="AllThemes">The recommending respondents that address every theme.</param>
/// <param name="Themes">One for each theme, in the framework's order.</param>
public sealed record RegionalOverview(
    Region Region,
    RespondentGroup? Invited,
    RespondentGroup Responded,
    IReadOnlyList<TypeCount> RespondentsByType,
    RespondentGroup? NoFeedback,
    RespondentGroup Recommending,
    RespondentGroup NotRecommending,
    RespondentGroup AllThemes,
    IReadOnlyList<ThemeFinding> Themes)
{
    /// <summary>One for each element, in the framework's order.</summary>
    public IReadOnlyList<ElementFinding> Elements { get; } = [.. Themes.SelectMany(theme => theme.Elements)];
}
