using System.Globalization;
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

        var noon = new DateTimeOffset(DateOnly.Parse(day, CultureInfo.InvariantCulture), new TimeOnly(12, 0), TimeSpan.Zero);
        return round.GetPhase(decision, noon);
    }

    [TestCase("2024-03-01T07:59:59Z", ExpectedResult = RoundPhase.Announced)]
    [TestCase("2024-03-01T08:00:00Z", ExpectedResult = RoundPhase.Collecting)]
    [TestCase("2024-04-01T00:59:59Z", ExpectedResult = RoundPhase.Collecting)]
    [TestCase("2024-04-01T01:00:00Z", ExpectedResult = RoundPhase.Closed)]
    public RoundPhase GetPhase_OpenRoundWithTimes_ChangesAtTheMoment(string moment)
    {
        var round = SampleRound.Read("minimal").Round with
        {
            Open = OpenSettings.Default with { OpensAt = OpenTime.Find("09:00+01:00"), ClosesAt = OpenTime.Find("20:00-05:00") },
        };

        return round.GetPhase(RoundDecision.Published, DateTimeOffset.Parse(moment, CultureInfo.InvariantCulture));
    }

    [TestCase("18:00+01:00")]
    [TestCase("00:00Z")]
    [TestCase("23:59-09:30")]
    public void Find_TimeWithOffset_IsWrittenAsItWasRead(string text) => OpenTime.Find(text)!.ToString().ShouldBe(text);

    [TestCase("18:00")]
    [TestCase("6 pm")]
    [TestCase("24:00Z")]
    [TestCase("18:00+1:00")]
    [TestCase("18:00+0100")]
    [TestCase("18:00 +01:00")]
    [TestCase("18:00+15:00")]
    [TestCase("")]
    public void Find_AnythingElse_IsNone(string text) => OpenTime.Find(text).ShouldBeNull();
}
