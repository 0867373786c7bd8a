using Survey.Core.Languages;
using Survey.Files.Workbooks;

namespace Survey.Files.Reports.Charts;

// Labels stand above their bars, so that a chart needs no column for them: it can be as narrow as a telephone, in any language.

/// <summary>Lays out a chart: the shapes that SVG and PNG draw.</summary>
internal sealed class ChartLayout
{
    /// <summary>Size of text.</summary>
    public const double TextSize = 14;

    /// <summary>Size of figures and notes.</summary>
    public const double SmallSize = 12.5;

    /// <summary>Size of the title of a file.</summary>
    public const double TitleSize = 17;

    /// <summary>The least width of a chart that stretches: that of a telephone.</summary>
    public const double LeastWidth = 300;

    /// <summary>The width of a file, without its margins.</summary>
    public const double FileWidth = 688;

    // Behind the longest bar there is room for its figure.
    private const double LongestBar = 0.7;
    private const double LineHeight = 19;
    private const double LabelWidth = 300;
    private const double DotLabelWidth = 230;
    private const double DotRadius = 9;
    private const double DotColumn = 84;
    private const double NumberedColumn = 46;
    private const int MostNamedColumns = 6;

    // In characters, of the text that a program shows beside a line that was cut.
    private const int MostTipLength = 300;

    // A narrower part of a stack has no room for its figure.
    private const double LeastLabelledShare = 0.07;

    private readonly Chart _chart;
    private readonly bool _isFile;
    private readonly List<ChartShape> _shapes = [];
    private double _y;

    private ChartLayout(Chart chart, bool isFile)
    {
        _chart = chart;
        _isFile = isFile;
    }

    /// <summary>Lays out a chart.</summary>
    /// <param name="chart">The chart; not empty.</param>
    /// <param name="isFile">True for a picture of its own, with title and source; false within a page, which has them around it.</param>
    public static ChartFigure Of(Chart chart, bool isFile) => new ChartLayout(chart, isFile).LayOut();

    private ChartFigure LayOut()
    {
        var width = _chart.Kind == ChartKind.Dots ? DotsWidth : LeastWidth;
        width = _isFile ? Math.Max(width, FileWidth) : width;
        if (_isFile)
        {
            WriteLines(_chart.Title, width, TitleSize, mostLines: 4, isStrong: true);
            _y += 8;
        }

        switch (_chart.Kind)
        {
            case ChartKind.Bars:
                DrawBars();
                break;
            case ChartKind.Stack:
                DrawStack();
                break;
            case ChartKind.Dots:
                DrawDots();
                break;
            default:
                throw new InvalidOperationException($"No kind {_chart.Kind}.");
        }

        if (_isFile)
        {
            _y += 8;
            WriteLines(_chart.Source, width, SmallSize, mostLines: 4);
        }

        return new ChartFigure(width, Math.Ceiling(_y + 4), !_isFile && _chart.Kind != ChartKind.Dots, _shapes);
    }

    private double ColumnsWidth => _chart.Series.Count * ColumnWidth;

    private double DotsWidth => DotLabelWidth + ColumnsWidth;

    // A file has room for longer labels.
    private double LabelColumnWidth => _isFile ? Math.Max(DotLabelWidth, FileWidth - ColumnsWidth) : DotLabelWidth;

    private bool HasNumberedColumns => _chart.Series.Count > MostNamedColumns;

    private double ColumnWidth => HasNumberedColumns ? NumberedColumn : DotColumn;

    private void DrawBars()
    {
        var isGrouped = _chart.Series.Count > 1;
        if (isGrouped)
        {
            WriteLegend();
        }

        var largest = _chart.HasShares ? 1 : Math.Max(1, _chart.Series.SelectMany(series => series.Values).Max(value => value.Number));
        var height = isGrouped ? 13 : 17;
        foreach (var (category, index) in _chart.Categories.Select((name, index) => (name, index)))
        {
            WriteLines(category, LabelWidth, TextSize, mostLines: 3);
            _y += 4;
            foreach (var (series, position) in _chart.Series.Select((series, position) => (series, position)))
            {
                var value = series.Values[index];
                var length = (double)(value.Number / largest) * LongestBar;
                if (length > 0)
                {
                    _shapes.Add(new ChartBox(
                        default,
                        _y,
                        new Along(length, 0),
                        height,
                        isGrouped ? position : ChartPalette.Single));
                }

                _shapes.Add(new ChartText(new Along(length, 6), _y + height - 2.5, Plain(value.Brief)) { Size = SmallSize });
                _y += height + 2;
            }

            _y += 8;
        }
    }

    private void DrawStack()
    {
        const double Height = 22;
        WriteLegend();
        for (var index = 0; index < _chart.Categories.Count; index++)
        {
            WriteLines(_chart.Categories[index], LabelWidth, TextSize, mostLines: 3);
            _y += 4;
            var whole = _chart.Series.Sum(series => series.Values[index].Number);
            var start = 0.0;
            for (var position = 0; whole > 0 && position < _chart.Series.Count; position++)
            {
                var value = _chart.Series[position].Values[index];
                var share = (double)(value.Number / whole);
                if (share > 0)
                {
                    _shapes.Add(new ChartBox(new Along(start, 0), _y, new Along(share, 0), Height, position));
                }

                if (share >= LeastLabelledShare)
                {
                    _shapes.Add(new ChartText(new Along(start + (share / 2), 0), _y + Height - 6, Plain(value.Brief))
                    {
                        Anchor = ChartAnchor.Middle,
                        Size = SmallSize,
                        On = position,
                    });
                }

                start += share;
            }

            if (whole == 0)
            {
                _shapes.Add(new ChartText(default, _y + Height - 6, "–") { Size = SmallSize });
            }

            _y += Height + 10;
        }
    }

