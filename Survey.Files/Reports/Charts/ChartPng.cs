using System.Globalization;
using HarfBuzzSharp;
using SkiaSharp;
using SkiaSharp.HarfBuzz;

namespace Survey.Files.Reports.Charts;

/// <summary>
/// Draws a chart as a picture (PNG), dark on white. HarfBuzz shapes its texts, with the fonts of the computer. On Linux it needs the
/// system's <c>libfontconfig</c>.
/// </summary>
public static class ChartPng
{
    /// <summary>Pixels of the picture for one pixel of the chart: sharp in print.</summary>
    public const int Scale = 2;

    private static readonly string[] Families = ["Noto Sans", "DejaVu Sans", "Segoe UI", "Liberation Sans", "Arial"];

    private static readonly Lazy<bool> Available = new(Try);

    private static readonly Lazy<string[]> Installed = new(() =>
        [.. Families.Intersect(SKFontManager.Default.FontFamilies, StringComparer.Ordinal)]);

    /// <summary>False if the computer lacks the libraries or has no font; then there are no pictures.</summary>
    public static bool IsAvailable => Available.Value;

    /// <summary>Writes the picture.</summary>
    /// <param name="chart">The chart; not empty.</param>
    /// <param name="output">A writable stream, which is left open.</param>
    public static void Write(Chart chart, Stream output)
    {
        var figure = ChartLayout.Of(chart, isFile: true);
        var (width, height) = figure.FileSize;
        using var bitmap = new SKBitmap((int)Math.Ceiling(width * Scale), (int)Math.Ceiling(height * Scale));
        using var canvas = new SKCanvas(bitmap);
        canvas.Clear(SKColors.White);
        canvas.Scale(Scale);
        canvas.Translate((float)ChartFigure.Margin, (float)ChartFigure.Margin);
        using var painter = new Painter(canvas, chart, figure);
        painter.Paint();
        using var data = bitmap.Encode(SKEncodedImageFormat.Png, 100);
        data.SaveTo(output);
    }

    private static bool Try()
    {
        try
        {
            using var blob = new Blob(0, 0, MemoryMode.ReadOnly);
            return SKFontManager.Default.FontFamilyCount > 0;
        }
        catch (Exception failure) when (failure is DllNotFoundException or TypeInitializationException or BadImageFormatException)
        {
            return false;
        }
    }

    private sealed class Painter(SKCanvas canvas, Chart chart, ChartFigure figure) : IDisposable
    {
        private readonly SKPaint _line = new()
        {
            Color = SKColor.Parse(ChartPalette.Ink),
            IsStroke = true,
            StrokeWidth = 1,
            IsAntialias = true,
        };

        private readonly SKPaint _fill = new() { IsAntialias = true };
        private readonly Dictionary<(string Family, bool IsStrong), (SKTypeface Typeface, SKShaper Shaper, SKFont Font)> _fonts = [];

        public void Paint()
        {
            foreach (var shape in figure.Shapes)
            {
                switch (shape)
                {
                    case ChartBox box:
                        Paint(box);
                        break;
                    case ChartDot dot:
                        Paint(dot);
                        break;
                    case ChartRule rule:
                        _line.Color = _line.Color.WithAlpha(80);
                        canvas.DrawLine(0, (float)rule.Y, (float)figure.Width, (float)rule.Y, _line);
                        _line.Color = _line.Color.WithAlpha(255);
                        break;
                    case ChartText text:
                        Paint(text);
                        break;
                    default:
                        throw new InvalidOperationException($"No shape {shape.GetType().Name}.");
                }
            }
        }

        public void Dispose()
        {
            foreach (var (typeface, shaper, font) in _fonts.Values)
            {
                font.Dispose();
                shaper.Dispose();
                typeface.Dispose();
            }

            _line.Dispose();
            _fill.Dispose();
        }

        private void Paint(ChartBox box)
        {
            var length = ToPixels(box.Length);
            var rectangle = SKRect.Create(ToLeft(box.X, length), (float)box.Y, length, (float)box.Height);
            if (box.Series is { } series)
            {
                _fill.Color = SKColor.Parse(ChartPalette.FillOf(series));
                canvas.DrawRect(rectangle, _fill);
                if (ChartPalette.IsHatched(series))
                {
                    Hatch(rectangle, SKColor.Parse(ChartPalette.TextOn(series)));
                }
            }

            canvas.DrawRect(rectangle, _line);
        }

        private void Hatch(SKRect rectangle, SKColor color)
        {
            const float Distance = 6;
            using var pen = new SKPaint { Color = color, IsStroke = true, StrokeWidth = 1, IsAntialias = true };
            canvas.Save();
            canvas.ClipRect(rectangle);
            for (var x = rectangle.Left - rectangle.Height; x < rectangle.Right; x += Distance)
            {
                canvas.DrawLine(x, rectangle.Bottom, x + rectangle.Height, rectangle.Top, pen);
            }

            canvas.Restore();
        }

