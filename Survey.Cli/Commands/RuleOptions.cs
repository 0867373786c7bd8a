using System.CommandLine;
using System.Globalization;
using Survey.Core.Rounds;

namespace Survey.Cli.Commands;

/// <summary>Options that try a recurrence rule other than the round's own.</summary>
internal sealed class RuleOptions
{
    private readonly Option<decimal?> _threshold = new("--threshold")
    {
        Description = "Try another threshold: a share from 0 to 1; an element above it is recurrent.",
        HelpName = "N",

        // The default parser reads a comma as a thousands separator, so that 0,5 would become 5.
        CustomParser = given =>
        {
            var text = given.Tokens[0].Value;
            if (decimal.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var threshold))
            {
                return threshold;
            }

            given.AddError($"--threshold: '{text}' is not a number like 0.5.");
            return null;
        },
    };

    private readonly Option<string?> _denominator = new("--denominator")
    {
        Description = $"Try another denominator: {string.Join(", ", RecurrenceRule.DenominatorCodes)}.",
        HelpName = "D",
    };

    private readonly Option<int?> _minimum = new("--minimum")
    {
        Description = "Try another minimum number of respondents who name a recurrent element.",
        HelpName = "N",
        CustomParser = given =>
        {
            var text = given.Tokens[0].Value;
            if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var minimum))
            {
                return minimum;
            }

            given.AddError($"--minimum: '{text}' is not a whole number from 0.");
            return null;
        },
    };

    /// <summary>Adds the options to a command.</summary>
    public void AddTo(Command command)
    {
        command.Add(_threshold);
        command.Add(_denominator);
        command.Add(_minimum);
    }

    /// <summary>The rule of the round, changed by the options that were given.</summary>
    /// <exception cref="UsageException">An option has a value that is not valid.</exception>
    public RecurrenceRule GetRule(ParseResult parsed, Round round)
    {
        var threshold = parsed.GetValue(_threshold) ?? round.Rule.Threshold;
        if (threshold is < 0 or > 1)
        {
            throw UsageException.Of("usage.threshold");
        }

        var minimum = parsed.GetValue(_minimum) ?? round.Rule.Minimum;
        var denominator = parsed.GetValue(_denominator) is { } code
            ? RecurrenceRule.FindDenominator(code)
                ?? throw UsageException.Of(
                    "usage.denominator",
                    ("denominator", code),
                    ("known", string.Join(", ", RecurrenceRule.DenominatorCodes)))
            : round.Rule.Denominator;
        return round.IsOpen && denominator == Denominator.Invited
            ? throw UsageException.Of(
                "usage.nobody-invited",
                ("known", string.Join(", ", RecurrenceRule.DenominatorCodes.Where(IsForOpenRounds))))
            : new RecurrenceRule(threshold, denominator, minimum);
    }

    private static bool IsForOpenRounds(string code) => RecurrenceRule.FindDenominator(code) != Denominator.Invited;
}
