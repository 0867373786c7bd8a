using Survey.Core.Languages;

namespace Survey.Tests.Core.Languages;

public sealed class LanguageTests
{
    [TestCase("en", 1, "one")]
    [TestCase("en", 0, "other")]
    [TestCase("fr", 0, "one")]
    [TestCase("fr", 2, "other")]
    [TestCase("es", 0, "other")]
    [TestCase("ru", 21, "one")]
    [TestCase("ru", 11, "other")]
    [TestCase("ru", 22, "few")]
    [TestCase("ru", 112, "other")]
    [TestCase("ar", 0, "zero")]
    [TestCase("ar", 2, "two")]
    [TestCase("ar", 103, "few")]
    [TestCase("ar", 11, "other")]
    public void GetPluralForm_ANumber_IsItsForm(string language, int count, string expected) =>
        Language.Get(language).GetPluralForm(count).ShouldBe(expected);

    [TestCase("n % 10 = 2..4 and n % 100 != 12..14", 22, true)]
    [TestCase("n % 10 = 2..4 and n % 100 != 12..14", 12, false)]
    [TestCase("n = 0 or n % 100 = 2..10, 15", 115, true)]
    [TestCase("n = 0 or n % 100 = 2..10, 15", 1, false)]
    public void Holds_ANumber_FollowsTheRule(string rule, int number, bool expected) =>
        PluralRule.Read(rule).Holds(number).ShouldBe(expected);

    [TestCase("")]
    [TestCase("n is 1")]
    [TestCase("n % 10 = few")]
    public void Read_NotARule_SaysSo(string rule) => Should.Throw<FormatException>(() => PluralRule.Read(rule));

    [TestCase("en", "26 June 2017")]
    [TestCase("fr", "26 juin 2017")]
    [TestCase("es", "26 de junio de 2017")]
    [TestCase("ru", "26 июня 2017")]
    [TestCase("ar", "26 يونيو 2017")]
    public void Write_ADay_IsInWords(string language, string expected) =>
        Language.Get(language).Write(new DateOnly(2017, 6, 26)).ShouldBe(expected);

    [TestCase("en", "1,234,567.5")]
    [TestCase("fr", "1\u202f234\u202f567,5")]
    [TestCase("es", "1.234.567,5")]
    [TestCase("ru", "1\u00a0234\u00a0567,5")]
    [TestCase("ar", "1,234,567.5")]
    public void Write_ANumber_HasTheSignsOfTheLanguage(string language, string expected) =>
        Language.Get(language).Write(1_234_567.5m).ShouldBe(expected);

    [Test]
    public void Months_EachLanguage_AreTwelve() => Language.All.ShouldAllBe(language => language.Months.Count == 12);

    [TestCase("fr-CH", "fr")]
    [TestCase("RU", "ru")]
    [TestCase("es_MX.UTF-8", "es")]
    [TestCase("C.UTF-8", null)]
    [TestCase("", null)]
    [TestCase(null, null)]
    public void Find_ATag_IsItsLanguageOrNone(string? tag, string? expected) => (Language.Find(tag)?.Tag).ShouldBe(expected);
}
