using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Wordprocessing;
using Survey.Core.Languages;
using Survey.Files.Workbooks;

namespace Survey.Files.Reports.Word;

/// <summary>Makes the paragraphs of a document in one language, with their runs, fields and footnotes.</summary>
/// <param name="language">The language, which decides their direction.</param>
internal sealed class WordParagraphs(Language language)
{
    /// <summary>The footnotes of the paragraphs made so far.</summary>
    /// <remarks>Word expects the first two, which draw the line above the notes.</remarks>
    public Footnotes Notes { get; } = new(
        new Footnote(new Paragraph(new Run(new SeparatorMark()))) { Type = FootnoteEndnoteValues.Separator, Id = -1 },
        new Footnote(new Paragraph(new Run(new ContinuationSeparatorMark())))
        {
            Type = FootnoteEndnoteValues.ContinuationSeparator,
            Id = 0,
        });

    /// <summary>A paragraph.</summary>
    /// <param name="style">The id of its style; empty for the usual one.</param>
    /// <param name="texts">Its text.</param>
    public Paragraph Make(string style, IEnumerable<WordText> texts)
    {
        var properties = new ParagraphProperties();
        if (style.Length > 0)
        {
            properties.Append(new ParagraphStyleId { Val = style });
        }

        if (language.IsRightToLeft)
        {
            properties.Append(new BiDi());
        }

        var paragraph = new Paragraph(properties);
        foreach (var text in texts)
        {
            if (text.Link is { } address)
            {
                // As a field, because a relationship would need the package, which does not exist yet.
                paragraph.Append(BeginField($""" HYPERLINK "{address}" """));
            }

            paragraph.Append(MakeRun(text));
            if (text.Link is not null)
            {
                paragraph.Append(EndField());
            }

            if (text.Note is { } note)
            {
                paragraph.Append(MakeNote(note));
            }
        }

        return paragraph;
    }

    /// <summary>A text without its link and its footnote, which <see cref="Make"/> puts around and after it.</summary>
    public Run MakeRun(WordText text)
    {
        var properties = new RunProperties();
        if (text.Link is not null)
        {
            properties.Append(new RunStyle { Val = WordStyles.Hyperlink });
        }

        if (text.IsStrong)
        {
            properties.Append(new Bold(), new BoldComplexScript());
        }

        if (text.IsEmphasis)
        {
            properties.Append(new Italic(), new ItalicComplexScript());
        }

        if (language.IsRightToLeft && Language.HasRightToLeftLetters(text.Text))
        {
            properties.Append(new RightToLeftText());
        }

        var run = new Run(properties);
        foreach (var (index, line) in CellText.Clean(text.Text).Split('\n').Index())
        {
            if (index > 0)
            {
                run.Append(new Break());
            }

            foreach (var (at, piece) in line.Split('\t').Index())
            {
                if (at > 0)
                {
                    run.Append(new TabChar());
                }

                run.Append(new Text(piece) { Space = SpaceProcessingModeValues.Preserve });
            }
        }

        return run;
    }

    /// <summary>The beginning of a field. Its shown text follows, and <see cref="EndField"/>.</summary>
    /// <param name="code">What it shows, such as <c> PAGE </c>.</param>
    public static IEnumerable<OpenXmlElement> BeginField(string code) =>
    [
        FieldMark(FieldCharValues.Begin),
        new Run(new FieldCode(code) { Space = SpaceProcessingModeValues.Preserve }),
        FieldMark(FieldCharValues.Separate),
    ];

    /// <summary>The end of a field.</summary>
    public static Run EndField() => FieldMark(FieldCharValues.End);

    private static Run FieldMark(FieldCharValues type) => new(new FieldChar { FieldCharType = type });

    private Run MakeNote(string text)
    {
        var id = Notes.Elements<Footnote>().Count() - 1;
        var paragraph = Make(WordStyles.Note, []);
        paragraph.Append(new Run(MarkProperties(), new FootnoteReferenceMark()), MakeRun(" " + text));
        Notes.Append(new Footnote(paragraph) { Id = id });
        return new Run(MarkProperties(), new FootnoteReference { Id = id });
    }

    private static RunProperties MarkProperties() => new(new RunStyle { Val = WordStyles.NoteMark });
}
