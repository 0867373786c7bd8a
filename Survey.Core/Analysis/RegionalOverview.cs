using Survey.Core.Organizations;

namespace Survey.Core.Analysis;

/// <summary>The overview of one region.</summary>
/// <param name="Region">The region that was counted.</param>
/// <param name="Invited">The region's invited organizations; null in an open round.</param>
/// <param name="Responded">The respondents whose response is submitted or endorsed.</param>
/// <param name="RespondentsByType">
/// Number of respondents per type: every type of the directory in its order, including those with 0.
/// </param>
/// <param name="RespondentsByGroup">The respondents of each group of types, in the directory's order; empty if it has no groups.</param>
/// <param name="Subregions">
/// The respondents of each subregion, in the directory's order; empty if the region has none, and in an open round, whose respondents
/// do not say their subregion.
/// </param>
/// <param name="NoFeedback">The invited organizations that did not respond; null in an open round.</param>
/// <param name="Recommending">The respondents that have formulated recommendations.</param>
/// <param name="NotRecommending">The respondents that have formulated none, or could not share them.</param>
/// <param name="AllThemes">The recommending respondents that address every theme of the framework.</param>
/// <param name="Late">The respondents that submitted after the deadline.</param>
/// <param name="Themes">One finding per theme, in the framework's order.</param>
public sealed record RegionalOverview(
    Region Region,
    RespondentGroup? Invited,
    RespondentGroup Responded,
    IReadOnlyList<TypeCount> RespondentsByType,
    IReadOnlyList<GroupCount> RespondentsByGroup,
    IReadOnlyList<SubregionCount> Subregions,
    RespondentGroup? NoFeedback,
    RespondentGroup Recommending,
    RespondentGroup NotRecommending,
    RespondentGroup AllThemes,
    RespondentGroup Late,
    IReadOnlyList<ThemeFinding> Themes)
{
    /// <summary>One finding per element, in the framework's order.</summary>
    public IReadOnlyList<ElementFinding> Elements { get; } = [.. Themes.SelectMany(theme => theme.Elements)];
}
