namespace Survey.Core.Analysis;

/// <summary>Between which bounds a share would lie if those who have not answered did.</summary>
/// <param name="Least">How many would name the element if none of them did.</param>
/// <param name="Most">How many would if all of them did.</param>
/// <param name="Denominator">Out of how many, they included.</param>
/// <param name="Overturned">Whether the finding is another one at one of the bounds.</param>
public sealed record ShareRange(int Least, int Most, int Denominator, bool Overturned)
{
    /// <summary>The lower bound, in the range [0, 1]; 0 where the denominator is 0.</summary>
    public double LowestShare => Denominator == 0 ? 0 : (double)Least / Denominator;

    /// <summary>The upper bound, in the range [0, 1]; 0 where the denominator is 0.</summary>
    public double HighestShare => Denominator == 0 ? 0 : (double)Most / Denominator;
}
