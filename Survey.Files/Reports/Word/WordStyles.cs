using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Wordprocessing;
using Survey.Core.Languages;

namespace Survey.Files.Reports.Word;

/// <summary>The styles and the list of a document, by the names that Word knows, so that a house's own styles can replace them.</summary>
internal static class WordStyles
{
    public const string Title = "Title";
    public const string Subtitle = "Subtitle";
    public const string List = "ListBullet";
    public const string SecondList = "ListBullet2";
    public const string ListText = "ListContinue";
    public const string SecondListText = "ListContinue2";
    public const string Organization = "Organization";
    public const string Note = "FootnoteText";
    public const string NoteMark = "FootnoteReference";
    public const string TableText = "TableText";
    public const string Table = "TableGrid";
    public const string Caption = "Caption";
    public const string Source = "FigureSource";
    public const string Footer = "Footer";
    public const string Hyperlink = "Hyperlink";

    /// <summary>Colour of headings and of the head of tables.</summary>
    private const string Accent = "1F4E63";

    private const string Latin = "Calibri";
    private const string Arabic = "Arial";

    /// <summary>The style of a heading.</summary>
    /// <param name="level">From 1 to 4.</param>
    public static string Heading(int level) => $"Heading{level}";

    /// <summary>The style of an entry of the contents.</summary>
    public static string Contents(int level) => $"TOC{level}";

    /// <summary>All styles.</summary>
    public static Styles Make(Language language)
    {
        var defaults = new DocDefaults(
            new RunPropertiesDefault(new RunPropertiesBaseStyle(
                new RunFonts { Ascii = Latin, HighAnsi = Latin, EastAsia = Latin, ComplexScript = Arabic },
                new FontSize { Val = "22" },
                new FontSizeComplexScript { Val = "22" },
                new Languages { Val = language.Tag, EastAsia = language.Tag, Bidi = language.Tag })),
            new ParagraphPropertiesDefault(new ParagraphPropertiesBaseStyle(
                new SpacingBetweenLines { After = "120", Line = "264", LineRule = LineSpacingRuleValues.Auto })));
        return new Styles(
            defaults,
            new Style(new StyleName { Val = "Normal" }, new PrimaryStyle())
            {
                Type = StyleValues.Paragraph,
                StyleId = "Normal",
                Default = true,
            },
            Paragraph(Title, "Title", before: 480, after: 120, size: 44, isStrong: true, Accent),
            Paragraph(Subtitle, "Subtitle", before: 0, after: 360, size: 26, isStrong: false, "404040"),
            Paragraph(Heading(1), "heading 1", before: 480, after: 160, size: 32, isStrong: true, Accent, outline: 0),
            Paragraph(Heading(2), "heading 2", before: 320, after: 120, size: 26, isStrong: true, Accent, outline: 1),
            Paragraph(Heading(3), "heading 3", before: 240, after: 80, size: 23, isStrong: true, "000000", outline: 2),
            Paragraph(Heading(4), "heading 4", before: 200, after: 60, size: 22, isStrong: true, Accent, outline: 3),
            Paragraph(Organization, "Organization", before: 0, after: 0, size: 24, isStrong: true, "404040"),
            ListStyle(List, "List Bullet", level: 0),
            ListStyle(SecondList, "List Bullet 2", level: 1),
            ListTextStyle(ListText, "List Continue", level: 0),
            ListTextStyle(SecondListText, "List Continue 2", level: 1),
            Paragraph(TableText, "Table Text", before: 20, after: 20, size: 20, isStrong: false, color: null),
            Paragraph(Note, "footnote text", before: 0, after: 0, size: 18, isStrong: false, color: null),
            Paragraph(Caption, "caption", before: 160, after: 60, size: 20, isStrong: true, Accent),
            Paragraph(Source, "Figure Source", before: 0, after: 200, size: 18, isStrong: false, "595959"),
            Paragraph(Footer, "footer", before: 0, after: 0, size: 18, isStrong: false, "595959"),
            ContentsStyle(1),
            ContentsStyle(2),
            Character(NoteMark, "footnote reference", new VerticalTextAlignment { Val = VerticalPositionValues.Superscript }),
            Character(Hyperlink, "Hyperlink", new Color { Val = Accent }),
            new Style(
                new StyleName { Val = "Table Grid" },
                new StyleTableProperties(Borders(), new TableCellMarginDefault(
                    new TableCellLeftMargin { Width = 80, Type = TableWidthValues.Dxa },
                    new TableCellRightMargin { Width = 80, Type = TableWidthValues.Dxa })))
            {
                Type = StyleValues.Table,
                StyleId = Table,
            });
    }

