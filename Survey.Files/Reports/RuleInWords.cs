using System.Globalization;
using Survey.Core.Frameworks;
using Survey.Core.Rounds;

namespace Survey.Files.Reports;

/// <summary>Describes the recurrence rule in English.</summary>
public static class RuleInWords
{
    /// <summary>The rule as a sentence, for instance “An element is recurrent in a region if more than half (over 50 %) of …”.</summary>
    public static string Of(RecurrenceRule rule, Framework framework)
    {
        var sentence = $"An element is recurrent in a region if {Share(rule.Threshold)} {Whom(rule.Denominator, framework)} name it";
        return rule.Minimum > 1
            ? string.Create(CultureInfo.InvariantCulture, $"{sentence}, and at least {rule.Minimum} do.")
            : $"{sentence}.";
    }

    /// <summary>A sentence that says which organizations the denominator counts.</summary>
    public static string Describe(Denominator denominator, Framework framework) => denominator switch
    {
        Denominator.ThemeRespondents when framework.HasThemes =>
            "The respondents of the region that are recommending and address the theme: with one of its elements, or as a whole.",
        Denominator.ThemeRespondents => "The respondents of the region that are recommending and name any element.",
        Denominator.Recommending => "All respondents of the region that are recommending.",
        Denominator.Responded => "All respondents of the region, recommending or not.",
        Denominator.Invited => "All organizations of the region that were invited, whether they responded or not.",
        _ => throw new ArgumentOutOfRangeException(nameof(denominator)),
    };

    private static string Share(decimal threshold)
    {
        var percent = string.Create(CultureInfo.InvariantCulture, $"{threshold * 100:0.########} %");
        return threshold switch
        {
            0m => "any of",
            0.25m => $"more than a quarter (over {percent}) of",
            0.5m => $"more than half (over {percent}) of",
            0.75m => $"more than three quarters (over {percent}) of",
            _ => $"more than {percent} of",
        };
    }

    private static string Whom(Denominator denominator, Framework framework) => denominator switch
    {
        Denominator.ThemeRespondents when framework.HasThemes => "the respondents addressing its theme there",
        Denominator.ThemeRespondents => "the respondents naming any element there",
        Denominator.Recommending => "the recommending respondents there",
        Denominator.Responded => "the respondents there",
        Denominator.Invited => "the organizations invited there",
        _ => throw new ArgumentOutOfRangeException(nameof(denominator)),
    };
}
