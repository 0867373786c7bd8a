using Survey.Core.Frameworks;

namespace Survey.Core.Analysis;

/// <summary>Who names an element, across regions and without a finding.</summary>
/// <param name="Element">The element.</param>
/// <param name="By">The recommending respondents that name it.</param>
public sealed record ElementMention(Element Element, RespondentGroup By);
