using ClosedXML.Excel;
using Survey.Files.Reports.Excel;

namespace Survey.Files.Workbooks;

/// <summary>
/// The looks of cells: one font, one accent colour, grey lines. Each is made once and given to whole cells, since a
/// style set property by property costs more than the cell itself.
/// </summary>
internal sealed class Look
{
    /// <summary>The mark of a recurrent element, beside the colour.</summary>
    public const string Mark = "●";

    /// <summary>The number format of shares.</summary>
    public const string WholePercent = "0 %";

    /// <summary>The number format of shares of many.</summary>
    public const string FinePercent = "0.0 %";

    /// <summary>The font of all cells: with the same widths as Liberation Sans, so that pages look alike without Excel.</summary>
    public const string FontName = "Arial";

    /// <summary>The size of text, in points.</summary>
    public const double TextSize = 10;

    private static readonly XLColor Accent = XLColor.FromHtml("#1F4E79");
    private static readonly XLColor Tint = XLColor.FromHtml("#DCE6F1");
    private static readonly XLColor Line = XLColor.FromHtml("#BFBFBF");
    private static readonly XLColor Grey = XLColor.FromHtml("#595959");

    private readonly IXLStyle[] _covered =
        [MakeCovered(false, false), MakeCovered(false, true), MakeCovered(true, false), MakeCovered(true, true)];

    private readonly Dictionary<(MatrixCell, bool, bool), IXLStyle> _matrix = [];

    /// <summary>The title of a sheet.</summary>
    public IXLStyle Title { get; } = Make(style =>
    {
        AlignText(style);
        style.Font.FontSize = 16;
        style.Font.Bold = true;
        style.Font.FontColor = Accent;
        style.Alignment.Vertical = XLAlignmentVerticalValues.Center;
    });

    /// <summary>The line below a sheet's title.</summary>
    public IXLStyle Subtitle { get; } = Make(style =>
    {
        AlignText(style);
        style.Font.FontColor = Grey;
    });

    /// <summary>The heading of a section.</summary>
    public IXLStyle Section { get; } = Make(style =>
    {
        AlignText(style);
        style.Font.FontSize = 12;
        style.Font.Bold = true;
        style.Font.FontColor = Accent;
        style.Alignment.WrapText = false;
        style.Alignment.Vertical = XLAlignmentVerticalValues.Bottom;
        style.Border.BottomBorder = XLBorderStyleValues.Medium;
        style.Border.BottomBorderColor = Accent;
    });

    /// <summary>The head of a table's column.</summary>
    public IXLStyle Head { get; } = Make(style =>
    {
        Header(style);
        AlignText(style);
    });

    /// <summary>The head of a column of figures on a page of text.</summary>
    public IXLStyle HeadFigure { get; } = Make(style =>
    {
        Header(style);
        AlignFigure(style);
    });

    /// <summary>The head of a column of figures or marks, and of columns that belong together.</summary>
    public IXLStyle HeadCentered { get; } = Make(style =>
    {
        Header(style);
        style.Alignment.Horizontal = XLAlignmentHorizontalValues.Center;
    });

    /// <summary>The head of a narrow column, from bottom to top.</summary>
    public IXLStyle HeadUpright { get; } = Make(style =>
    {
        Header(style);
        style.Alignment.TextRotation = 90;
        style.Alignment.WrapText = false;
        style.Alignment.Horizontal = XLAlignmentHorizontalValues.Center;
        style.Alignment.Vertical = XLAlignmentVerticalValues.Bottom;
    });

    /// <summary>A row that stands above the rows it groups.</summary>
    public IXLStyle Group { get; } = Make(style =>
    {
        Ruled(style);
        AlignText(style);
        style.Font.Bold = true;
        style.Fill.BackgroundColor = Tint;
    });

    /// <summary>The figure in a row that stands above others.</summary>
    public IXLStyle GroupFigure { get; } = Make(style =>
    {
        Ruled(style);
        style.Font.Bold = true;
        style.Fill.BackgroundColor = Tint;
        AlignFigure(style);
    });

    /// <summary>Text.</summary>
    public IXLStyle Body { get; } = Make(style =>
    {
        Ruled(style);
        AlignText(style);
    });

    /// <summary>The first cell of a row, which says what the row is about.</summary>
    public IXLStyle Label { get; } = Make(style =>
    {
        Ruled(style);
        AlignText(style);
        style.Font.Bold = true;
    });

    /// <summary>A figure.</summary>
    public IXLStyle Figure { get; } = Make(style =>
    {
        Ruled(style);
        AlignFigure(style);
        style.NumberFormat.Format = "#,##0";
    });

    /// <summary>A working link.</summary>
    public IXLStyle Link { get; } = Make(style =>
    {
        Ruled(style);
        AlignText(style);
        style.Font.FontColor = Accent;
        style.Font.Underline = XLFontUnderlineValues.Single;
    });

    /// <summary>A remark of the report itself.</summary>
    public IXLStyle Remark { get; } = Make(style =>
    {
        AlignText(style);
        style.Font.Italic = true;
        style.Font.FontColor = Grey;
    });

    /// <summary>A cell of the matrix.</summary>
    /// <param name="kind">What stands in it.</param>
    /// <param name="recurrent">Whether the element is recurrent there.</param>
    /// <param name="first">Whether the row is the first of its theme.</param>
    public IXLStyle Matrix(MatrixCell kind, bool recurrent, bool first)
    {
        if (!_matrix.TryGetValue((kind, recurrent, first), out var style))
        {
            style = Make(made => MakeMatrix(made, kind, recurrent, first));
            _matrix.Add((kind, recurrent, first), style);
        }

        return style;
    }

    /// <summary>A cell of the table of organizations and elements.</summary>
    /// <param name="covered">Whether the organization names the element.</param>
    /// <param name="last">Whether the element is the last of its theme.</param>
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

    private static void MakeMatrix(IXLStyle style, MatrixCell kind, bool recurrent, bool first)
    {
        Ruled(style);
        style.Font.Bold = recurrent;
        if (recurrent)
        {
            style.Fill.BackgroundColor = Tint;
        }

        if (first)
        {
            style.Border.TopBorder = XLBorderStyleValues.Medium;
            style.Border.TopBorderColor = Accent;
        }

        if (kind == MatrixCell.Text)
        {
            AlignText(style);
            return;
        }

        style.Alignment.Horizontal = kind == MatrixCell.Mark ? XLAlignmentHorizontalValues.Center : XLAlignmentHorizontalValues.Right;
        style.NumberFormat.Format = kind switch
        {
            MatrixCell.Share => WholePercent,
            MatrixCell.FineShare => FinePercent,
            _ => "#,##0",
        };
        if (kind == MatrixCell.FirstCount)
        {
            style.Border.LeftBorder = XLBorderStyleValues.Thin;
            style.Border.LeftBorderColor = Accent;
        }
    }

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

    // Left, and a little away from the text of the column before.
    private static void AlignText(IXLStyle style)
    {
        style.Alignment.Horizontal = XLAlignmentHorizontalValues.Left;
        style.Alignment.Indent = 1;
    }

    // Right, and a little away from the text beside it.
    private static void AlignFigure(IXLStyle style)
    {
        style.Alignment.Horizontal = XLAlignmentHorizontalValues.Right;
        style.Alignment.Indent = 1;
    }

    private static void Ruled(IXLStyle style)
    {
        style.Border.BottomBorder = XLBorderStyleValues.Thin;
        style.Border.BottomBorderColor = Line;
    }
}
