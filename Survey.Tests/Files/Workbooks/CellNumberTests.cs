using Survey.Files.Workbooks;

namespace Survey.Tests.Files.Workbooks;

/// <summary>Dates as workbooks store them: numbers of days, with a day that never was.</summary>
public sealed class CellNumberTests
{
    [TestCase("1", 0, "1900-01-01")]
    [TestCase("59", 0, "1900-02-28")]
    [TestCase("60", 0, "1900-02-29", Description = "no date; refused where a date is needed")]
    [TestCase("61", 0, "1900-03-01")]
    [TestCase("42912", 0, "2017-06-26")]
    [TestCase("31.5", 0, "1900-01-31T12:00:00")]
    [TestCase("0.5", 0, "12:00:00")]
    [TestCase("1", 1462, "1904-01-02")]
    [TestCase("60", 1462, "1904-03-01")]
    [TestCase("2958465", 0, "9999-12-31")]
    public void ToText_Date_IsTheOneThatExcelShows(string value, int daysLater, string expected) =>
        CellNumber.ToText(value, isDate: true, daysLater).ShouldBe(expected);
}
