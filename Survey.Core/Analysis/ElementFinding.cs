using Survey.Core.Frameworks;

namespace Survey.Core.Analysis;

/// <summary>How many respondents of a region name an element, and whether that makes it recurrent.</summary>
/// <param name="Element">The element that was counted.</param>
/// <param name="By">The recommending respondents that name it.</param>
/// <param name="Denominator">The number that the count is divided by; the rule says which.</param>
/// <param name="Recurrent">True if the element is recurrent in the region.</param>
public sealed record ElementFinding(Element Element, RespondentGroup By, int Denominator, bool Recurrent)
{
    /// <summary>Number of respondents that name the element. Each counts once, no matter how many rows name it.</summary>
    public int Named => By.Count;

    /// <summary>
    /// <see cref="Named"/> divided by <see cref="Denominator"/>, in the range [0, 1]; 0 if the denominator is 0. For
    /// display only: the rule compares exactly.
    /// </summary>
    public double Share => Denominator == 0 ? 0 : (double)Named / Denominator;
}
