namespace Survey.Core.Analysis;

/// <summary>The summary across regions: every organization counts once, those without a region too.</summary>
/// <param name="Invited">Who was invited; null in an open round.</param>
/// <param name="Responded">Who responded: submitted or endorsed.</param>
/// <param name="RespondentsByType">The respondents by type: every type of the directory, also at 0, in its order.</param>
/// <param name="NoFeedback">Who was invited and did not respond; null in an open round.</param>
/// <param name="RecommendingFinal">The respondents whose recommendations are final.</param>
/// <param name="InProcess">The respondents whose recommendations are provisional or in discussion.</param>
/// <param name="AllThemes">The recommending respondents that address every theme.</param>
/// <param name="Late">The respondents that submitted after the deadline.</param>
/// <param name="Versions">Which versions of the questionnaire the counted responses answer, in order; none if nobody responded.</param>
/// <param name="Recurrence">From recurrent in all regions down to recurrent in one.</param>
public sealed record CrossRegionalSummary(
    RespondentGroup? Invited,
    RespondentGroup Responded,
    IReadOnlyList<TypeCount> RespondentsByType,
    RespondentGroup? NoFeedback,
    RespondentGroup RecommendingFinal,
    RespondentGroup InProcess,
    RespondentGroup AllThemes,
    RespondentGroup Late,
    IReadOnlyList<VersionCount> Versions,
    IReadOnlyList<CrossRegionalRecurrence> Recurrence);
