using Survey.Core.Languages;
using Survey.Files.Workbooks;

namespace Survey.Tests.Files.Workbooks;

public sealed class NumberFormatCodeTests
{
    [TestCase("yyyy-mm-dd")]
    [TestCase("d mmmm yyyy;@")]
    [TestCase("[$-409]h:mm AM/PM")]
    [TestCase("[h]:mm:ss")]
    [TestCase("_-dd.mm.yyyy")]
    public void IsDate_Dates_Are(string format) => NumberFormatCode.IsDate(format).ShouldBeTrue();

    [TestCase("General")]
    [TestCase("0.00E+00")]
    [TestCase("#,##0_M_M_M")]
    [TestCase(@"_-* #,##0\ _D_M_-")]
    [TestCase("0*d")]
    [TestCase("0 \"days\"")]
    [TestCase("[Red]0")]
    [TestCase(@"0\d")]
    public void IsDate_Numbers_AreNot(string format) => NumberFormatCode.IsDate(format).ShouldBeFalse();

    [TestCase("en", 0, "0\"\u00A0\"%")]
    [TestCase("fr", 1, "0.0\"\u202F\"%")]
    [TestCase("ar", 0, "0\"\u00A0\"%")]
    public void Percent_EachLanguage_IsWrittenAsInTexts(string language, int decimals, string expected)
    {
        NumberFormatCode.Percent(Language.Get(language), decimals).ShouldBe(expected);
        NumberFormatCode.IsPercent(expected).ShouldBeTrue();
    }

    [TestCase("0%", true)]
    [TestCase("0.0 %", true)]
    [TestCase("0\\%", false)]
    [TestCase("0\"%\"", false)]
    [TestCase("0_%", false)]
    public void IsPercent_SignThatStandsForItself_Is(string format, bool expected) =>
        NumberFormatCode.IsPercent(format).ShouldBe(expected);
}
