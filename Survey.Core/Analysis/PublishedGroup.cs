using Survey.Core.Organizations;

namespace Survey.Core.Analysis;

/// <summary>Printed figures of one region, or of all regions together. A figure that was not printed is null.</summary>
/// <param name="Invited">Number of organizations that were invited or questioned.</param>
/// <param name="Responded">Number of organizations that responded.</param>
/// <param name="ResponseRatePercent">Responded divided by invited, in per cent, rounded as printed.</param>
/// <param name="RespondentsByType">Number of respondents per printed type. Types that were not printed are not checked.</param>
/// <param name="Recommending">Number of recommending respondents; printed for regions only.</param>
/// <param name="RecommendingFinal">Number of respondents with final recommendations; printed across regions only.</param>
/// <param name="InProcess">Number of respondents with recommendations in process; printed across regions only.</param>
/// <param name="NoFeedback">The organizations that gave no feedback.</param>
/// <param name="AllThemes">The organizations that cover all themes.</param>
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
