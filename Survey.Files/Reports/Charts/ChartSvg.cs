using System.Globalization;
using System.Text;
using System.Xml;
using Survey.Files.Workbooks;

namespace Survey.Files.Reports.Charts;

/// <summary>
/// Writes a chart as SVG. Text stays text, so that the reader's own fonts shape it and screen readers read it. Within a page, outlines
/// and text have the colour of the page, light or dark.
/// </summary>
public static class ChartSvg
{
    private const string Namespace = "http://www.w3.org/2000/svg";
    private const string Fonts = "system-ui, 'Segoe UI', 'Noto Sans', 'Noto Sans Arabic', 'DejaVu Sans', Arial, sans-serif";

    /// <summary>The element to put into a page, as wide as its place if the chart can stretch.</summary>
    /// <param name="chart">The chart; not empty.</param>
    public static string ToElement(Chart chart)
    {
        var text = new StringBuilder();
        var settings = new XmlWriterSettings { ConformanceLevel = ConformanceLevel.Fragment, OmitXmlDeclaration = true };
        using (var xml = XmlWriter.Create(text, settings))
        {
            var figure = ChartLayout.Of(chart, isFile: false);
            xml.WriteStartElement("svg");
            xml.WriteAttributeString("class", "chart");
            xml.WriteAttributeString("width", figure.Stretches ? "100%" : Text(figure.Width));
            xml.WriteAttributeString("height", Text(figure.Height));
            new Writer(xml, chart, figure).WriteContent();
            xml.WriteEndElement();
        }

        return text.ToString();
    }

