using Survey.Core.Frameworks;
using Survey.Core.Rounds;

namespace Survey.Files.Reports;

/// <summary>Describes the recurrence rule in the language of a report.</summary>
public static class RuleInWords
{
    /// <summary>The rule as a sentence, for instance “An element is recurrent in a region if more than half (over 50 %) of …”.</summary>
    public static string Of(RecurrenceRule rule, Framework framework, ReportWording wording)
    {
        var share = wording.Fill(
            $"rule.{KeyOf(rule.Threshold)}",
            ("group", wording[$"rule.group.{KeyOf(rule.Denominator, framework)}"]),
            ("percent", wording.In.WriteExactPercent(rule.Threshold)));
        return rule.Minimum > 1
            ? wording.Fill("rule.sentence.minimum", ("rule", share), ("minimum", rule.Minimum))
            : wording.Fill("rule.sentence", ("rule", share));
    }

    /// <summary>A sentence that says which organizations the denominator counts.</summary>
    public static string Describe(Denominator denominator, Framework framework, ReportWording wording) =>
        wording[$"rule.denominator.{KeyOf(denominator, framework)}"];

    private static string KeyOf(decimal threshold) => threshold switch
    {
        0m => "any",
        0.25m => "quarter",
        0.5m => "half",
        0.75m => "three-quarters",
        _ => "share",
    };

    private static string KeyOf(Denominator denominator, Framework framework) => denominator switch
    {
        Denominator.ThemeRespondents => framework.HasThemes ? "theme" : "any-element",
        Denominator.Recommending => "recommending",
        Denominator.Responded => "responded",
        Denominator.Invited => "invited",
        _ => throw new ArgumentOutOfRangeException(nameof(denominator)),
    };
}
