using Survey.Core.Problems;
using Survey.Core.Reading;

namespace Survey.Core.Rounds;

/// <summary>Reads the member <c>recurrence</c> of <c>round.json</c>. Settings that it leaves out have their defaults.</summary>
internal static class RuleReader
{
    public static RecurrenceRule Read(JsonValue? value, bool isOpen)
    {
        var rule = RecurrenceRule.Default;
        if (value?.AsObject() is not { } members)
        {
            return rule;
        }

        if (members.Find("threshold") is { } threshold && threshold.AsDecimal() is { } share)
        {
            if (share is < 0 or > 1)
            {
                members.Problems.Add(ProblemCatalogue.NumberOutOfRange["threshold"], threshold.Place, ("found", share));
            }

            rule = rule with { Threshold = share };
        }

        if (members.Find("denominator") is { } denominator && denominator.AsString() is { } code)
        {
            rule = rule with { Denominator = ReadDenominator(code, denominator, isOpen) };
        }

        if (members.Find("minimum") is { } minimum && minimum.AsInteger(0, int.MaxValue) is { } least)
        {
            rule = rule with { Minimum = least };
        }

        members.ReportUnknownMembers();
        return rule;
    }

    private static Denominator ReadDenominator(string code, JsonValue value, bool isOpen)
    {
        var denominator = RecurrenceRule.FindDenominator(code);
        if (denominator is null)
        {
            value.Problems.Add(
                ProblemCatalogue.RoundSettingUnknown["denominator"],
                value.Place,
                ("found", code),
                ("known", Detail.Words(RecurrenceRule.DenominatorCodes)));
        }
        else if (isOpen && denominator == Denominator.Invited)
        {
            value.Problems.Add(ProblemCatalogue.RoundOpenDenominator, value.Place);
        }

        return denominator ?? RecurrenceRule.Default.Denominator;
    }
}
