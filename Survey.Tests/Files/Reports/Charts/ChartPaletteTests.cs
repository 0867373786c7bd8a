using System.Globalization;
using Survey.Files.Reports.Charts;

namespace Survey.Tests.Files.Reports.Charts;

/// <summary>The colours of charts, by the contrast of WCAG 2.2. Contrast depends on lightness alone, as does print in grey.</summary>
public sealed class ChartPaletteTests
{
    private const string DarkPage = "13191C";

    [Test]
    public void Fills_NextToEachOther_DifferInGrey()
    {
        var fills = ChartPalette.Fills;

        fills.Zip(fills.Skip(1), (one, next) => Contrast(one, next)).ShouldAllBe(contrast => contrast >= 1.4);
        fills.Select(Luminance).ShouldBeInOrder();
    }

    [Test]
    public void Text_OnEachFill_HasAContrastOfFourAndAHalf() =>
        Enumerable.Range(0, ChartPalette.MostSeries)
            .Select(series => Contrast(ChartPalette.TextOn(series), ChartPalette.FillOf(series)))
            .ShouldAllBe(contrast => contrast >= 4.5);

    [TestCase("FFFFFF")]
    [TestCase(DarkPage)]
    public void Single_OnAPage_HasAContrastOfThree(string page) =>
        Contrast(ChartPalette.FillOf(ChartPalette.Single), page).ShouldBeGreaterThanOrEqualTo(3);

    [Test]
    public void Fills_OfALongScale_AreHatchedTheSecondTime()
    {
        var looks = Enumerable.Range(0, ChartPalette.MostSeries)
            .Select(series => (ChartPalette.FillOf(series), ChartPalette.IsHatched(series)))
            .ToList();

        looks.ShouldBeUnique();
    }

    private static double Contrast(string one, string other)
    {
        var (lighter, darker) = (Math.Max(Luminance(one), Luminance(other)), Math.Min(Luminance(one), Luminance(other)));
        return (lighter + 0.05) / (darker + 0.05);
    }

    private static double Luminance(string color)
    {
        double[] parts =
        [
            .. Enumerable.Range(0, 3)
                .Select(part => int.Parse(color.AsSpan(part * 2, 2), NumberStyles.HexNumber, CultureInfo.InvariantCulture) / 255.0)
                .Select(part => part <= 0.03928 ? part / 12.92 : Math.Pow((part + 0.055) / 1.055, 2.4)),
        ];
        return (0.2126 * parts[0]) + (0.7152 * parts[1]) + (0.0722 * parts[2]);
    }
}
