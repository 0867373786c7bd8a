using ClosedXML.Excel;
using Survey.Core.Languages;
using Survey.Core.Questionnaires.Questions;
using Survey.Files.Reports.Charts;
using Survey.Files.Reports.Excel;

namespace Survey.Files.Workbooks;

/// <summary>
/// Cell styles: one font, one accent colour, grey lines. Each style is built once and assigned to whole cells, because
/// setting a style property by property costs more time than writing the cell.
/// </summary>
/// <param name="language">
/// The language, which decides how percentages are written. In one that is written from right to left, text stands at the right and figures
/// at the left, as the columns go from right to left.
/// </param>
/// <param name="dateFormat">The number format of dates.</param>
internal sealed class CellStyles(Language language, string dateFormat = "yyyy-mm-dd")
{
    /// <summary>Marks a recurrent element, in addition to the colour.</summary>
    public const string Mark = "●";

    /// <summary>
    /// Font of all cells. Its widths equal those of Liberation Sans, so pages styles the same where Excel's fonts are
    /// missing.
    /// </summary>
    public const string FontName = "Arial";

    /// <summary>Size of text, in points.</summary>
    public const double TextSize = 10;

    private static readonly XLColor Accent = XLColor.FromHtml("#1F4E79");
    private static readonly XLColor Tint = XLColor.FromHtml("#DCE6F1");
    private static readonly XLColor Line = XLColor.FromHtml("#BFBFBF");
    private static readonly XLColor Grey = XLColor.FromHtml("#595959");

    private readonly IXLStyle[] _covered =
        [MakeCovered(false, false), MakeCovered(false, true), MakeCovered(true, false), MakeCovered(true, true)];

    private readonly Dictionary<(MatrixCell, bool), IXLStyle> _matrix = [];
    private readonly Dictionary<NumberUnit, IXLStyle> _units = [];

    /// <summary>The title of a sheet.</summary>
    public IXLStyle Title { get; } = Make(style =>
    {
        AlignText(style, language.IsRightToLeft);
        style.Font.FontSize = 16;
        style.Font.Bold = true;
        style.Font.FontColor = Accent;
        style.Alignment.Vertical = XLAlignmentVerticalValues.Center;
    });

    /// <summary>The line below the title of a sheet.</summary>
    public IXLStyle Subtitle { get; } = Make(style =>
    {
        AlignText(style, language.IsRightToLeft);
        style.Font.FontColor = Grey;
    });

    /// <summary>Heading of a section.</summary>
    public IXLStyle Section { get; } = Make(style =>
    {
        AlignText(style, language.IsRightToLeft);
        style.Font.FontSize = 12;
        style.Font.Bold = true;
        style.Font.FontColor = Accent;
        style.Alignment.WrapText = false;
        style.Alignment.Vertical = XLAlignmentVerticalValues.Bottom;
        style.Border.BottomBorder = XLBorderStyleValues.Medium;
        style.Border.BottomBorderColor = Accent;
    });

    /// <summary>Column header of a table.</summary>
    public IXLStyle Head { get; } = Make(style =>
    {
        Header(style);
        AlignText(style, language.IsRightToLeft);
    });

    /// <summary>Right-aligned column header, for figures on a page of text.</summary>
    public IXLStyle HeadFigure { get; } = Make(style =>
    {
        Header(style);
        AlignFigure(style, language.IsRightToLeft);
    });

    /// <summary>Centred column header, for figures, marks and groups of columns.</summary>
    public IXLStyle HeadCentered { get; } = Make(style =>
    {
        Header(style);
        style.Alignment.Horizontal = XLAlignmentHorizontalValues.Center;
    });

    /// <summary>Header of a narrow column, rotated to read from bottom to top.</summary>
    public IXLStyle HeadUpright { get; } = Make(style =>
    {
        Header(style);
        style.Alignment.TextRotation = 90;
        style.Alignment.WrapText = false;
        style.Alignment.Horizontal = XLAlignmentHorizontalValues.Center;
        style.Alignment.Vertical = XLAlignmentVerticalValues.Bottom;
    });

    /// <summary>Text in a row that heads a group of rows.</summary>
    public IXLStyle Group { get; } = Make(style =>
    {
        Ruled(style);
        AlignText(style, language.IsRightToLeft);
        style.Font.Bold = true;
        style.Fill.BackgroundColor = Tint;
    });

    /// <summary>Figure in a row that heads a group of rows.</summary>
    public IXLStyle GroupFigure { get; } = Make(style =>
    {
        Ruled(style);
        style.Font.Bold = true;
        style.Fill.BackgroundColor = Tint;
        AlignFigure(style, language.IsRightToLeft);
    });

