namespace Survey.Core.Analysis;

/// <summary>Summary across all regions. Every organization counts once, including those without a region.</summary>
/// <param name="Invited">The invited organizations; null in an open round.</param>
/// <param name="Responded">The respondents whose response is submitted or endorsed.</param>
/// <param name="RespondentsByType">
/// Number of respondents per type: every type of the directory in its order, including those with 0.
/// </param>
/// <param name="RespondentsByGroup">The respondents of each group of types, in the directory's order; empty if it has no groups.</param>
/// <param name="NoFeedback">The invited organizations that did not respond; null in an open round.</param>
/// <param name="RecommendingFinal">The respondents whose recommendations are final.</param>
/// <param name="RecommendingByType">Number of respondents with final recommendations per type: every type, also with 0.</param>
/// <param name="InProcess">The respondents whose recommendations are provisional or in discussion.</param>
/// <param name="InProcessByType">Number of respondents with recommendations in process per type: every type, also with 0.</param>
/// <param name="AllThemes">The recommending respondents that address every theme of the framework.</param>
/// <param name="Late">The respondents that submitted after the deadline.</param>
/// <param name="Versions">
/// The questionnaire versions that the counted responses answer, in ordinal order; empty if nobody responded.
/// </param>
/// <param name="Recurrence">One entry per number of regions, from all regions down to one.</param>
public sealed record CrossRegionalSummary(
    RespondentGroup? Invited,
    RespondentGroup Responded,
    IReadOnlyList<TypeCount> RespondentsByType,
    IReadOnlyList<GroupCount> RespondentsByGroup,
    RespondentGroup? NoFeedback,
    RespondentGroup RecommendingFinal,
    IReadOnlyList<TypeCount> RecommendingByType,
    RespondentGroup InProcess,
    IReadOnlyList<TypeCount> InProcessByType,
    RespondentGroup AllThemes,
    RespondentGroup Late,
    IReadOnlyList<VersionCount> Versions,
    IReadOnlyList<CrossRegionalRecurrence> Recurrence);
