using System.Xml.Linq;
using Survey.Files.Reports.Charts;

namespace Survey.Tests.Files.Reports.Charts;

/// <summary>Charts as SVG: on pages and as files.</summary>
public sealed class ChartSvgTests
{
    private static readonly XNamespace Svg = "http://www.w3.org/2000/svg";

    private static IEnumerable<TestCaseData> Kinds =>
        new[] { SmallCharts.Bars, SmallCharts.Stack, SmallCharts.Dots }
            .Select(chart => new TestCaseData(chart).SetArgDisplayNames(chart.Code));

    [TestCaseSource(nameof(Kinds))]
    public void ToElement_EachKind_IsTheApprovedDrawing(Chart chart) =>
        XElement.Parse(ChartSvg.ToElement(chart)).ToString().ShouldMatchApproved(options =>
            options.WithDiscriminator(chart.Code).WithFileExtension("svg").NoDiff());

    [TestCaseSource(nameof(Kinds))]
    public void Write_EachKind_HasTitleDescriptionAndAllItsTexts(Chart chart)
    {
        var svg = Read(chart);

        svg.Element(Svg + "title")!.Value.ShouldBe(chart.Title);
        svg.Element(Svg + "desc")!.Value.ShouldBe($"{chart.Description} {chart.Source}");
        svg.Attribute("aria-labelledby")!.Value.ShouldBe(svg.Element(Svg + "title")!.Attribute("id")!.Value);
        svg.Attribute("role")!.Value.ShouldBe("group", "a picture would hide its texts from screen readers");
        var texts = svg.Elements(Svg + "text").Select(text => text.Value).ToList();
        texts.ShouldContain(chart.Title);
        texts.ShouldContain(chart.Source);
        chart.Categories.ShouldBeSubsetOf(texts);
        chart.Series.Select(series => series.Name).ShouldBeSubsetOf(texts);
    }

    [Test]
    public void ToElement_Bars_AreAsLongAsTheirNumbers()
    {
        var lengths = XElement.Parse(ChartSvg.ToElement(SmallCharts.Bars)).Elements("rect")
            .Select(bar => bar.Attribute("width")!.Value)
            .Where(width => width.EndsWith('%'))
            .Select(width => double.Parse(width.TrimEnd('%'), System.Globalization.CultureInfo.InvariantCulture))
            .ToList();

        lengths.Select(length => length / lengths.Max()).ShouldBe([1, 0.5, 0.25], tolerance: 0.001);
    }

    [Test]
    public void ToElement_Arabic_BeginsAtTheRight()
    {
        var svg = XElement.Parse(ChartSvg.ToElement(SmallCharts.InArabic(SmallCharts.Bars)));

        svg.Attribute("direction")!.Value.ShouldBe("rtl");
        var bars = svg.Elements("rect").Where(bar => bar.Attribute("width")!.Value.EndsWith('%')).ToList();
        bars.ShouldAllBe(bar => Percent(bar, "x") + Percent(bar, "width") == 100);
    }

    [TestCase(ChartKind.Bars)]
    [TestCase(ChartKind.Stack)]
    [TestCase(ChartKind.Dots)]
    public void Write_HostileTexts_StayTexts(ChartKind kind)
    {
        var svg = Read(SmallCharts.Hostile with { Kind = kind });
        var onPage = XElement.Parse(ChartSvg.ToElement(SmallCharts.Hostile with { Kind = kind }));

        svg.Descendants().Concat(onPage.Descendants()).Select(element => element.Name.LocalName).Distinct()
            .ShouldBeSubsetOf(["title", "desc", "rect", "path", "text", "circle", "pattern"]);
        svg.Descendants(Svg + "text").Nodes().OfType<XText>().ShouldAllBe(text => text.Value.Length < 200);
        svg.Descendants(Svg + "text").Elements(Svg + "title").ShouldNotBeEmpty();
        svg.Descendants(Svg + "text").Elements(Svg + "title").ShouldAllBe(text => text.Value.Length <= 300);
    }

    [Test]
    public void ToElement_LatinNamesInArabic_KeepTheirLastSign()
    {
        var chart = SmallCharts.InArabic(SmallCharts.Bars) with
        {
            Categories = ["Session 1: Protection", "(4) Legal identity", "هوية قانونية"],
            Series = [new ChartSeries("العدد", [.. Enumerable.Repeat(new ChartValue(1, "1"), 3)])],
        };

        XElement.Parse(ChartSvg.ToElement(chart)).Elements("text").Select(text => text.Value).Where(text => text != "1")
            .ShouldBe(["\u2068Session 1: Protection\u2069", "(4) Legal identity", "هوية قانونية"]);
    }

    [Test]
    public void ToElement_LongNamesOfColumns_AreWholeOrHaveTheirTextBeside()
    {
        const string Name = "Latin America, the Caribbean and the small island developing States of the Atlantic";
        var dots = SmallCharts.Hostile with
        {
            Kind = ChartKind.Dots,
            Categories = ["One"],
            Series = [.. Enumerable.Range(0, 8).Select(_ => new ChartSeries(Name, [new ChartValue(1, "1")]))],
        };

        var numbered = XElement.Parse(ChartSvg.ToElement(dots));
        var named = XElement.Parse(ChartSvg.ToElement(dots with { Series = [.. dots.Series.Take(3)] }));

        string.Join(' ', numbered.Elements("text").Select(text => text.Value)).ShouldContain($"8. {Name}");
        named.Elements("text").Elements("title").Select(title => title.Value).ShouldBe([Name, Name, Name]);
    }

    [Test]
    public void Wrap_LongText_KeepsWordsAndCutsTheLastLine()
    {
        ChartLayout.Wrap("one two three four five six", width: 60, size: 14, mostLines: 2).ShouldBe(["one two", "three fou…"]);
        ChartLayout.Wrap("short", width: 60, size: 14, mostLines: 2).ShouldBe(["short"]);
        ChartLayout.Wrap("", width: 60, size: 14, mostLines: 2).ShouldBeEmpty();
    }

    private static double Percent(XElement element, string attribute) =>
        double.Parse(element.Attribute(attribute)!.Value.TrimEnd('%'), System.Globalization.CultureInfo.InvariantCulture);

    private static XElement Read(Chart chart)
    {
        using var file = new MemoryStream();
        ChartSvg.Write(chart, file);
        file.Position = 0;
        return XElement.Load(file);
    }
}
