using System.ComponentModel;
using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Survey.Core.Organizations;
using Survey.Core.Problems;
using Survey.Core.Rounds;

namespace Survey.Api.Overviews;

/// <summary>Changes to the round's recurrence rule, to try another one; and the region to show.</summary>
/// <param name="Threshold">A share from 0 to 1; an element above it is recurrent.</param>
/// <param name="Denominator">theme-respondents, recommending, responded or invited.</param>
/// <param name="Minimum">Minimum number of respondents that name a recurrent element.</param>
/// <param name="Region">Code of the only region to show.</param>
public sealed record RuleRequest(
    [property: FromQuery(Name = "threshold"), Description("Try another threshold: a share from 0 to 1, written as 0.5.")] string? Threshold,
    [property:
        FromQuery(Name = "denominator"),
        Description("Try another denominator: theme-respondents, recommending, responded, invited.")
    ]
        string? Denominator,
    [property: FromQuery(Name = "minimum"), Description("Try another minimum of respondents that must name a recurrent element.")]
        string? Minimum,
    [property: FromQuery(Name = "region"), Description("Only this region, by its code.")] string? Region)
{
    /// <summary>The round's own rule and all regions.</summary>
    internal static readonly RuleRequest None = new(Threshold: null, Denominator: null, Minimum: null, Region: null);

    /// <summary>The round's rule with the given changes.</summary>
    public Outcome<RecurrenceRule> ToRule(Round round)
    {
        var problems = new ProblemLog();
        var threshold = round.Rule.Threshold;
        if (
            Threshold is not null
            && (!decimal.TryParse(Threshold, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out threshold) || threshold > 1))
        {
            problems.Add(ProblemCatalogue.NumberOutOfRange["threshold"], QueryLookup.PlaceOf("threshold"), ("found", Threshold));
        }

        var minimum = round.Rule.Minimum;
        if (Minimum is not null && !int.TryParse(Minimum, NumberStyles.None, CultureInfo.InvariantCulture, out minimum))
        {
            problems.Add(ProblemCatalogue.NumberOutOfRange["minimum"], QueryLookup.PlaceOf("minimum"), ("least", 0));
        }

        var denominator = Denominator is null ? round.Rule.Denominator : RecurrenceRule.FindDenominator(Denominator);
        if (denominator is null)
        {
            problems.Add(
                ProblemCatalogue.RoundSettingUnknown["denominator"],
                QueryLookup.PlaceOf("denominator"),
                ("found", Denominator!),
                ("known", Detail.Words(RecurrenceRule.DenominatorCodes)));
        }
        else if (round.IsOpen && denominator == Core.Rounds.Denominator.Invited)
        {
            problems.Add(ProblemCatalogue.RoundOpenDenominator, QueryLookup.PlaceOf("denominator"));
        }

        new QueryLookup(problems).FindRegion(Region, round);
        return problems.ToOutcome(problems.Errors > 0 ? null : new RecurrenceRule(threshold, denominator!.Value, minimum));
    }

    /// <summary>The only region to show; null for all.</summary>
    public Region? FindRegion(Round round) => Region is null ? null : round.Directory.FindRegion(Region);
}