    /// <summary>The bullets of both levels.</summary>
    public static Numbering MakeBullets() =>
        new(
            new AbstractNum(
                new MultiLevelType { Val = MultiLevelValues.HybridMultilevel },
                Bullet(0, "•"),
                Bullet(1, "–"))
            {
                AbstractNumberId = 1,
            },
            new NumberingInstance(new AbstractNumId { Val = 1 }) { NumberID = 1 });

    private static Level Bullet(int level, string sign) =>
        new(
            new StartNumberingValue { Val = 1 },
            new NumberingFormat { Val = NumberFormatValues.Bullet },
            new LevelText { Val = sign },
            new LevelJustification { Val = LevelJustificationValues.Left },
            new PreviousParagraphProperties(new Indentation { Start = $"{(level + 1) * 400}", Hanging = "280" }))
        {
            LevelIndex = level,
        };

    private static Style Paragraph(
        string id,
        string name,
        int before,
        int after,
        int size,
        bool isStrong,
        string? color,
        int? outline = null)
    {
        var properties = new StyleParagraphProperties();
        if (outline is not null || id == Title)
        {
            properties.Append(new KeepNext(), new KeepLines());
        }

        properties.Append(new SpacingBetweenLines { Before = $"{before}", After = $"{after}" });
        if (outline is { } level)
        {
            properties.Append(new OutlineLevel { Val = level });
        }

        var run = new StyleRunProperties();
        if (isStrong)
        {
            run.Append(new Bold(), new BoldComplexScript());
        }

        if (color is not null)
        {
            run.Append(new Color { Val = color });
        }

        run.Append(new FontSize { Val = $"{size}" }, new FontSizeComplexScript { Val = $"{size}" });
        return new Style(new StyleName { Val = name }, new BasedOn { Val = "Normal" }, new PrimaryStyle(), properties, run)
        {
            Type = StyleValues.Paragraph,
            StyleId = id,
        };
    }

    private static Style ListStyle(string id, string name, int level) =>
        new(
            new StyleName { Val = name },
            new BasedOn { Val = "Normal" },
            new PrimaryStyle(),
            new StyleParagraphProperties(
                new NumberingProperties(new NumberingLevelReference { Val = level }, new NumberingId { Val = 1 }),
                new SpacingBetweenLines { After = "60" }))
        {
            Type = StyleValues.Paragraph,
            StyleId = id,
        };

    /// <summary>
    /// The style of text in a list without a bullet: an entry with a number before a tab, or the further lines of an entry.
    /// </summary>
    private static Style ListTextStyle(string id, string name, int level) =>
        new(
            new StyleName { Val = name },
            new BasedOn { Val = "Normal" },
            new PrimaryStyle(),
            new StyleParagraphProperties(
                new Tabs(new TabStop { Val = TabStopValues.Number, Position = (level + 1) * 400 }),
                new SpacingBetweenLines { After = "60" },
                new Indentation { Start = $"{(level + 1) * 400}", Hanging = "280" }))
        {
            Type = StyleValues.Paragraph,
            StyleId = id,
        };

    private static Style ContentsStyle(int level) =>
        new(
            new StyleName { Val = $"toc {level}" },
            new BasedOn { Val = "Normal" },
            new StyleParagraphProperties(
                new Tabs(new TabStop { Val = TabStopValues.End, Leader = TabStopLeaderCharValues.Dot, Position = WordPage.TextWidth }),
                new SpacingBetweenLines { After = "60" },
                new Indentation { Start = $"{(level - 1) * 300}" }))
        {
            Type = StyleValues.Paragraph,
            StyleId = Contents(level),
        };

    private static Style Character(string id, string name, OpenXmlElement property) =>
        new(new StyleName { Val = name }, new StyleRunProperties(property)) { Type = StyleValues.Character, StyleId = id };

    private static TableBorders Borders() => new(
        Line<TopBorder>(),
        Line<LeftBorder>(),
        Line<BottomBorder>(),
        Line<RightBorder>(),
        Line<InsideHorizontalBorder>(),
        Line<InsideVerticalBorder>());

    private static TBorder Line<TBorder>()
        where TBorder : BorderType, new() =>
        new() { Val = BorderValues.Single, Size = 4, Color = "A6A6A6" };
}
