using System.Globalization;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Drawing.Wordprocessing;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;
using Survey.Core.Languages;
using Survey.Files.Reports.Charts;
using Survey.Files.Workbooks;

namespace Survey.Files.Reports.Word;

/// <summary>
/// Writes a Word document (.docx) of paragraphs, headings, lists, tables, charts and footnotes in one language, from right to left if it is
/// written so.
/// </summary>
internal sealed class WordFile
{
    private const string HeadColor = "DCE8EC";

    private readonly Language _language;
    private readonly WordParagraphs _paragraphs;
    private readonly Body _body = new();
    private readonly List<(int Level, string Text, string Bookmark)> _headings = [];
    private readonly List<WordChart> _charts = [];

    // Of each section that ended, whether its pages are wide, in order.
    private readonly List<bool> _sections = [];
    private bool _isWide;

    /// <summary>Begins a document.</summary>
    /// <param name="language">The language of its texts.</param>
    public WordFile(Language language)
    {
        _language = language;
        _paragraphs = new WordParagraphs(language);
    }

    /// <summary>Adds an ordinary paragraph.</summary>
    public void Add(params IEnumerable<WordText> texts) => _body.Append(_paragraphs.Make("", texts));

    /// <summary>Adds an entry of a list.</summary>
    /// <param name="style"><see cref="WordStyles.List"/> or <see cref="WordStyles.SecondList"/>.</param>
    /// <param name="texts">Its text.</param>
    public void AddEntry(string style, params IEnumerable<WordText> texts) => _body.Append(_paragraphs.Make(style, texts));

    /// <summary>Adds a heading, which the contents list.</summary>
    /// <param name="level">From 1 to 4; 1 begins a new page.</param>
    /// <param name="text">The heading.</param>
    /// <param name="note">Its footnote; null for none.</param>
    public void Head(int level, string text, string? note = null)
    {
        var number = _headings.Count + 1;
        var bookmark = string.Create(CultureInfo.InvariantCulture, $"heading{number}");
        _headings.Add((level, text, bookmark));
        var paragraph = _paragraphs.Make(WordStyles.Heading(level), [new WordText(text, Note: note)]);
        if (level == 1)
        {
            paragraph.ParagraphProperties!.InsertAfter(new PageBreakBefore(), paragraph.ParagraphProperties.ParagraphStyleId);
        }

        var id = number.ToString(CultureInfo.InvariantCulture);
        paragraph.InsertAfter(new BookmarkStart { Id = id, Name = bookmark }, paragraph.ParagraphProperties);
        paragraph.Append(new BookmarkEnd { Id = id });
        _body.Append(paragraph);
    }

    /// <summary>Begins upright or wide pages; nothing if the pages are so already.</summary>
    public void SetPages(bool isWide)
    {
        if (isWide == _isWide)
        {
            return;
        }

        // A section ends with its last paragraph. Its properties are filled in when the pages are known, which a template may decide.
        var last = _body.LastChild as Paragraph ?? _body.AppendChild(_paragraphs.Make("", []));
        last.ParagraphProperties!.SectionProperties = new SectionProperties();
        _sections.Add(_isWide);
        _isWide = isWide;
    }

    /// <summary>Adds a table. Its first rows are repeated on each page.</summary>
    /// <param name="widths">The widths of the columns, in any unit.</param>
    /// <param name="heads">The rows of the head; a cell may span several columns.</param>
    /// <param name="rows">The rows below, each with a cell for each column.</param>
    /// <param name="description">What the table shows, for those who do not see it.</param>
    public void AddTable(
        IReadOnlyList<int> widths,
        IReadOnlyList<IReadOnlyList<(string Text, int Columns)>> heads,
        IEnumerable<IReadOnlyList<WordCell>> rows,
        string description)
    {
        var all = widths.Sum();
        var page = _isWide ? WordPage.WideTextWidth : WordPage.TextWidth;
        List<int> columns = [.. widths.Select(width => width * page / all)];
        var properties = new TableProperties(new TableStyle { Val = WordStyles.Table });
        if (_language.IsRightToLeft)
        {
            properties.Append(new BiDiVisual());
        }

        properties.Append(
            new TableWidth { Width = "5000", Type = TableWidthUnitValues.Pct },
            new TableLayout { Type = TableLayoutValues.Fixed },
            new TableLook { Val = "0420", FirstRow = true, NoVerticalBand = true },
            new TableDescription { Val = CellText.Clean(description) });
        var table = new Table(properties, new TableGrid(columns.Select(width => new GridColumn { Width = $"{width}" })));
        foreach (var head in heads)
        {
            var row = new TableRow(new TableRowProperties(new CantSplit(), new TableHeader()));
            var at = 0;
            foreach (var (text, span) in head)
            {
                var cell = new WordCell(new WordText(text, IsStrong: true)) { Fill = HeadColor };
                row.Append(MakeCell(cell, columns.Skip(at).Take(span).Sum(), span));
                at += span;
            }

            table.Append(row);
        }

        foreach (var cells in rows)
        {
            table.Append(new TableRow(
                cells.Zip(columns, (cell, width) => MakeCell(cell, width, span: 1))
                    .Prepend<OpenXmlElement>(new TableRowProperties(new CantSplit()))));
        }

        _body.Append(table, _paragraphs.Make("", []));
    }

