using Survey.Core.Problems;
using Survey.Core.Rounds;
using Survey.Tests.Support;

namespace Survey.Tests.Core.Rounds;

public sealed class AsOfDayTests
{
    private static readonly DateOnly Today = new(2017, 9, 1);

    [TestCase("2017-06-26", "2017-06-26")]
    [TestCase("26 June 2017", "2017-06-26")]
    [TestCase("2017-09-01", "2017-09-01")]
    [TestCase("2017-06-01", "2017-06-01")]
    public void Read_DayOfTheRound_IsIt(string text, string day)
    {
        var problems = new ProblemLog();

        AsOfDay.Read(text, SampleRound.Read("grcp7").Round, Today, Place.OfFile("query"), problems).ShouldBe(DateOnly.Parse(day, null));
        problems.Problems.ShouldBeEmpty();
    }

    [TestCase("2017-09-02", "day-outside-round", "The day 2017-09-02 is in the future. Today is 2017-09-01.")]
    [TestCase("2017-05-31", "day-outside-round", "On 2017-05-31 nobody could answer yet. The round opened on 2017-06-01.")]
    [TestCase("2017-02-30", "date-invalid", null)]
    [TestCase("yesterday", "date-invalid", null)]
    public void Read_NoDayOfTheRound_SaysWhy(string text, string code, string? message)
    {
        var problems = new ProblemLog();

        AsOfDay.Read(text, SampleRound.Read("grcp7").Round, Today, Place.OfFile("query"), problems).ShouldBeNull();

        var problem = problems.Problems.Single();
        problem.Code.ShouldBe(code);
        if (message is not null)
        {
            problem.InEnglish().ShouldContain(message);
        }
    }
}
