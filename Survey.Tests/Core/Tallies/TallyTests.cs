using Survey.Core.Responses;
using Survey.Core.Results;
using Survey.Core.Rounds;
using Survey.Core.Tallies;
using Survey.Tests.Core.Results;
using Survey.Tests.Support;

namespace Survey.Tests.Core.Tallies;

public sealed class TallyTests
{
    private static readonly Round Numbers =
        SmallSurvey.Create("""{"type": "integer", "code": "n", "label": "N"}""", isOpen: true);

    [TestCase(256, true)]
    [TestCase(257, false)]
    public void HasAllValues_OfDifferentNumbers_UpToTheBound(int count, bool expected)
    {
        var stored = Store(Enumerable.Range(0, count).Aggregate(new Tally(Numbers), Add));

        stored.HasAllValues.ShouldBe(expected);
        stored.Responded.ShouldBe(count);
    }

    [Test]
    public void HasAllValues_ABoundPassedOnce_StaysFalse()
    {
        var tally = Enumerable.Range(0, 257).Aggregate(new Tally(Numbers), Add);
        for (var number = 0; number < 200; number++)
        {
            tally.Remove(Of(number));
        }

        // Values are missing, although the others would be few enough.
        Store(tally).HasAllValues.ShouldBeFalse();
        Add(Store(tally), 1).HasAllValues.ShouldBeFalse();
    }

    [Test]
    public void FindResults_ManyNumbersInSeveralTallies_AreComplete()
    {
        var all = new RoundTallies(Numbers);
        var part = TallyPart.Of("1", Numbers.Directory.Types[0]);
        for (var bucket = 0; bucket < 4; bucket++)
        {
            all.Merge(part, Store(Enumerable.Range(bucket * 200, 200).Aggregate(new Tally(Numbers), Add)));
        }

        all.FindResults(ResultSelection.All)!.Questions[0].Total.Numbers.ShouldBe(new NumberSummary(0, 799, 399.5m, 399.5m, 319_600));
    }

    [Test]
    public void FindResults_TooManyNumbers_GivesNone()
    {
        var all = new RoundTallies(Numbers);
        all.Merge(TallyPart.Of("1", Numbers.Directory.Types[0]), Store(Enumerable.Range(0, 300).Aggregate(new Tally(Numbers), Add)));

        all.FindResults(ResultSelection.All).ShouldBeNull();
        all.ToOverview(Numbers.Rule).Overall.Responded.Count.ShouldBe(300);
    }

    [TestCase("")]
    [TestCase("02")]
    [TestCase("01")]
    [TestCase("01FFFFFFFFFFFFFFFFFFFFFF")]
    public void Read_OtherBytes_GivesNone(string hex)
    {
        var tally = new Tally(Numbers);

        Tally.Read(Numbers, Convert.FromHexString(hex), tally.WriteResults()).ShouldBeNull();
        Tally.Read(Numbers, tally.WriteOverview(), Convert.FromHexString(hex)).ShouldBeNull();
        Tally.Read(Numbers, [.. tally.WriteOverview(), 0], tally.WriteResults()).ShouldBeNull();
    }

    [Test]
    public void Of_ResponseThatDoesNotCount_GivesNone()
    {
        var draft = Parse(1) with { State = ResponseState.Draft };

        TalliedResponse.Of(draft, ResponseDigest.Of(draft, Numbers), Numbers).ShouldBeNull();
    }

    private static Tally Add(Tally tally, int number)
    {
        tally.Add(Of(number));
        return tally;
    }

    private static Tally Store(Tally tally) => Tally.Read(Numbers, tally.WriteOverview(), tally.WriteResults())!;

    private static TalliedResponse Of(int number) =>
        TalliedResponse.Of(Parse(number), ResponseDigest.Of(Parse(number), Numbers), Numbers)!;

    private static Response Parse(int number) => RoundParsing.ParseResponse(
        Numbers,
        $$"""
        {"respondent": {"id": "r{{number}}", "type": "forum", "regions": []}, "state": "submitted", "answers": {"n": {{number}} } }
        """);
}
