using Survey.Core.Analysis;
using Survey.Core.Languages;
using Survey.Core.Results;

namespace Survey.Files.Reports.Charts;

/// <summary>
/// What a chart shows, in one language. Pages (SVG), workbooks and documents (DrawingML) and pictures (PNG) draw the same description.
/// </summary>
/// <param name="Code">Its code, for addresses and names of files; unique among the charts of a report.</param>
/// <param name="Kind">How it is drawn.</param>
/// <param name="Title">Its title.</param>
/// <param name="Source">The line below it: where the figures come from.</param>
/// <param name="CategoryName">What the categories are, such as “Region”; heads the first column of its table.</param>
/// <param name="Categories">The rows, in order.</param>
/// <param name="Series">What is drawn for each category, in order; each has as many values as there are categories.</param>
/// <param name="In">The language of all its texts.</param>
public sealed record Chart(
    string Code,
    ChartKind Kind,
    string Title,
    string Source,
    string CategoryName,
    IReadOnlyList<string> Categories,
    IReadOnlyList<ChartSeries> Series,
    Language In)
{
    /// <summary>How to read it, for those who do not see it or see such a chart for the first time.</summary>
    public string Description { get; init; } = "";

    /// <summary>True if the numbers are shares, in the range [0, 1], and false if they are counts.</summary>
    public bool HasShares { get; init; }

    /// <summary>What a marked value is, and what one that is not marked; null if the chart marks none. Only for dots.</summary>
    public (string Marked, string Unmarked)? Marks { get; init; }

    /// <summary>True if there is nothing to draw.</summary>
    public bool IsEmpty => Categories.Count == 0 || Series.Count == 0;
}

/// <summary>How a chart is drawn.</summary>
public enum ChartKind
{
    /// <summary>A bar for each value; the bars of a category stand below each other.</summary>
    Bars,

    /// <summary>One bar for each category, divided by the series: all bars are equally long, whatever their sum.</summary>
    Stack,

    /// <summary>A table of dots: a row for each category, a column for each series. The area of a dot is its share.</summary>
    Dots,
}

/// <summary>The values of one series.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Values">One for each category of the chart, in their order.</param>
public sealed record ChartSeries(string Name, IReadOnlyList<ChartValue> Values);

/// <summary>One value of a chart.</summary>
/// <param name="Number">The length of a bar, the part of a stack, or the area of a dot; at least 0.</param>
/// <param name="Text">The figure in words, for the table: “6 of 7 (86 %)”.</param>
/// <param name="IsMarked">True for a value that the chart marks, such as a recurrent element.</param>
public sealed record ChartValue(decimal Number, string Text, bool IsMarked = false)
{
    /// <summary>What stands beside or inside the drawn value, where <see cref="Text"/> would be too long.</summary>
    public string Brief { get; init; } = Text;

    /// <summary>
    /// The record whose figure it is, a <see cref="RespondentGroup"/> or an <see cref="EntryCount"/>, so that a workbook can refer to its
    /// cell; null if no record has it.
    /// </summary>
    public object? Figure { get; init; }
}
