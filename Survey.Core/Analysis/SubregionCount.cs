using Survey.Core.Organizations;

namespace Survey.Core.Analysis;

/// <summary>The respondents of one subregion. An organization counts in each subregion that it lists.</summary>
/// <param name="Subregion">The subregion that was counted.</param>
/// <param name="Responded">Its respondents.</param>
/// <param name="Recommending">Those of them that are recommending.</param>
public sealed record SubregionCount(Subregion Subregion, RespondentGroup Responded, RespondentGroup Recommending);
