using System.Globalization;
using Survey.Core.Rounds;
using Survey.Tests.Support;

namespace Survey.Tests.Core.Rounds;

public sealed class RoundTests
{
    // The sample closes on 31 March.
    [TestCase(null, "2024-03-15", ExpectedResult = "2024-03-15")]
    [TestCase(null, "2024-03-31", ExpectedResult = "2024-03-31")]
    [TestCase(null, "2024-05-01", ExpectedResult = "2024-03-31")]
    [TestCase("2024-03-11", "2024-05-01", ExpectedResult = "2024-03-11")]
    [TestCase("2024-04-11", "2024-05-01", ExpectedResult = "2024-03-31")]
    public string GetLastDayCounted_StateAndMoment_IsAtMostTheLastDay(string? asOf, string producedAt) =>
        SampleRound.Read("minimal").Round
            .GetLastDayCounted(
                asOf is null ? null : DateOnly.Parse(asOf, CultureInfo.InvariantCulture),
                new DateTimeOffset(DateOnly.Parse(producedAt, CultureInfo.InvariantCulture), TimeOnly.MaxValue, TimeSpan.Zero))
            .ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    [Test]
    public void GetLastDayCounted_WithoutLastDay_IsTheDayOfTheReport() =>
        SampleRound.ReadChanged("minimal", (_, _, _, round) => round.Remove("closes")).Round
            .GetLastDayCounted(asOf: null, new DateTimeOffset(2024, 5, 1, 12, 0, 0, TimeSpan.Zero))
            .ShouldBe(new DateOnly(2024, 5, 1));

    [Test]
    public void Read_WrongAccessWithOpenSettings_IsTheOnlyProblem()
    {
        var minimal = SampleRound.Read("minimal").Round;

        var (_, problems) = RoundParsing.ReadJson(
            """
            {"code": "r", "questionnaire": "minimal", "framework": "minimal", "access": "opened", "open": {"purpose": "To know."}}
            """,
            value => RoundReader.Read(value, minimal.Frameworks, minimal.Directory, minimal.Questionnaire));

        problems.Select(problem => problem.Code).ShouldBe(["round-setting-unknown"]);
    }
}
