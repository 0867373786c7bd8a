using Survey.Core.Organizations;

namespace Survey.Core.Analysis;

/// <summary>Number of respondents of one organization type.</summary>
/// <param name="Type">The type that was counted.</param>
/// <param name="Respondents">Number of respondents, from 0.</param>
public sealed record TypeCount(OrganizationType Type, int Respondents);