    /// <summary>Adds a chart that Word draws and edits, between its title and its source.</summary>
    /// <param name="chart">The chart; of a kind that DrawingML has, and not empty.</param>
    /// <param name="sheet">The name of the sheet with its figures.</param>
    public void AddChart(Chart chart, string sheet)
    {
        var drawn = new WordChart(chart, sheet, _charts.Count + 1);
        _charts.Add(drawn);

        // From left to right in every language: otherwise LibreOffice writes the numbers in the chart backwards, 72 in place of 27.
        var picture = new Paragraph(new ParagraphProperties(), drawn.MakeRun());
        _body.Append(
            KeepWithNext(_paragraphs.Make(WordStyles.Caption, [chart.Title])),
            KeepWithNext(picture),
            _paragraphs.Make(WordStyles.Source, [WithoutMarks(chart.Source)]));
    }

    /// <summary>Writes the document.</summary>
    /// <param name="output">A writable stream, which is left open.</param>
    /// <param name="title">The title in the properties of the file.</param>
    /// <param name="front">The title and what else comes before the contents.</param>
    /// <param name="contents">The heading of the contents.</param>
    /// <param name="footer">The lines at the foot of each page, with <c>{page}</c> and <c>{pages}</c>.</param>
    /// <param name="producedAt">When the document was made.</param>
    /// <param name="template">An opened template (<see cref="HouseTemplate"/>); null for a document of its own.</param>
    /// <param name="isForPrint">True if LibreOffice prints the document; false if people edit it.</param>
    public void Save(
        Stream output,
        string title,
        IReadOnlyList<(string Style, WordText Text)> front,
        string contents,
        string footer,
        DateTimeOffset producedAt,
        MemoryStream? template = null,
        bool isForPrint = false)
    {
        using var package = template ?? new MemoryStream();
        IReadOnlyList<OpenXmlElement> elements =
        [
            .. front.Select(line => _paragraphs.Make(line.Style, [line.Text])),
            .. MakeContents(contents, isForPrint),
            .. _body.ChildElements.Select(element => element.CloneNode(deep: true)),
        ];
        using (var document = template is null
            ? WordprocessingDocument.Create(package, WordprocessingDocumentType.Document)
            : WordprocessingDocument.Open(package, isEditable: true))
        {
            document.PackageProperties.Title = CellText.Clean(title);
            document.PackageProperties.Language = _language.Tag;
            document.PackageProperties.Created = producedAt.UtcDateTime;
            document.PackageProperties.Modified = producedAt.UtcDateTime;
            var section = template is null
                ? Begin(document, elements)
                : HouseTemplate.Fill(document, WordStyles.Make(_language), WordStyles.MakeBullets(), _paragraphs.Notes, elements);
            var drawings = elements.SelectMany(element => element.Descendants<Inline>());
            foreach (var (chart, drawing) in _charts.Zip(drawings))
            {
                chart.AddTo(document.MainDocumentPart!, drawing, WordPage.TextWidthOf(section), hasFixedId: template is null);
            }

            if (!section.Elements<FooterReference>().Any())
            {
                // The same id each time, so that the same report has the same parts; a template may have any id.
                var foot = template is null
                    ? document.MainDocumentPart!.AddNewPart<FooterPart>("footer")
                    : document.MainDocumentPart!.AddNewPart<FooterPart>();
                foot.Footer = new Footer(footer.Split('\n').Select(MakeFooter));
                section.PrependChild(new FooterReference
                {
                    Type = HeaderFooterValues.Default,
                    Id = document.MainDocumentPart.GetIdOfPart(foot),
                });
            }

            WordPage.Divide(section, elements.SelectMany(element => element.Descendants<SectionProperties>()), _sections, _isWide);
        }

        package.Position = 0;
        package.CopyTo(output);
    }

