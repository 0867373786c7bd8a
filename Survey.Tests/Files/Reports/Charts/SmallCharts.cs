using Survey.Core.Languages;
using Survey.Files.Reports.Charts;

namespace Survey.Tests.Files.Reports.Charts;

/// <summary>A small chart of each kind, with round figures.</summary>
internal static class SmallCharts
{
    /// <summary>Two themes in two regions.</summary>
    public static Chart Bars { get; } = new(
        "themes",
        ChartKind.Bars,
        "Respondents by theme and region",
        "Small, answers up to 1 March 2024, 3 of 4 organizations",
        "Theme",
        ["1 Water", "2 Land & sea"],
        [
            new("North", [new(4, "4"), new(1, "1")]),
            new("South", [new(2, "2"), new(0, "0")]),
        ],
        Language.English)
    {
        Description = "Bar chart.",
    };

    /// <summary>A scale of seven, so that one series is hatched; the second question has no answers.</summary>
    public static Chart Stack { get; } = Bars with
    {
        Code = "scale",
        Kind = ChartKind.Stack,
        Categories = ["How useful?", "How easy?"],
        Series = [.. Enumerable.Range(1, 7).Select(step => new ChartSeries($"{step}", [new(step == 7 ? 4 : 1, $"{step}"), new(0, "0")]))],
    };

    /// <summary>Two elements in two regions, one of them recurrent.</summary>
    public static Chart Dots { get; } = Bars with
    {
        Code = "recurrence",
        Kind = ChartKind.Dots,
        Categories = ["(a) Rights", "(b) Data"],
        Series =
        [
            new("North", [new(1, "4 of 4", IsMarked: true) { Brief = "4/4" }, new(0.25m, "1 of 4") { Brief = "1/4" }]),
            new("South", [new(0, "0 of 2") { Brief = "" }, new(0.5m, "1 of 2") { Brief = "1/2" }]),
        ],
        HasShares = true,
        Marks = ("Recurrent", "Named, but not recurrent"),
    };

    /// <summary>A chart whose texts nobody would write, except to do harm.</summary>
    public static Chart Hostile { get; } = Bars with
    {
        Code = "hostile",
        Title = "</title><script>alert(1)</script>\u0000\u001b[31m" + new string('W', 5000),
        Source = "\u202Eesrever & <b>\uFFFF",
        Categories = [new string('x', 40_000), "\ud800 half a pair", ""],
        Series = [new("=1+1\r\n<svg onload=x>", [new(1, "\u0001"), new(2, "2"), new(decimal.MaxValue / 2, "1e28")])],
    };

    /// <summary>The same kinds in Arabic.</summary>
    public static Chart InArabic(Chart chart) => chart with { In = Language.Get("ar"), Title = "المجيبون حسب المحور" };
}
