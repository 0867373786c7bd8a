using Survey.Core.Frameworks;

namespace Survey.Core.Analysis;

/// <summary>How many respondents of a region address a theme, with the findings of its elements.</summary>
/// <param name="Theme">The theme that was counted.</param>
/// <param name="Respondents">The recommending respondents that address it.</param>
/// <param name="Denominator">The number that the counts of its elements are divided by; the rule says which.</param>
/// <param name="Elements">One finding per element of the theme, in the framework's order.</param>
public sealed record ThemeFinding(Theme Theme, RespondentGroup Respondents, int Denominator, IReadOnlyList<ElementFinding> Elements)
{
    /// <summary>The findings of the recurrent elements, in the framework's order.</summary>
    public IEnumerable<ElementFinding> Recurrent => Elements.Where(finding => finding.Recurrent);
}
