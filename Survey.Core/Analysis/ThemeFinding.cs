using Survey.Core.Frameworks;

namespace Survey.Core.Analysis;

/// <summary>What a region says about a theme.</summary>
/// <param name="Theme">The theme.</param>
/// <param name="Respondents">The recommending respondents that address it.</param>
/// <param name="Denominator">What the numbers of its elements are divided by, as the rule says.</param>
/// <param name="Elements">One for each element of the theme, in the framework's order.</param>
public sealed record ThemeFinding(Theme Theme, RespondentGroup Respondents, int Denominator, IReadOnlyList<ElementFinding> Elements)
{
    /// <summary>Its recurrent elements, in the framework's order.</summary>
    public IEnumerable<ElementFinding> Recurrent => Elements.Where(finding => finding.Recurrent);
}
