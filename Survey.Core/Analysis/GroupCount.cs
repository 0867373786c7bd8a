using Survey.Core.Organizations;

namespace Survey.Core.Analysis;

/// <summary>The respondents of one group of types.</summary>
/// <param name="Group">The group that was counted.</param>
/// <param name="Respondents">The respondents whose type belongs to it.</param>
public sealed record GroupCount(TypeGroup Group, RespondentGroup Respondents);
