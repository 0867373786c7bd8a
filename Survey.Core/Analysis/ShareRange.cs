namespace Survey.Core.Analysis;

/// <summary>The bounds of a share if the organizations that have not answered did answer.</summary>
/// <param name="Least">Number of respondents that name the element if none of those organizations names it.</param>
/// <param name="Most">Number of respondents that name the element if all of those organizations name it.</param>
/// <param name="Denominator">The denominator with those organizations included.</param>
/// <param name="Overturned">True if the finding changes at one of the two bounds.</param>
public sealed record ShareRange(int Least, int Most, int Denominator, bool Overturned)
{
    /// <summary>The lower bound, in the range [0, 1]; 0 if the denominator is 0.</summary>
    public double LowestShare => Denominator == 0 ? 0 : (double)Least / Denominator;

    /// <summary>The upper bound, in the range [0, 1]; 0 if the denominator is 0.</summary>
    public double HighestShare => Denominator == 0 ? 0 : (double)Most / Denominator;
}