    /// <summary>Begins a document of its own; returns the properties of its pages.</summary>
    private SectionProperties Begin(WordprocessingDocument document, IReadOnlyList<OpenXmlElement> elements)
    {
        var main = document.AddMainDocumentPart();
        main.AddNewPart<StyleDefinitionsPart>("styles").Styles = WordStyles.Make(_language);
        main.AddNewPart<NumberingDefinitionsPart>("numbering").Numbering = WordStyles.MakeBullets();
        main.AddNewPart<FootnotesPart>("footnotes").Footnotes = _paragraphs.Notes;
        main.AddNewPart<DocumentSettingsPart>("settings").Settings = new Settings(
            new FootnoteDocumentWideProperties(new FootnoteSpecialReference { Id = -1 }, new FootnoteSpecialReference { Id = 0 }),
            new Compatibility(new CompatibilitySetting
            {
                Name = CompatSettingNameValues.CompatibilityMode,
                Uri = "http://schemas.microsoft.com/office/word",
                Val = "15",
            }));
        var section = WordPage.Make(_language);
        main.Document = new Document(new Body([.. elements, section]));
        return section;
    }

    /// <summary>The contents: links to the headings.</summary>
    /// <param name="heading">Their heading.</param>
    /// <param name="isForPrint">
    /// True for the numbers of pages, which LibreOffice fills in. False for a field that Word fills in when somebody updates it, so that it
    /// has later headings too: LibreOffice leaves such a field as it is.
    /// </param>
    private IEnumerable<Paragraph> MakeContents(string heading, bool isForPrint)
    {
        yield return _paragraphs.Make(WordStyles.Subtitle, [new WordText(heading, IsStrong: true)]);
        var entries = _headings.Where(each => each.Level <= 2).ToList();
        foreach (var (index, (level, text, bookmark)) in entries.Index())
        {
            var paragraph = _paragraphs.Make(WordStyles.Contents(level), []);
            if (index == 0 && !isForPrint)
            {
                paragraph.Append(WordParagraphs.BeginField(""" TOC \o "1-2" \h \z \u """));
            }

            paragraph.Append(new Hyperlink(_paragraphs.MakeRun(new WordText(text))) { Anchor = bookmark, History = true });
            if (isForPrint)
            {
                paragraph.Append(
                [
                    new Run(new TabChar()),
                    .. WordParagraphs.BeginField($" PAGEREF {bookmark} \\h "),
                    WordParagraphs.EndField(),
                ]);
            }
            else if (index == entries.Count - 1)
            {
                paragraph.Append(WordParagraphs.EndField());
            }

            yield return paragraph;
        }
    }

    private Paragraph MakeFooter(string text)
    {
        var paragraph = _paragraphs.Make(WordStyles.Footer, []);
        foreach (var (index, piece) in text.Split('{', '}').Index())
        {
            if (index % 2 == 0)
            {
                paragraph.Append(_paragraphs.MakeRun(piece));
            }
            else
            {
                paragraph.Append(
                [
                    .. WordParagraphs.BeginField(piece == "page" ? " PAGE " : " NUMPAGES "),
                    new Run(new Text("1")),
                    WordParagraphs.EndField(),
                ]);
            }
        }

        return paragraph;
    }

    // The paragraph has a direction, and LibreOffice draws numbers after an isolated piece over other text.
    private static string WithoutMarks(string text) => string.Concat(text.Where(sign => sign is not ('\u2068' or '\u2069' or '\u200F')));

    private static Paragraph KeepWithNext(Paragraph paragraph)
    {
        paragraph.ParagraphProperties!.KeepNext = new KeepNext();
        return paragraph;
    }

    private TableCell MakeCell(WordCell cell, int width, int span)
    {
        var properties = new TableCellProperties(new TableCellWidth { Width = $"{width}", Type = TableWidthUnitValues.Dxa });
        if (span > 1)
        {
            properties.Append(new GridSpan { Val = span });
        }

        if (cell.Fill is { } color)
        {
            properties.Append(new Shading { Val = ShadingPatternValues.Clear, Color = "auto", Fill = color });
        }

        var paragraph = _paragraphs.Make(WordStyles.TableText, cell.Texts);
        if (cell.IsCentered)
        {
            paragraph.ParagraphProperties!.Justification = new Justification { Val = JustificationValues.Center };
        }

        return new TableCell(properties, paragraph);
    }
}
