using Survey.Core.Rounds;

namespace Survey.Tests.Core.Rounds;

public sealed class RecurrenceRuleTests
{
    // Strictly more than the threshold, compared without a division: a third is not more than 0.3333…, and one half is not
    // more than one half.
    [TestCase("0.5", 2, 2, 4, ExpectedResult = false)]
    [TestCase("0.5", 2, 3, 5, ExpectedResult = true)]
    [TestCase("0.5", 2, 1, 1, ExpectedResult = false)]
    [TestCase("0.5", 1, 1, 1, ExpectedResult = true)]
    [TestCase("0.5", 2, 0, 0, ExpectedResult = false)]
    [TestCase("0", 0, 0, 0, ExpectedResult = false)]
    [TestCase("0", 0, 1, 0, ExpectedResult = false, Description = "a denominator of 0 makes nothing recurrent")]
    [TestCase("0.5", 1, 2, 0, ExpectedResult = false)]
    [TestCase("0", 0, 0, 3, ExpectedResult = false)]
    [TestCase("0", 0, 1, 3, ExpectedResult = true)]
    [TestCase("1", 0, 7, 7, ExpectedResult = false)]
    [TestCase("0.3333", 2, 3333, 10000, ExpectedResult = false)]
    [TestCase("0.3333", 2, 3334, 10000, ExpectedResult = true)]
    [TestCase("0.3333", 2, 5, 15, ExpectedResult = true)]
    [TestCase("0.3334", 2, 5, 15, ExpectedResult = false)]
    [TestCase("0.1", 2, 3, 30, ExpectedResult = false)]
    [TestCase("0.29", 2, 29, 100, ExpectedResult = false)]
    [TestCase("0.57", 2, 57, 100, ExpectedResult = false)]
    [TestCase("0.58", 2, 58, 100, ExpectedResult = false)]
    [TestCase("0.7", 2, 7_000_000, 10_000_000, ExpectedResult = false)]
    [TestCase("0.7", 2, 7_000_001, 10_000_000, ExpectedResult = true)]
    public bool IsRecurrent_AtTheThreshold_IsExact(string threshold, int minimum, int named, int denominator) =>
        new RecurrenceRule(
            decimal.Parse(threshold, System.Globalization.CultureInfo.InvariantCulture),
            Denominator.ThemeRespondents,
            minimum
        ).IsRecurrent(named, denominator);

    [FsCheck.NUnit.Property]
    public bool IsRecurrent_AnyRule_AgreesWithItsDefinition(byte thresholdInPercent, byte minimum, byte named, byte denominator)
    {
        var percent = thresholdInPercent % 101;
        var rule = new RecurrenceRule(percent / 100m, Denominator.ThemeRespondents, minimum);

        var byDefinition = denominator > 0 && named * 100 > percent * denominator && named >= minimum;

        return rule.IsRecurrent(named, denominator) == byDefinition;
    }

    [FsCheck.NUnit.Property]
    public bool SmallestRecurrent_AnyRule_IsTheBoundary(byte thresholdInPercent, byte minimum, byte denominator)
    {
        var rule = new RecurrenceRule(thresholdInPercent % 101 / 100m, Denominator.ThemeRespondents, minimum);
        var smallest = rule.SmallestRecurrent(denominator + 1);

        return rule.IsRecurrent(smallest, denominator + 1) && !rule.IsRecurrent(smallest - 1, denominator + 1);
    }

    [TestCase("theme-respondents", ExpectedResult = Denominator.ThemeRespondents)]
    [TestCase("recommending", ExpectedResult = Denominator.Recommending)]
    [TestCase("responded", ExpectedResult = Denominator.Responded)]
    [TestCase("invited", ExpectedResult = Denominator.Invited)]
    [TestCase("Invited", ExpectedResult = null)]
    [TestCase("", ExpectedResult = null)]
    public Denominator? FindDenominator_Code_IsFoundExactly(string code) => RecurrenceRule.FindDenominator(code);
}