        private void Paint(ChartDot dot)
        {
            var (x, y, radius) = (ToLeft(dot.X, 0), (float)dot.Y, (float)dot.Radius);
            if (dot.IsFilled)
            {
                _fill.Color = SKColor.Parse(ChartPalette.FillOf(ChartPalette.Single));
                canvas.DrawCircle(x, y, radius, _fill);
            }

            canvas.DrawCircle(x, y, radius, _line);
        }

        private void Paint(ChartText text)
        {
            var isRightToLeft = chart.In.IsRightToLeft;
            var pieces = BidirectionalRuns.Of(text.Text, isRightToLeft)
                .SelectMany(run => Shape(run.Text, run.IsRightToLeft, text))
                .ToList();
            var width = pieces.Sum(piece => piece.Width);
            var anchor = ToLeft(text.X, 0);
            var left = text.Anchor == ChartAnchor.Middle ? anchor - (width / 2)
                : text.Anchor == ChartAnchor.Start == isRightToLeft ? anchor - width
                : anchor;
            if (text.On is { } on && ChartPalette.IsHatched(on))
            {
                _fill.Color = SKColor.Parse(ChartPalette.FillOf(on));
                canvas.DrawRect(left - 3, (float)(text.Y - text.Size), width + 6, (float)text.Size + 4, _fill);
            }

            _fill.Color = SKColor.Parse(text.On is { } series ? ChartPalette.TextOn(series) : ChartPalette.Ink);
            foreach (var piece in pieces)
            {
                canvas.DrawText(piece.Blob, left, (float)text.Y, _fill);
                left += piece.Width;
                piece.Blob.Dispose();
            }
        }

        /// <summary>The pieces of a run that one font has, from left to right.</summary>
        private IEnumerable<(SKTextBlob Blob, float Width)> Shape(string run, bool isRightToLeft, ChartText look)
        {
            var pieces = new List<(string Text, string Family)>();
            var elements = StringInfo.GetTextElementEnumerator(run);
            while (elements.MoveNext())
            {
                var element = elements.GetTextElement();
                var family = FamilyOf(element, pieces.Count > 0 ? pieces[^1].Family : null);
                if (pieces.Count > 0 && pieces[^1].Family == family)
                {
                    pieces[^1] = (pieces[^1].Text + element, family);
                }
                else
                {
                    pieces.Add((element, family));
                }
            }

            if (isRightToLeft)
            {
                pieces.Reverse();
            }

            foreach (var (text, family) in pieces)
            {
                var (typeface, shaper, _) = GetFont(family, look.IsStrong);
                using var font = new SKFont(typeface, (float)look.Size) { Subpixel = true };
                using var buffer = new HarfBuzzSharp.Buffer();
                buffer.AddUtf16(text);
                buffer.GuessSegmentProperties();
                buffer.Direction = isRightToLeft ? Direction.RightToLeft : Direction.LeftToRight;
                var shaped = shaper.Shape(buffer, font);
                if (shaped.Codepoints.Length > 0)
                {
                    using var builder = new SKTextBlobBuilder();
                    builder.AddPositionedRun([.. shaped.Codepoints.Select(glyph => (ushort)glyph)], font, shaped.Points);
                    yield return (builder.Build()!, shaped.Width);
                }
            }
        }

        /// <summary>The family that has the letters: the one in use, the first of the usual ones, or any of the computer.</summary>
        private string FamilyOf(string element, string? current)
        {
            var letter = char.ConvertToUtf32(element, 0);
            if (current is not null && Has(current, letter))
            {
                return current;
            }

            if (Installed.Value.FirstOrDefault(family => Has(family, letter)) is { } usual)
            {
                return usual;
            }

            using var match = SKFontManager.Default.MatchCharacter(Families[0], letter);
            return match?.FamilyName ?? Installed.Value.FirstOrDefault() ?? SKTypeface.Default.FamilyName;
        }

        private bool Has(string family, int letter) => GetFont(family, isStrong: false).Font.ContainsGlyph(letter);

        private (SKTypeface Typeface, SKShaper Shaper, SKFont Font) GetFont(string family, bool isStrong)
        {
            if (!_fonts.TryGetValue((family, isStrong), out var font))
            {
                var typeface = SKTypeface.FromFamilyName(family, isStrong ? SKFontStyle.Bold : SKFontStyle.Normal);
                font = (typeface, new SKShaper(typeface), new SKFont(typeface));
                _fonts.Add((family, isStrong), font);
            }

            return font;
        }

        private float ToPixels(Along length) => (float)((length.Share * figure.Width) + length.Offset);

        private float ToLeft(Along start, float length) =>
            chart.In.IsRightToLeft ? (float)figure.Width - ToPixels(start) - length : ToPixels(start);
    }
}
