using ClosedXML.Excel;
using Survey.Files.Workbooks;

namespace Survey.Files.AnswerWorkbooks;

/// <summary>Cell styles of an answer workbook. Cells for answers are coloured and unlocked; all others are white and locked.</summary>
/// <param name="rightToLeft">Whether the workbook's language is written from right to left.</param>
internal sealed class AnswerCellStyles(bool rightToLeft)
{
    /// <summary>Number format that keeps typed values as text.</summary>
    public const string TextFormat = "@";

    /// <summary>Number format of dates, independent of the country.</summary>
    public const string DateFormat = "yyyy-mm-dd";

    private static readonly XLColor Accent = XLColor.FromHtml("#1F4E79");
    private static readonly XLColor Tint = XLColor.FromHtml("#DCE6F1");
    private static readonly XLColor Fill = XLColor.FromHtml("#FFF8E1");
    private static readonly XLColor Line = XLColor.FromHtml("#BFBFBF");
    private static readonly XLColor AnswerLine = XLColor.FromHtml("#E0C36A");
    private static readonly XLColor Grey = XLColor.FromHtml("#595959");

    private readonly Dictionary<string, IXLStyle> _answers = new(StringComparer.Ordinal);

    /// <summary>The title of a sheet.</summary>
    public IXLStyle Title => field ??= Make(style =>
    {
        style.Font.FontSize = 16;
        style.Font.Bold = true;
        style.Font.FontColor = Accent;
        style.Alignment.Vertical = XLAlignmentVerticalValues.Center;
    });

    /// <summary>The line below a title, and explanations.</summary>
    public IXLStyle Paragraph => field ??= Make(style => style.Font.FontColor = Grey);

    /// <summary>A note of the questionnaire.</summary>
    public IXLStyle Note => field ??= Make(style => style.Font.Italic = true);

    /// <summary>Heading of a section.</summary>
    public IXLStyle Section => field ??= Make(style =>
    {
        style.Font.FontSize = 12;
        style.Font.Bold = true;
        style.Font.FontColor = Accent;
        style.Alignment.Vertical = XLAlignmentVerticalValues.Bottom;
        style.Border.BottomBorder = XLBorderStyleValues.Medium;
        style.Border.BottomBorderColor = Accent;
    });

    /// <summary>Column header.</summary>
    public IXLStyle Head => field ??= Make(style =>
    {
        style.Font.Bold = true;
        style.Font.FontColor = XLColor.White;
        style.Fill.BackgroundColor = Accent;
        style.Alignment.Vertical = XLAlignmentVerticalValues.Center;
        style.Border.LeftBorder = XLBorderStyleValues.Thin;
        style.Border.LeftBorderColor = XLColor.White;
    });

    /// <summary>Explanation below a column header.</summary>
    public IXLStyle HeadHint => field ??= Make(style =>
    {
        style.Font.FontSize = 9;
        style.Font.FontColor = Grey;
        style.Fill.BackgroundColor = Tint;
        style.Border.LeftBorder = XLBorderStyleValues.Thin;
        style.Border.LeftBorderColor = XLColor.White;
    });

    /// <summary>Label of a question or fact.</summary>
    public IXLStyle Label => field ??= Make(style =>
    {
        Ruled(style);
        style.Font.Bold = true;
    });

    /// <summary>A theme that heads its elements.</summary>
    public IXLStyle Group => field ??= Make(style =>
    {
        Ruled(style);
        style.Font.Bold = true;
        style.Fill.BackgroundColor = Tint;
    });

    /// <summary>Label of a choice, below its question.</summary>
    public IXLStyle Choice => field ??= Make(style =>
    {
        Ruled(style);
        style.Alignment.Indent = 3;
    });

    /// <summary>A value that is shown and cannot be changed.</summary>
    public IXLStyle Fact => field ??= Make(Ruled);

    /// <summary>Explanation beside an answer.</summary>
    public IXLStyle Hint => field ??= Make(style =>
    {
        Ruled(style);
        style.Font.FontSize = 9;
        style.Font.FontColor = Grey;
    });

    /// <summary>A link to another sheet.</summary>
    public IXLStyle Link => field ??= Make(style =>
    {
        Ruled(style);
        style.Font.FontColor = Accent;
        style.Font.Underline = XLFontUnderlineValues.Single;
    });

    /// <summary>Number of a row. It is unlocked, so that whole rows can be copied.</summary>
    public IXLStyle RowNumber => field ??= Make(style =>
    {
        Ruled(style);
        style.Font.FontColor = Grey;
        style.Alignment.Vertical = XLAlignmentVerticalValues.Top;
        style.Alignment.Horizontal = XLAlignmentHorizontalValues.Center;
        style.Alignment.Indent = 0;
        style.Protection.Locked = false;
    });

    /// <summary>A mark in the hidden row or column.</summary>
    public IXLStyle Mark => field ??= Make(style =>
    {
        style.Font.FontColor = Line;
        style.Alignment.WrapText = false;
    });

    /// <summary>A cell for an answer.</summary>
    /// <param name="format">The number format.</param>
    /// <param name="centered">Whether the content is centred horizontally.</param>
    /// <param name="atTop">
    /// Whether the content is aligned to the top, for long texts and tables; otherwise it is centred vertically.
    /// </param>
    public IXLStyle Answer(string format, bool centered = false, bool atTop = false)
    {
        var key = $"{format}|{centered}|{atTop}";
        if (!_answers.TryGetValue(key, out var style))
        {
            style = Make(made =>
            {
                made.Fill.BackgroundColor = Fill;
                Framed(made);
                made.NumberFormat.Format = format;
                made.Protection.Locked = false;
                made.Alignment.Vertical = atTop ? XLAlignmentVerticalValues.Top : XLAlignmentVerticalValues.Center;
                if (centered)
                {
                    made.Alignment.Horizontal = XLAlignmentHorizontalValues.Center;
                    made.Alignment.Indent = 0;
                }
            });
            _answers.Add(key, style);
        }

        return style;
    }

    private static void Framed(IXLStyle style)
    {
        var border = style.Border;
        border.LeftBorder = border.RightBorder = border.TopBorder = border.BottomBorder = XLBorderStyleValues.Thin;
        border.LeftBorderColor = border.RightBorderColor = border.TopBorderColor = border.BottomBorderColor = AnswerLine;
    }

    private static void Ruled(IXLStyle style)
    {
        style.Alignment.Vertical = XLAlignmentVerticalValues.Center;
        style.Border.BottomBorder = XLBorderStyleValues.Thin;
        style.Border.BottomBorderColor = Line;
    }

    private IXLStyle Make(Action<IXLStyle> change)
    {
        var style = XLWorkbook.DefaultStyle;
        style.Font.FontName = CellStyles.FontName;
        style.Font.FontSize = CellStyles.TextSize;
        style.Alignment.WrapText = true;
        style.Alignment.Vertical = XLAlignmentVerticalValues.Top;

        // Set the side explicitly: otherwise a text in another script would be aligned to the other side.
        style.Alignment.Horizontal = rightToLeft ? XLAlignmentHorizontalValues.Right : XLAlignmentHorizontalValues.Left;
        style.Alignment.Indent = 1;
        change(style);
        return style;
    }
}