    /// <summary>Writes a file that shows the chart with its title and source, dark on white.</summary>
    /// <param name="chart">The chart; not empty.</param>
    /// <param name="output">A writable stream, which is left open.</param>
    public static void Write(Chart chart, Stream output)
    {
        var settings = new XmlWriterSettings { Encoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false) };
        using var xml = XmlWriter.Create(output, settings);
        var figure = ChartLayout.Of(chart, isFile: true);
        var (width, height) = figure.FileSize;
        xml.WriteStartElement("svg", Namespace);
        xml.WriteAttributeString("width", Text(width));
        xml.WriteAttributeString("height", Text(height));
        xml.WriteAttributeString("viewBox", $"{Text(-ChartFigure.Margin)} {Text(-ChartFigure.Margin)} {Text(width)} {Text(height)}");
        xml.WriteAttributeString("font-family", Fonts);
        xml.WriteAttributeString("color", $"#{ChartPalette.Ink}");
        new Writer(xml, chart, figure) { HasBackground = true }.WriteContent();
        xml.WriteEndElement();
    }

    private static string Text(double number) => number.ToString("0.##", CultureInfo.InvariantCulture);

    private sealed class Writer(XmlWriter xml, Chart chart, ChartFigure figure)
    {
        private readonly string _id = $"chart-{chart.Code}";

        public bool HasBackground { get; init; }

        public void WriteContent()
        {
            xml.WriteAttributeString("role", "group");
            xml.WriteAttributeString("aria-labelledby", $"{_id}-title");
            xml.WriteAttributeString("aria-describedby", $"{_id}-text");
            xml.WriteAttributeString("lang", chart.In.Tag);
            xml.WriteAttributeString("direction", chart.In.Direction);
            xml.WriteAttributeString("font-size", Text(ChartLayout.TextSize));
            xml.WriteAttributeString("fill", "currentColor");
            WriteName("title", $"{_id}-title", chart.Title);
            WriteName("desc", $"{_id}-text", $"{chart.Description} {chart.Source}");
            WritePatterns();
            if (HasBackground)
            {
                var edge = Text(-ChartFigure.Margin);
                Start("rect", ("x", edge), ("y", edge), ("width", "100%"), ("height", "100%"), ("fill", "#fff"));
                xml.WriteEndElement();
            }

            foreach (var shape in figure.Shapes)
            {
                Write(shape);
            }
        }

        private void WriteName(string element, string id, string text)
        {
            Start(element, ("id", id));
            xml.WriteString(CellText.Clean(text).Trim());
            xml.WriteEndElement();
        }

        private void WritePatterns()
        {
            var hatched = figure.Shapes.OfType<ChartBox>().Select(box => box.Series).OfType<int>().Where(ChartPalette.IsHatched).Distinct();
            foreach (var series in hatched.Order())
            {
                Start("pattern", ("id", PatternOf(series)), ("width", "6"), ("height", "6"), ("patternUnits", "userSpaceOnUse"));
                Start("rect", ("width", "6"), ("height", "6"), ("fill", $"#{ChartPalette.FillOf(series)}"));
                xml.WriteEndElement();
                Start("path", ("d", "M0 6L6 0"), ("stroke", $"#{ChartPalette.TextOn(series)}"));
                xml.WriteEndElement();
                xml.WriteEndElement();
            }
        }

        private void Write(ChartShape shape)
        {
            switch (shape)
            {
                case ChartBox box:
                    var left = ToLeft(box.X, box.Length);
                    Start("rect");
                    Place("x", left);
                    xml.WriteAttributeString("y", Text(box.Y));
                    xml.WriteAttributeString("width", Length(box.Length));
                    xml.WriteAttributeString("height", Text(box.Height));
                    xml.WriteAttributeString("fill", box.Series is { } series ? FillOf(series) : "none");
                    xml.WriteAttributeString("stroke", "currentColor");
                    break;
                case ChartDot dot:
                    Start("circle");
                    Place("cx", ToLeft(dot.X, default));
                    xml.WriteAttributeString("cy", Text(dot.Y));
                    xml.WriteAttributeString("r", Text(dot.Radius));
                    xml.WriteAttributeString("fill", dot.IsFilled ? FillOf(ChartPalette.Single) : "none");
                    xml.WriteAttributeString("stroke", "currentColor");
                    break;
                case ChartRule rule:
                    Start("path", ("d", $"M0 {Text(rule.Y)}H{Text(figure.Width)}"), ("stroke", "currentColor"), ("opacity", ".3"));
                    break;
                case ChartText text:
                    Start("text");
                    Place("x", ToLeft(text.X, default));
                    xml.WriteAttributeString("y", Text(text.Y));
                    WriteLook(text);
                    if (text.Whole is { } whole)
                    {
                        Start("title");
                        xml.WriteString(whole);
                        xml.WriteEndElement();
                    }

                    xml.WriteString(text.Text);
                    break;
                default:
                    throw new InvalidOperationException($"No shape {shape.GetType().Name}.");
            }

            xml.WriteEndElement();
        }

        private void WriteLook(ChartText text)
        {
            if (text.Size != ChartLayout.TextSize)
            {
                xml.WriteAttributeString("font-size", Text(text.Size));
            }

            if (text.IsStrong)
            {
                xml.WriteAttributeString("font-weight", "600");
            }

            if (text.Anchor != ChartAnchor.Start)
            {
                xml.WriteAttributeString("text-anchor", text.Anchor == ChartAnchor.Middle ? "middle" : "end");
            }

            if (text.On is { } series)
            {
                xml.WriteAttributeString("fill", $"#{ChartPalette.TextOn(series)}");
                if (ChartPalette.IsHatched(series))
                {
                    // An edge of the fill's own colour keeps the hatching away from the letters.
                    xml.WriteAttributeString("stroke", $"#{ChartPalette.FillOf(series)}");
                    xml.WriteAttributeString("stroke-width", "4");
                    xml.WriteAttributeString("paint-order", "stroke");
                }
            }
        }

        private string FillOf(int series) =>
            ChartPalette.IsHatched(series) ? $"url(#{PatternOf(series)})" : $"#{ChartPalette.FillOf(series)}";

        private string PatternOf(int series) => string.Create(CultureInfo.InvariantCulture, $"{_id}-{series}");

        /// <summary>The left edge of something that begins at a place along the line.</summary>
        private Along ToLeft(Along start, Along length) => chart.In.IsRightToLeft
            ? new Along(1 - start.Share - length.Share, -start.Offset - length.Offset)
            : start;

        // A number of pixels cannot be added to a percentage, but the shape can be moved.
        private void Place(string attribute, Along left)
        {
            var isShare = figure.Stretches && left.Share != 0;
            xml.WriteAttributeString(attribute, isShare ? $"{Text(left.Share * 100)}%" : Length(left));
            if (isShare && left.Offset != 0)
            {
                xml.WriteAttributeString("transform", $"translate({Text(left.Offset)})");
            }
        }

        private string Length(Along length) => figure.Stretches && length.Share != 0
            ? $"{Text(length.Share * 100)}%"
            : Text((length.Share * figure.Width) + length.Offset);

        private void Start(string element, params ReadOnlySpan<(string Name, string Value)> attributes)
        {
            if (HasBackground)
            {
                xml.WriteStartElement(element, Namespace);
            }
            else
            {
                xml.WriteStartElement(element);
            }

            foreach (var (name, value) in attributes)
            {
                xml.WriteAttributeString(name, value);
            }
        }
    }
}
