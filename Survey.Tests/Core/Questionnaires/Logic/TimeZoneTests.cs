using Survey.Core.Questionnaires.Logic;

namespace Survey.Tests.Core.Questionnaires.Logic;

/// <summary>Dates in a time zone other than UTC: it is 01:30 on 11 October 2017, at UTC+05:30.</summary>
public sealed class TimeZoneTests
{
    private static readonly EvaluationContext Night = new(
        new DateTimeOffset(2017, 10, 10, 20, 0, 0, TimeSpan.Zero),
        TimeZoneInfo.CreateCustomTimeZone("ahead", new TimeSpan(5, 30, 0), "ahead", "ahead"));

    [TestCase("today()", ExpectedResult = "2017-10-11")]
    [TestCase("now()", ExpectedResult = "2017-10-11T01:30:00.000+05:30")]
    [TestCase("now() > today()", ExpectedResult = "true")]
    [TestCase("now() < today() + 1", ExpectedResult = "true")]
    [TestCase("date(now())", ExpectedResult = "2017-10-11")]
    [TestCase("decimal-time(now())", ExpectedResult = "0.0625")]
    [TestCase("decimal-date-time('1970-01-01')", ExpectedResult = "-0.22916666666666666")]
    [TestCase("date-time(decimal-date-time(today()) + 1)", ExpectedResult = "2017-10-12T00:00:00.000+05:30")]
    [TestCase("date('2017-10-10T20:00:00Z')", ExpectedResult = "2017-10-11")]
    [TestCase("'2017-10-10T20:00:00Z' = now()", ExpectedResult = "true")]
    [TestCase("format-date-time('2017-10-10T20:00:00Z', '%H:%M')", ExpectedResult = "01:30")]
    [TestCase("decimal-time('06:00')", ExpectedResult = "0.25")]
    [TestCase("date('0001-01-01')", ExpectedResult = "0001-01-01")]
    [TestCase("format-date('9999-12-31', '%Y-%m-%d')", ExpectedResult = "9999-12-31")]
    public string Work_AheadOfUniversalTime_GoesByTheClockOnTheWall(string text) => LogicForm.Work(text, LogicForm.Scope(Night));

    [TestCase("today()")]
    [TestCase("now()")]
    [TestCase("date(today() + 1)")]
    public void Work_NobodySaidWhen_Fails(string text) =>
        LogicForm.Work(text, LogicForm.Scope(EvaluationContext.Timeless)).ShouldBe("<failed>");
}
