using ClosedXML.Excel;
using Survey.Files.Workbooks;

namespace Survey.Files.AnswerWorkbooks;

/// <summary>The looks of an answer workbook's cells: what can be answered is coloured and unlocked, all else is white and locked.</summary>
/// <param name="rightToLeft">Whether the workbook is written from right to left.</param>
internal sealed class AnswerLook(bool rightToLeft)
{
    /// <summary>The number format that keeps what is typed a text.</summary>
    public const string TextFormat = "@";

    /// <summary>The number format of dates, the same in every country.</summary>
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

    /// <summary>A line below a title, and a paragraph of explanation.</summary>
    public IXLStyle Paragraph => field ??= Make(style => style.Font.FontColor = Grey);

    /// <summary>A text of the questionnaire to be read.</summary>
    public IXLStyle Note => field ??= Make(style => style.Font.Italic = true);

    /// <summary>A heading.</summary>
    public IXLStyle Section => field ??= Make(style =>
    {
        style.Font.FontSize = 12;
        style.Font.Bold = true;
        style.Font.FontColor = Accent;
        style.Alignment.Vertical = XLAlignmentVerticalValues.Bottom;
        style.Border.BottomBorder = XLBorderStyleValues.Medium;
        style.Border.BottomBorderColor = Accent;
    });

    /// <summary>The head of a column.</summary>
    public IXLStyle Head => field ??= Make(style =>
    {
        style.Font.Bold = true;
        style.Font.FontColor = XLColor.White;
        style.Fill.BackgroundColor = Accent;
        style.Alignment.Vertical = XLAlignmentVerticalValues.Center;
        style.Border.LeftBorder = XLBorderStyleValues.Thin;
        style.Border.LeftBorderColor = XLColor.White;
    });

    /// <summary>What is said below the head of a column.</summary>
    public IXLStyle HeadHint => field ??= Make(style =>
    {
        style.Font.FontSize = 9;
        style.Font.FontColor = Grey;
        style.Fill.BackgroundColor = Tint;
        style.Border.LeftBorder = XLBorderStyleValues.Thin;
        style.Border.LeftBorderColor = XLColor.White;
    });

    /// <summary>A question, and the name of a fact.</summary>
    public IXLStyle Label => field ??= Make(style =>
    {
        Ruled(style);
        style.Font.Bold = true;
    });

    /// <summary>A theme above its elements.</summary>
    public IXLStyle Group => field ??= Make(style =>
    {
        Ruled(style);
        style.Font.Bold = true;
        style.Fill.BackgroundColor = Tint;
    });

    /// <summary>A choice to be marked, below its question.</summary>
    public IXLStyle Choice => field ??= Make(style =>
    {
        Ruled(style);
        style.Alignment.Indent = 3;
    });

    /// <summary>A fact that is told and cannot be changed.</summary>
    public IXLStyle Fact => field ??= Make(Ruled);

    /// <summary>What is said beside an answer.</summary>
    public IXLStyle Hint => field ??= Make(style =>
    {
        Ruled(style);
        style.Font.FontSize = 9;
        style.Font.FontColor = Grey;
    });

    /// <summary>What leads to another sheet.</summary>
    public IXLStyle Link => field ??= Make(style =>
    {
        Ruled(style);
        style.Font.FontColor = Accent;
        style.Font.Underline = XLFontUnderlineValues.Single;
    });

    /// <summary>The number of a row: not asked, and unlocked, so that whole rows can be copied.</summary>
    public IXLStyle RowNumber => field ??= Make(style =>
    {
        Ruled(style);
        style.Font.FontColor = Grey;
        style.Alignment.Vertical = XLAlignmentVerticalValues.Top;
        style.Alignment.Horizontal = XLAlignmentHorizontalValues.Center;
        style.Alignment.Indent = 0;
        style.Protection.Locked = false;
    });

    /// <summary>A text in the hidden row or column.</summary>
    public IXLStyle Mark => field ??= Make(style =>
    {
        style.Font.FontColor = Line;
        style.Alignment.WrapText = false;
    });

    /// <summary>A cell for an answer.</summary>
    /// <param name="format">Its number format.</param>
    /// <param name="centered">Whether its content stands in the middle.</param>
    /// <param name="atTop">Whether its content begins at the top, as long texts do; else it stands halfway up.</param>
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
        style.Font.FontName = Look.FontName;
        style.Font.FontSize = Look.TextSize;
        style.Alignment.WrapText = true;
        style.Alignment.Vertical = XLAlignmentVerticalValues.Top;

        // A text in another script reads in its own direction and begins where the workbook's texts begin.
        style.Alignment.Horizontal = rightToLeft ? XLAlignmentHorizontalValues.Right : XLAlignmentHorizontalValues.Left;
        style.Alignment.Indent = 1;
        change(style);
        return style;
    }
}