    /// <summary>Centred figure in a row that heads a group of rows.</summary>
    public IXLStyle GroupMark { get; } = Make(style =>
    {
        Ruled(style);
        style.Font.Bold = true;
        style.Fill.BackgroundColor = Tint;
        style.Alignment.Horizontal = XLAlignmentHorizontalValues.Center;
    });

    /// <summary>A cell that the reader may change.</summary>
    public IXLStyle Input { get; } = Make(style =>
    {
        AlignText(style, language.IsRightToLeft);
        style.Font.Bold = true;
        style.Fill.BackgroundColor = XLColor.FromHtml("#FFF2CC");
        style.Border.OutsideBorder = XLBorderStyleValues.Thin;
        style.Border.OutsideBorderColor = Accent;
    });

    /// <summary>Text in a table.</summary>
    public IXLStyle Body { get; } = Make(style =>
    {
        Ruled(style);
        AlignText(style, language.IsRightToLeft);
    });

    /// <summary>First cell of a row, which names the subject of the row.</summary>
    public IXLStyle Label { get; } = Make(style =>
    {
        Ruled(style);
        AlignText(style, language.IsRightToLeft);
        style.Font.Bold = true;
    });

    /// <summary>A whole number, right-aligned.</summary>
    public IXLStyle Figure { get; } = Make(style =>
    {
        Ruled(style);
        AlignFigure(style, language.IsRightToLeft);
        style.NumberFormat.Format = "#,##0";
    });

    /// <summary>A number with all its decimals and without thousands separators, right-aligned; it may be a year.</summary>
    public IXLStyle ExactFigure { get; } = Make(style =>
    {
        Ruled(style);
        AlignFigure(style, language.IsRightToLeft);
    });

    /// <summary>A number with its unit, right-aligned.</summary>
    public IXLStyle FigureOf(NumberUnit unit)
    {
        if (!_units.TryGetValue(unit, out var style))
        {
            style = Make(made =>
            {
                Ruled(made);
                AlignFigure(made, language.IsRightToLeft);
                made.NumberFormat.Format = NumberFormatCode.Of(unit, language);
            });
            _units.Add(unit, style);
        }

        return style;
    }

    /// <summary>A date.</summary>
    public IXLStyle Date { get; } = Make(style =>
    {
        Ruled(style);
        AlignText(style, language.IsRightToLeft);
        style.NumberFormat.Format = dateFormat;
    });

    /// <summary>A hyperlink.</summary>
    public IXLStyle Link { get; } = Make(style =>
    {
        Ruled(style);
        AlignText(style, language.IsRightToLeft);
        style.Font.FontColor = Accent;
        style.Font.Underline = XLFontUnderlineValues.Single;
    });

    /// <summary>A note of the report itself, as opposed to text from the data.</summary>
    public IXLStyle Remark { get; } = Make(style =>
    {
        AlignText(style, language.IsRightToLeft);
        style.Font.Italic = true;
        style.Font.FontColor = Grey;
    });

    /// <summary>A cell of the matrix of elements and regions.</summary>
    /// <param name="kind">What the cell shows.</param>
    /// <param name="first">Whether the row is the first of its theme; it gets a line above.</param>
    public IXLStyle Matrix(MatrixCell kind, bool first = false)
    {
        if (!_matrix.TryGetValue((kind, first), out var style))
        {
            style = Make(made => MakeMatrix(made, kind, first, language));
            _matrix.Add((kind, first), style);
        }

        return style;
    }

    /// <summary>Whether two figures differ: 1 is shown as unequal, 0 as equal.</summary>
    public IXLStyle Difference { get; } = Make(style =>
    {
        MakeMatrix(style, MatrixCell.Mark, first: false, language);
        style.NumberFormat.Format = "\"≠\";\"≠\";\"=\"";
    });

    /// <summary>A cell of the table of organizations and elements.</summary>
    /// <param name="covered">Whether the organization names the element.</param>
    /// <param name="last">Whether the element is the last of its theme; it gets a line at the right.</param>
    public IXLStyle Covered(bool covered, bool last) => _covered[(covered ? 2 : 0) + (last ? 1 : 0)];

    private static IXLStyle MakeCovered(bool covered, bool last) => Make(style =>
    {
        Ruled(style);
        style.Alignment.Horizontal = XLAlignmentHorizontalValues.Center;
        if (covered)
        {
            style.Fill.BackgroundColor = Tint;
        }

        if (last)
        {
            style.Border.RightBorder = XLBorderStyleValues.Thin;
            style.Border.RightBorderColor = Accent;
        }
    });

