using System.Globalization;
using Survey.Core.Languages;
using Survey.Core.Rounds;
using Survey.Files.Reports;
using Survey.Tests.Support;

namespace Survey.Tests.Files.Reports;

[TestFixture]
public sealed class RuleInWordsTests
{
    [TestCase(
        "0.5",
        Denominator.ThemeRespondents,
        2,
        "more than half (over 50\u00A0%) of the respondents addressing its theme there name it, and at least 2 do.")]
    [TestCase(
        "0.75",
        Denominator.Recommending,
        3,
        "more than three quarters (over 75\u00A0%) of the recommending respondents there name it, and at least 3 do.")]
    [TestCase("0.333", Denominator.Responded, 1, "more than 33.3\u00A0% of the respondents there name it.")]
    [TestCase("0", Denominator.Invited, 0, "any of the organizations invited there name it.")]
    public void Of_Rule_IsOneSentence(string threshold, Denominator denominator, int minimum, string expected)
    {
        var rule = new RecurrenceRule(decimal.Parse(threshold, CultureInfo.InvariantCulture), denominator, minimum);

        var round = SampleRound.Read("minimal").Round;

        RuleInWords.Of(rule, round.Framework, new ReportWording(round)).ShouldBe($"An element is recurrent in a region if {expected}");
    }

    [TestCase(
        "fr",
        "plus de la moitié (plus de 50\u202f%) des répondants de cette région qui abordent son thème le mentionnent, "
        + "et s’ils sont au moins 2.")]
    public void Of_RuleInALanguage_IsOneSentence(string language, string expected)
    {
        var round = SampleRound.Read("minimal").Round;

        RuleInWords.Of(round.Rule, round.Framework, new ReportWording(round, Language.Get(language)))
            .ShouldEndWith(expected);
    }
}
