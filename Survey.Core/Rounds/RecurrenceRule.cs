namespace Survey.Core.Rounds;

/// <summary>When an element is recurrent: <c>named / denominator &gt; threshold</c>, strictly, and <c>named ≥ minimum</c>.</summary>
/// <param name="Threshold">In the range [0, 1]; 0.5 is "more than half".</param>
/// <param name="Denominator">What the number of those naming is divided by.</param>
/// <param name="Minimum">How many must name it at least, from 0.</param>
/// <remarks>
/// The default is what recomputing the printed tables of GRCP 7 shows the report to have used: <c>docs/method.md</c>.
/// </remarks>
public sealed record RecurrenceRule(decimal Threshold, Denominator Denominator, int Minimum)
{
    private static readonly (Denominator Denominator, string Code)[] Codes =
    [
        (Denominator.ThemeRespondents, "theme-respondents"),
        (Denominator.Recommending, "recommending"),
        (Denominator.Responded, "responded"),
        (Denominator.Invited, "invited"),
    ];

    /// <summary>More than half of the theme's respondents, and at least two.</summary>
    public static RecurrenceRule Default { get; } = new(0.5m, Denominator.ThemeRespondents, 2);

    /// <summary>The codes of the denominators, in order.</summary>
    public static IEnumerable<string> DenominatorCodes => Codes.Select(each => each.Code);

    /// <summary>The denominator's code in files and on the command line.</summary>
    public string DenominatorCode => Codes.Single(each => each.Denominator == Denominator).Code;

    /// <summary>The denominator of that code, or null.</summary>
    public static Denominator? FindDenominator(string code)
    {
        foreach (var each in Codes)
        {
            if (string.Equals(each.Code, code, StringComparison.Ordinal))
            {
                return each.Denominator;
            }
        }

        return null;
    }

    /// <summary>Whether so many of so many are recurrent. Exact: no division takes place.</summary>
    /// <param name="named">How many name the element.</param>
    /// <param name="denominator">Out of how many; 0 makes nothing recurrent.</param>
    public bool IsRecurrent(int named, int denominator) => denominator > 0 && named >= SmallestRecurrent(denominator);

    /// <summary>The smallest number naming that is recurrent; it may be larger than the denominator, and then nothing can be.</summary>
    /// <param name="denominator">Out of how many, at least 0.</param>
    public int SmallestRecurrent(int denominator) => Math.Max(Minimum, (int)decimal.Floor(Threshold * denominator) + 1);
}
