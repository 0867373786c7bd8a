using System.Globalization;
using Survey.Core.Rounds;

namespace Survey.Core.Reports;

/// <summary>Says the recurrence rule in a sentence.</summary>
public static class RuleInWords
{
    /// <summary>The rule as one English sentence.</summary>
    public static string Of(RecurrenceRule rule)
    {
        var share = rule.Threshold == 0.5m
            ? "more than half"
            : string.Create(CultureInfo.InvariantCulture, $"more than {(rule.Threshold * 100).ToString("0.############", CultureInfo.InvariantCulture)} %");
        var atLeast = rule.Minimum > 1 ? string.Create(CultureInfo.InvariantCulture, $", and at least {rule.Minimum} do") : "";
        return $"An element is recurrent in a region if {share} of {OfDenominator(rule.Denominator)} name it{atLeast}.";
    }

    /// <summary>What a region's numbers are divided by.</summary>
    public static string OfDenominator(Denominator denominator) => denominator switch
    {
        Denominator.ThemeRespondents => "the respondents addressing its theme there",
        Denominator.Recommending => "the respondents recommending there",
        Denominator.Responded => "all respondents there",
        Denominator.Invited => "the organizations invited there",
        _ => throw new ArgumentOutOfRangeException(nameof(denominator)),
    };
}
