using Survey.Core.Organizations;

namespace Survey.Core.Analysis;

/// <summary>How many respondents are of a type.</summary>
/// <param name="Type">The type.</param>
/// <param name="Respondents">How many; may be 0.</param>
public sealed record TypeCount(OrganizationType Type, int Respondents);
