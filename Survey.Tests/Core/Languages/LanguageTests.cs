using System.Globalization;
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

    [TestCase("fr", "1er juin 2017")]
    [TestCase("es", "1 de junio de 2017")]
    public void Write_FirstOfAMonth_MayHaveAFormOfItsOwn(string language, string expected) =>
        Language.Get(language).Write(new DateOnly(2017, 6, 1)).ShouldBe(expected);

    [TestCase("en", "1,234,567")]
    [TestCase("fr", "1\u202f234\u202f567")]
    [TestCase("es", "1.234.567")]
    [TestCase("ru", "1\u00a0234\u00a0567")]
    [TestCase("ar", "1,234,567")]
    public void Write_ACount_HasItsThousandsSetApart(string language, string expected) =>
        Language.Get(language).Write(1_234_567L).ShouldBe(expected);

    [TestCase("en", "2019", "2019")]
    [TestCase("en", "1234567.50", "1234567.5")]
    [TestCase("fr", "2019.5", "2019,5")]
    [TestCase("ru", "-0.25", "-0,25")]
    [TestCase("ar", "2019", "2019")]
    public void Write_ANumberOfAnAnswer_IsNotGroupedSinceItMayBeAYear(string language, string number, string expected) =>
        Language.Get(language).Write(decimal.Parse(number, CultureInfo.InvariantCulture)).ShouldBe(expected);

    [TestCase("en", "0.856", 0, "86\u00A0%")]
    [TestCase("fr", "0.5", 1, "50,0\u202f%")]
    [TestCase("es", "0.125", 0, "13\u00a0%")]
    [TestCase("ru", "1", 0, "100\u00a0%")]
    [TestCase("ar", "0.004", 1, "0.4\u00a0%")]
    public void WritePercent_AShare_HasTheSignsOfTheLanguage(string language, string share, int decimals, string expected) =>
        Language.Get(language).WritePercent(decimal.Parse(share, CultureInfo.InvariantCulture), decimals).ShouldBe(expected);

    [TestCase("en", "c h n", "c, h and n")]
    [TestCase("en", "c", "c")]
    [TestCase("en", "", "")]
    [TestCase("fr", "c h", "c et h")]
    [TestCase("es", "c h n", "c, h y n")]
    [TestCase("es", "c h i", "c, h e i")]
    [TestCase("es", "Ghana India", "Ghana e India")]
    [TestCase("es", "agua hielo", "agua y hielo")]
    [TestCase("ru", "c h n", "c, h и n")]
    [TestCase("ar", "مصر تونس", "مصر وتونس")]
    public void WriteWithAnd_AList_IsOneOfASentence(string language, string items, string expected) =>
        Language.Get(language).WriteWithAnd(items.Split(' ', StringSplitOptions.RemoveEmptyEntries)).ShouldBe(expected);

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
