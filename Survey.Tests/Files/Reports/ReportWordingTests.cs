using System.Globalization;
using Survey.Core.Languages;
using Survey.Core.Reading;
using Survey.Core.Rounds;
using Survey.Files.Reports;
using Survey.Tests.Support;

namespace Survey.Tests.Files.Reports;

public sealed class ReportWordingTests
{
    private static readonly Round Minimal = SampleRound.Read("minimal").Round;

    [TestCase("en", "6 of 7 (86\u00A0%)")]
    [TestCase("fr", "6 sur 7 (86\u202f%)")]
    [TestCase("es", "6 de 7 (86\u00a0%)")]
    [TestCase("ru", "6 из 7 (86\u00a0%)")]
    [TestCase("ar", "6 من 7 (86\u00a0%)")]
    public void OutOfWithShare_PartAndWhole_AreInTheLanguage(string language, string expected) =>
        In(language).OutOfWithShare(6, 7).ShouldBe(expected);

    [Test]
    public void OutOfWithShare_NoWhole_HasNoShare() => In("en").OutOfWithShare(0, 0).ShouldBe("0 of 0");

    [TestCase("ru", 1, "1 ответ")]
    [TestCase("ru", 22, "22 ответа")]
    [TestCase("ru", 111, "111 ответов")]
    [TestCase("ru", 21_001, "21\u00a0001 ответ")]
    [TestCase("ar", 0, "لا ردود")]
    [TestCase("ar", 1, "رد واحد")]
    [TestCase("ar", 2, "ردان")]
    [TestCase("ar", 103, "103 ردود")]
    [TestCase("ar", 1_011, "1,011 ردًا")]
    [TestCase("fr", 0, "0 réponse")]
    [TestCase("es", 1_200, "1.200 respuestas")]
    public void Count_ANumber_HasThePluralFormAndSignsOfTheLanguage(string language, int count, string expected) =>
        In(language).Count("responses", count).ShouldBe(expected);

    [TestCase("en", "2019.5", "2019.5")]
    [TestCase("ru", "2019.5", "2019,5")]
    public void Number_OfAnAnswer_IsNotGrouped(string language, string number, string expected) =>
        In(language).Number(decimal.Parse(number, CultureInfo.InvariantCulture)).ShouldBe(expected);

    [TestCase("fr", "Forêt")]
    [TestCase("ru", "Forest")]
    [TestCase("ar", "Forest")]
    public void Of_AText_IsInTheLanguageOrElseInTheDefaultLanguage(string language, string expected) =>
        In(language).Of(LocalizedText.Of([new("fr", "Forêt"), new("en", "Forest")])).ShouldBe(expected);

    [Test]
    public void In_NoLanguage_IsThatOfTheRound() => new ReportWording(Minimal).In.Tag.ShouldBe("en");

    [TestCase("en", "Lake; Ridge, Hill")]
    [TestCase("fr", "Lake\u00a0; Ridge, Hill")]
    [TestCase("ar", "\u2068Lake\u2069؛ \u2068Ridge, Hill\u2069")]
    public void ListNames_Names_AreSeparatedByTheLanguagesSemicolon(string language, string expected) =>
        In(language).ListNames(new[] { "Lake", "Ridge, Hill" }).ShouldBe(expected);

    [TestCase("en", "none")]
    [TestCase("fr", "néant")]
    public void ListNames_NoNames_IsNone(string language, string expected) =>
        In(language).ListNames(Array.Empty<string>()).ShouldBe(expected);

    private static ReportWording In(string language) => new(Minimal, Language.Get(language));
}