    private static void MakeMatrix(IXLStyle style, MatrixCell kind, bool first, Language language)
    {
        Ruled(style);
        if (first)
        {
            style.Border.TopBorder = XLBorderStyleValues.Medium;
            style.Border.TopBorderColor = Accent;
        }

        if (kind == MatrixCell.Text)
        {
            AlignText(style, language.IsRightToLeft);
            return;
        }

        if (kind == MatrixCell.Mark)
        {
            style.Alignment.Horizontal = XLAlignmentHorizontalValues.Center;
        }
        else
        {
            AlignFigure(style, language.IsRightToLeft);
        }

        style.NumberFormat.Format = kind switch
        {
            MatrixCell.Share => NumberFormatCode.Percent(language),
            MatrixCell.FineShare => NumberFormatCode.Percent(language, decimals: 1),
            _ => "#,##0",
        };
        if (kind == MatrixCell.FirstCount)
        {
            style.Border.LeftBorder = XLBorderStyleValues.Thin;
            style.Border.LeftBorderColor = Accent;
        }
    }

    /// <summary>Makes the rows bold and coloured in which a condition holds, for instance those of recurrent elements.</summary>
    /// <param name="range">The rows.</param>
    /// <param name="condition">The condition of the first row, without equals sign; its addresses move with the rows.</param>
    public static void Highlight(IXLRange range, string condition) =>
        range.AddConditionalFormat().WhenIsTrue(condition).Font.SetBold().Fill.SetBackgroundColor(Tint);

    /// <summary>
    /// Colours shares from white for none to the colour of charts for the whole, so that the same colour is the same share everywhere.
    /// Call it before other colours of the same cells, over which it then prevails.
    /// </summary>
    public static void ScaleShares(IXLRange range) =>
        range.AddConditionalFormat().ColorScale()
            .Minimum(XLCFContentType.Number, 0, XLColor.White)
            .Maximum(XLCFContentType.Number, 1, XLColor.FromHtml($"#{ChartPalette.ShareOf(1)}"));

    /// <summary>Makes the rows of a page bold and blue in which a condition holds. Rows that head others are coloured already.</summary>
    /// <param name="range">The rows.</param>
    /// <param name="condition">The condition of the first row, without equals sign.</param>
    public static void Emphasize(IXLRange range, string condition) =>
        range.AddConditionalFormat().WhenIsTrue(condition).Font.SetBold().Font.SetFontColor(Accent);

    /// <summary>Makes a range green where a condition holds.</summary>
    public static void Approve(IXLRange range, string condition) => Colour(range, condition, "#C6EFCE", "#006100");

    /// <summary>Makes a range red where a condition holds.</summary>
    public static void Warn(IXLRange range, string condition) => Colour(range, condition, "#FFC7CE", "#9C0006");

    private static void Colour(IXLRange range, string condition, string fill, string font) =>
        range.AddConditionalFormat().WhenIsTrue(condition)
            .Fill.SetBackgroundColor(XLColor.FromHtml(fill))
            .Font.SetFontColor(XLColor.FromHtml(font));

    private static IXLStyle Make(Action<IXLStyle> change)
    {
        var style = XLWorkbook.DefaultStyle;
        style.Font.FontName = FontName;
        style.Font.FontSize = TextSize;
        style.Alignment.WrapText = true;
        style.Alignment.Vertical = XLAlignmentVerticalValues.Top;
        change(style);
        return style;
    }

    private static void Header(IXLStyle style)
    {
        style.Font.Bold = true;
        style.Font.FontColor = XLColor.White;
        style.Fill.BackgroundColor = Accent;
        style.Alignment.Vertical = XLAlignmentVerticalValues.Center;
        style.Border.LeftBorder = XLBorderStyleValues.Thin;
        style.Border.LeftBorderColor = XLColor.White;
    }

    // At the side where a line begins, indented to keep a distance from the text of the previous column.
    private static void AlignText(IXLStyle style, bool isRightToLeft)
    {
        style.Alignment.Horizontal = isRightToLeft ? XLAlignmentHorizontalValues.Right : XLAlignmentHorizontalValues.Left;
        style.Alignment.Indent = 1;
    }

    // At the other side, indented to keep a distance from the text of the next column.
    private static void AlignFigure(IXLStyle style, bool isRightToLeft)
    {
        style.Alignment.Horizontal = End(isRightToLeft);
        style.Alignment.Indent = 1;
    }

    private static XLAlignmentHorizontalValues End(bool isRightToLeft) =>
        isRightToLeft ? XLAlignmentHorizontalValues.Left : XLAlignmentHorizontalValues.Right;

    private static void Ruled(IXLStyle style)
    {
        style.Border.BottomBorder = XLBorderStyleValues.Thin;
        style.Border.BottomBorderColor = Line;
    }
}
