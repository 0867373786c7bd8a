namespace Survey.Core.Rounds;

/// <summary>
/// The rule for when an element is recurrent: <c>named / denominator &gt; threshold</c> (strictly greater) and
/// <c>named ≥ minimum</c>.
/// </summary>
/// <param name="Threshold">In the range [0, 1]; 0.5 means "more than half".</param>
/// <param name="Denominator">The number that the count of respondents naming the element is divided by.</param>
/// <param name="Minimum">The smallest number of respondents that must name the element, from 0.</param>
/// <remarks>The default rule is the one that reproduces the printed tables of GRCP 7: see <c>docs/method.md</c>.</remarks>
public sealed record RecurrenceRule(decimal Threshold, Denominator Denominator, int Minimum)
{
    private static readonly (Denominator Denominator, string Code)[] Codes =
    [
        (Denominator.ThemeRespondents, "theme-respondents"),
        (Denominator.Recommending, "recommending"),
        (Denominator.Responded, "responded"),
        (Denominator.Invited, "invited"),
    ];

    /// <summary>More than half of the respondents that address the theme, and at least two.</summary>
    public static RecurrenceRule Default { get; } = new(0.5m, Denominator.ThemeRespondents, 2);

    /// <summary>The codes of the denominators, in order.</summary>
    public static IEnumerable<string> DenominatorCodes => Codes.Select(each => each.Code);

    /// <summary>The code of the denominator, as used in files and on the command line.</summary>
    public string DenominatorCode => Codes.Single(each => each.Denominator == Denominator).Code;

    /// <summary>The denominator with that code, or null.</summary>
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

    /// <summary>True if the count makes an element recurrent. Exact: it compares decimals without dividing.</summary>
    /// <param name="named">Number of respondents that name the element.</param>
    /// <param name="denominator">The denominator. If it is 0, nothing is recurrent.</param>
    public bool IsRecurrent(int named, int denominator) => denominator > 0 && named >= SmallestRecurrent(denominator);

    /// <summary>The smallest recurrent count. If it is larger than the denominator, no element can be recurrent.</summary>
    /// <param name="denominator">The denominator, at least 0.</param>
    public int SmallestRecurrent(int denominator) => Math.Max(Minimum, (int)decimal.Floor(Threshold * denominator) + 1);
}