    private void DrawDots()
    {
        const double KeyRadius = 6;
        if (_chart.Marks is { } marks)
        {
            foreach (var (text, isFilled) in new[] { (marks.Marked, true), (marks.Unmarked, false) })
            {
                _shapes.Add(new ChartDot(new Along(0, 8), _y + 10, KeyRadius, isFilled));
                WriteLines(text, LabelWidth, SmallSize, mostLines: 2, indent: 22);
            }

            _y += 6;
        }

        WriteColumnHeads();
        for (var index = 0; index < _chart.Categories.Count; index++)
        {
            _shapes.Add(new ChartRule(_y));
            var top = _y;
            _y += 3;
            WriteLines(_chart.Categories[index], LabelColumnWidth - 12, TextSize, mostLines: 2);
            _y = Math.Max(_y + 5, top + 26);
            var middle = (top + _y) / 2;
            for (var position = 0; position < _chart.Series.Count; position++)
            {
                DrawDot(_chart.Series[position].Values[index], StartOf(position), middle);
            }
        }
    }

    private void DrawDot(ChartValue value, double start, double middle)
    {
        if (value.Number <= 0)
        {
            return;
        }

        var radius = Math.Max(2, DotRadius * Math.Sqrt((double)value.Number));
        var isAlone = value.Brief.Length == 0;
        _shapes.Add(new ChartDot(new Along(0, start + 12), middle, radius, value.IsMarked));
        if (!isAlone)
        {
            _shapes.Add(new ChartText(new Along(0, start + 25), middle + 4.5, Plain(value.Brief))
            {
                Size = HasNumberedColumns ? SmallSize - 2 : SmallSize,
                IsStrong = value.IsMarked,
            });
        }
    }

    private double StartOf(int column) => LabelColumnWidth + (column * ColumnWidth);

    /// <summary>The names of the columns above them; more than a few get numbers, which a list explains.</summary>
    private void WriteColumnHeads()
    {
        if (HasNumberedColumns)
        {
            foreach (var (series, index) in _chart.Series.Select((series, index) => (series, index)))
            {
                WriteLines($"{_chart.In.Write(index + 1L)}. {series.Name}", DotsWidth, SmallSize, mostLines: 3);
            }

            _y += 6;
        }

        var top = _y;
        var lowest = _y;
        foreach (var (series, index) in _chart.Series.Select((series, index) => (series, index)))
        {
            _y = top;
            WriteLines(
                HasNumberedColumns ? _chart.In.Write(index + 1L) : series.Name,
                ColumnWidth - 6,
                SmallSize,
                mostLines: 6,
                indent: StartOf(index) + (HasNumberedColumns ? 8 : 0));
            lowest = Math.Max(lowest, _y);
        }

        _y = lowest + 6;
    }

    private void WriteLegend()
    {
        foreach (var (series, position) in _chart.Series.Select((series, position) => (series, position)))
        {
            _shapes.Add(new ChartBox(default, _y + 2, new Along(0, 14), 14, position));
            WriteLines(series.Name, LabelWidth - 22, SmallSize, mostLines: 2, indent: 22);
        }

        _y += 8;
    }

    private void WriteLines(string text, double width, double size, int mostLines, bool isStrong = false, double indent = 0)
    {
        var whole = Plain(text);
        foreach (var line in Wrap(whole, _isFile ? width * 0.97 : width, size * (isStrong ? 1.08 : 1), mostLines))
        {
            _y += Math.Max(LineHeight * size / TextSize, size + 3);
            _shapes.Add(new ChartText(new Along(0, indent), _y - (size / 3), KeepDirection(line))
            {
                Size = size,
                IsStrong = isStrong,
                Whole = line.EndsWith('…') && !whole.EndsWith(line, StringComparison.Ordinal)
                    ? CellText.Cut(whole, MostTipLength, "…")
                    : null,
            });
        }
    }

    /// <summary>
    /// A line of a chart from right to left that is a name in Latin letters, set apart so that a sign at its end stays there. A code before
    /// a title stays first in the direction of the chart.
    /// </summary>
    private string KeepDirection(string line) =>
        char.IsLetter(line[0]) && !Language.HasRightToLeftLetters(line) ? _chart.In.Isolate(line) : line;

    /// <summary>Divides a text into lines; what does not fit the last one is cut.</summary>
    internal static IReadOnlyList<string> Wrap(string text, double width, double size, int mostLines)
    {
        var lines = new List<string>();
        var rest = text;
        while (rest.Length > 0 && lines.Count < mostLines)
        {
            var fits = CountFitting(rest, width, size);
            if (fits == rest.Length)
            {
                lines.Add(rest);
                return lines;
            }

            if (lines.Count == mostLines - 1)
            {
                lines.Add(CellText.Cut(rest, Math.Max(2, fits), "…"));
                return lines;
            }

            var end = rest.LastIndexOf(' ', fits) is var space and > 0 ? space : fits;
            lines.Add(rest[..end].TrimEnd());
            rest = rest[end..].TrimStart();
        }

        return lines;
    }

    /// <summary>The number of characters from the start that fit, at least 1; surrogate pairs stay whole.</summary>
    private static int CountFitting(string text, double width, double size)
    {
        var length = 0.0;
        for (var i = 0; i < text.Length; i++)
        {
            length += TextMeasure.GetLength(text.Substring(i, 1), size);
            if (length > width && i > 0)
            {
                return char.IsLowSurrogate(text[i]) && i > 1 ? i - 1 : i;
            }
        }

        return text.Length;
    }

    /// <summary>The text on one line, without characters that XML cannot hold.</summary>
    private static string Plain(string text) => CellText.Clean(text).ReplaceLineEndings(" ").Replace('\t', ' ').Trim();
}
