using Survey.Core.Organizations;

namespace Survey.Core.Analysis;

/// <summary>Printed figures of one region, or of all together.</summary>
/// <param name="Invited">How many were invited or questioned.</param>
/// <param name="Responded">How many responded.</param>
/// <param name="ResponseRatePercent">Responded over invited, in per cent, rounded as printed.</param>
/// <param name="RespondentsByType">How many of each type named; types not named are not checked.</param>
/// <param name="Recommending">How many recommend; of regions.</param>
/// <param name="RecommendingFinal">How many recommend finally; across regions.</param>
/// <param name="InProcess">How many are in process; across regions.</param>
/// <param name="NoFeedback">Who gave no feedback.</param>
/// <param name="AllThemes">Who covers all themes.</param>
public sealed record PublishedGroup(
    int? Invited,
    int? Responded,
    decimal? ResponseRatePercent,
    IReadOnlyList<TypeCount> RespondentsByType,
    int? Recommending,
    int? RecommendingFinal,
    int? InProcess,
    IReadOnlyList<Organization>? NoFeedback,
    IReadOnlyList<Organization>? AllThemes);
