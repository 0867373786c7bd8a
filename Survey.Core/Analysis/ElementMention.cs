using Survey.Core.Frameworks;

namespace Survey.Core.Analysis;

/// <summary>The respondents that name an element, across all regions and without applying a rule.</summary>
/// <param name="Element">The element that was counted.</param>
/// <param name="By">The recommending respondents that name it.</param>
public sealed record ElementMention(Element Element, RespondentGroup By);
