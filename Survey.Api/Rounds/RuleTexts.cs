using System.Globalization;
using Survey.Api.Texts;
using Survey.Core.Frameworks;
using Survey.Core.Rounds;

namespace Survey.Api.Rounds;

/// <summary>Describes the recurrence rule in the page's language.</summary>
internal static class RuleTexts
{
    /// <summary>The rule, for instance "An element is recurrent in a region if more than 50 % of …".</summary>
    public static string Say(InterfaceTexts texts, RecurrenceRule rule, Framework framework)
    {
        var group = texts[
            rule.Denominator == Denominator.ThemeRespondents && !framework.HasThemes
                ? "desk.rule.theme-respondents-flat"
                : $"desk.rule.{rule.DenominatorCode}"
        ];
        var sentence =
            rule.Threshold == 0
                ? texts.Fill("desk.rule.words-any", ("group", group))
                : texts.Fill("desk.rule.words", ("share", texts.In.WriteExactPercent(rule.Threshold)), ("group", group));
        return rule.Minimum > 1 ? $"{sentence} {texts.Count("desk.rule.words-least", rule.Minimum)}" : sentence;
    }

    /// <summary>A share in percent, without the sign, for a field of a form.</summary>
    public static string ToPercent(decimal share) => (share * 100).ToString("0.########", CultureInfo.InvariantCulture);
}
