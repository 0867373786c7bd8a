using Survey.Files.Workbooks;

namespace Survey.Tests.Files.Workbooks;

[TestFixture]
public sealed class CellTextTests
{
    [TestCase("plain", "plain")]
    [TestCase("tab\tand\nline", "tab\tand\nline")]
    [TestCase("windows\r\nmac\rend", "windows\nmac\nend")]
    [TestCase("bell\u0007", "bell\uFFFD")]
    [TestCase("none\uFFFE\uFFFF", "none\uFFFD\uFFFD")]
    [TestCase("earth \U0001F30D", "earth \U0001F30D")]
    public void Fit_Characters_AreThoseXmlHolds(string text, string expected) => CellText.Fit(text).ShouldBe(expected);

    [Test]
    public void Fit_HalfPairs_AreReplaced()
    {
        var text = new string(['a', '\uD83C', 'b', '\uDF0D', '\uD83C']);

        CellText.Fit(text).ShouldBe("a\uFFFDb\uFFFD\uFFFD");
    }

    [Test]
    public void Fit_TooLong_IsCutWithANote()
    {
        CellText.Fit(new string('x', CellText.MaxLength)).Length.ShouldBe(CellText.MaxLength);
        var cut = CellText.Fit(new string('x', CellText.MaxLength + 1));
        cut.Length.ShouldBe(CellText.MaxLength);
        cut.ShouldEndWith("x… (cut; the whole text: survey rows)");
    }
}
