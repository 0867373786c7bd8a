using Survey.Core.Rounds;
using Survey.Tests.Support;

namespace Survey.Tests.Core.Rounds;

public sealed class RoundPhasesTests
{
    // The sample opens on 1 March; the last day is one of the days on which it takes answers.
    [TestCase("2024-02-29", RoundDecision.Published, ExpectedResult = RoundPhase.Announced)]
    [TestCase("2024-03-01", RoundDecision.Published, ExpectedResult = RoundPhase.Collecting)]
    [TestCase("2024-03-31", RoundDecision.Published, ExpectedResult = RoundPhase.Collecting)]
    [TestCase("2024-04-01", RoundDecision.Published, ExpectedResult = RoundPhase.Closed)]
    [TestCase("2024-03-15", RoundDecision.Prepared, ExpectedResult = RoundPhase.Preparing)]
    [TestCase("2024-03-15", RoundDecision.Closed, ExpectedResult = RoundPhase.Closed)]
    public RoundPhase GetPhase_DayAndDecision_IsThePhase(string day, RoundDecision decision)
    {
        var round = SampleRound.Read("minimal").Round;
        (round.Opens, round.Closes).ShouldBe((new DateOnly(2024, 3, 1), new DateOnly(2024, 3, 31)));

        return round.GetPhase(decision, DateOnly.Parse(day, System.Globalization.CultureInfo.InvariantCulture));
    }
}
