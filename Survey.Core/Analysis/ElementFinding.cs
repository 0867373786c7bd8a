using Survey.Core.Frameworks;

namespace Survey.Core.Analysis;

/// <summary>What a region says about an element.</summary>
/// <param name="Element">The element.</param>
/// <param name="By">The recommending respondents that name it.</param>
/// <param name="Denominator">What their number is divided by, as the rule says.</param>
/// <param name="Recurrent">Whether it is recurrent there.</param>
public sealed record ElementFinding(Element Element, RespondentGroup By, int Denominator, bool Recurrent)
{
    /// <summary>How many respondents name it; each counts once, whatever the number of rows.</summary>
    public int Named => By.Count;

    /// <summary>Named over denominator, in the range [0, 1]; 0 where the denominator is 0. Shown, never compared.</summary>
    public double Share => Denominator == 0 ? 0 : (double)Named / Denominator;
}
