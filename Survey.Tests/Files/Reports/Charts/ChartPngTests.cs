using SkiaSharp;
using Survey.Files.Reports.Charts;

namespace Survey.Tests.Files.Reports.Charts;

/// <summary>Charts as pictures, opened again.</summary>
public sealed class ChartPngTests
{
    [Test]
    public void IsAvailable_WhereFontsAreInstalled_True() => ChartPng.IsAvailable.ShouldBeTrue();

    [Test]
    public void Write_Bars_HasTheColoursOfItsSeries()
    {
        using var picture = Draw(SmallCharts.Bars);

        var (width, height) = ChartLayout.Of(SmallCharts.Bars, isFile: true).FileSize;
        picture.Width.ShouldBe((int)width * ChartPng.Scale);
        picture.Height.ShouldBe((int)height * ChartPng.Scale);
        Has(picture, ChartPalette.FillOf(0)).ShouldBeTrue();
        Has(picture, ChartPalette.FillOf(1)).ShouldBeTrue();
        Has(picture, ChartPalette.FillOf(3)).ShouldBeFalse();
    }

    [Test]
    public void Write_ScaleOfSeven_HasAllColoursAndHatching()
    {
        using var picture = Draw(SmallCharts.Stack);

        ChartPalette.Fills.ShouldAllBe(fill => Has(picture, fill));
    }

    [Test]
    public void Write_Dots_FillsTheMarkedOnes()
    {
        using var picture = Draw(SmallCharts.Dots);

        Has(picture, ChartPalette.FillOf(ChartPalette.Single)).ShouldBeTrue();
    }

    [Test]
    public void Write_Arabic_BeginsAtTheRight()
    {
        using var picture = Draw(SmallCharts.InArabic(SmallCharts.Bars));

        // The longest bar touches the margin at the right.
        var color = SKColor.Parse(ChartPalette.FillOf(0));
        var columns = Enumerable.Range(0, picture.Width)
            .Where(x => Enumerable.Range(0, picture.Height).Any(y => picture.GetPixel(x, y) == color))
            .ToList();
        columns.Max().ShouldBeGreaterThan(picture.Width - (20 * ChartPng.Scale));
        columns.Min().ShouldBeGreaterThan(picture.Width / 5);
    }

    [TestCase(ChartKind.Bars)]
    [TestCase(ChartKind.Stack)]
    [TestCase(ChartKind.Dots)]
    public void Write_HostileTexts_GivesAPicture(ChartKind kind)
    {
        using var picture = Draw(SmallCharts.Hostile with { Kind = kind });

        picture.Height.ShouldBeInRange(100, 4000);
    }

    private static SKBitmap Draw(Chart chart)
    {
        using var file = new MemoryStream();
        ChartPng.Write(chart, file);
        return SKBitmap.Decode(file.ToArray()).ShouldNotBeNull();
    }

    private static bool Has(SKBitmap picture, string color) => picture.Pixels.Contains(SKColor.Parse(color));
}
