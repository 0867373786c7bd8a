using Survey.Files.Reports.Charts;

namespace Survey.Tests.Files.Reports.Charts;

/// <summary>Lines with letters of both directions, as pieces from left to right; ‹ marks one that is read from right to left.</summary>
public sealed class BidirectionalRunsTests
{
    [TestCase("Response rate 92 %", "Response rate 92 %")]
    [TestCase("معدل الاستجابة", "‹معدل الاستجابة")]
    [TestCase("92 %", "‹ %|92")]
    [TestCase("92%", "92%")]
    [TestCase("11 من 12 (92 %)", "‹ %)|92|‹ (|12|‹ من |11")]
    [TestCase("‎11 من 12", "12|‹ من |11")]
    [TestCase("نعم 1,5", "1,5|‹نعم ")]
    [TestCase("حتى 10/12/2017", "10/12/2017|‹حتى ")]
    [TestCase("\u2068IGAD RCP\u2069: 3 من 11", "11|‹ من |3|‹: |IGAD RCP")]
    [TestCase("GRCP 7: استقصاء", "‹: استقصاء|GRCP 7")]
    [TestCase("(ج) الحماية 3 + 12", "12|‹ + |3|‹(ج) الحماية ")]
    [TestCase("", "")]
    public void Of_LineInArabic_ComesFromLeftToRight(string text, string expected) =>
        Say(text, isRightToLeft: text.Length > 0 && !text.StartsWith('R')).ShouldBe(expected);

    [TestCase("Forum: منتدى 2", "Forum: |2|‹منتدى ")]
    [TestCase("\u2067منتدى 2\u2069 (3)", "2|‹منتدى | (3)")]
    public void Of_LineInEnglish_KeepsArabicTogether(string text, string expected) => Say(text, isRightToLeft: false).ShouldBe(expected);

    [Test]
    public void Of_AnyText_KeepsEveryCharacter()
    {
        const string Text = "\u2067\u2068 a ب 1 \u202E x \u2069 😀é";

        string.Concat(BidirectionalRuns.Of(Text, isRightToLeft: true).Select(run => run.Text)).Order()
            .ShouldBe(Text.Where(character => character is not ('\u2067' or '\u2068' or '\u2069' or '\u202E')).Order());
    }

    private static string Say(string text, bool isRightToLeft) =>
        string.Join('|', BidirectionalRuns.Of(text, isRightToLeft).Select(run => (run.IsRightToLeft ? "‹" : "") + run.Text));
}
