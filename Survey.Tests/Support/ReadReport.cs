using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;

namespace Survey.Tests.Support;

/// <summary>The text of a Word report as a reader finds it: by part, below its headings.</summary>
/// <param name="Title">The heading of the part without its number: “Africa”.</param>
/// <param name="Lines">The paragraphs outside tables, in order.</param>
/// <param name="Tables">The tables: rows of cells.</param>
/// <param name="Noted">The text before each mark of a footnote, up to the mark before it, in its paragraph.</param>
internal sealed record ReadReport(
    string Title,
    IReadOnlyList<ReportLine> Lines,
    IReadOnlyList<IReadOnlyList<IReadOnlyList<string>>> Tables,
    IReadOnlyList<string> Noted)
{
    /// <summary>Reads the parts of a document; the title and the contents are left out.</summary>
    public static IReadOnlyList<ReadReport> Parts(WordprocessingDocument document)
    {
        var parts = new List<List<OpenXmlElement>>();
        foreach (var element in document.MainDocumentPart!.Document.Body!.ChildElements)
        {
            if (element is Paragraph paragraph && StyleOf(paragraph) == "Heading1")
            {
                parts.Add([]);
            }

            if (parts.Count > 0)
            {
                parts[^1].Add(element);
            }
        }

        return [.. parts.Select(Read)];
    }

    /// <summary>The lines below a heading, up to the next heading of its level or above.</summary>
    public IReadOnlyList<ReportLine> Below(string heading)
    {
        var at = Lines.Index().First(each => each.Item.Level > 0 && each.Item.Text == heading);
        return [.. Lines.Skip(at.Index + 1).TakeWhile(line => line.Level == 0 || line.Level > at.Item.Level)];
    }

    /// <summary>The names in the only line that begins so, without the full stop; none if there is no such line.</summary>
    public IReadOnlyList<string> NamesAfter(string beginning) =>
        Lines.SingleOrDefault(line => line.Text.StartsWith(beginning, StringComparison.Ordinal)) is { } line
            ? line.Text[beginning.Length..].TrimEnd('.').Split("; ")
            : [];

    private static ReadReport Read(List<OpenXmlElement> elements)
    {
        var paragraphs = elements.OfType<Paragraph>().Select(paragraph => new ReportLine(LevelOf(paragraph), TextOf(paragraph))).ToList();
        return new ReadReport(
            paragraphs[0].Text.Split(". ", 2)[^1],
            paragraphs,
            [
                .. elements.OfType<Table>().Select(table => (IReadOnlyList<IReadOnlyList<string>>)
                    [.. table.Elements<TableRow>().Select(row => (IReadOnlyList<string>)[.. row.Elements<TableCell>().Select(TextOf)])]),
            ],
            [.. elements.SelectMany(element => element.Descendants<FootnoteReference>()).Select(TextBefore)]);
    }

    private static string TextBefore(FootnoteReference mark)
    {
        var run = mark.Ancestors<Run>().First();
        var before = run.ElementsBefore().Reverse().TakeWhile(each => !each.Descendants<FootnoteReference>().Any()).Reverse();
        return string.Concat(before.Select(TextOf));
    }

    private static int LevelOf(Paragraph paragraph) =>
        StyleOf(paragraph) is { } style && style.StartsWith("Heading", StringComparison.Ordinal) ? style[^1] - '0' : 0;

    private static string? StyleOf(Paragraph paragraph) => paragraph.ParagraphProperties?.ParagraphStyleId?.Val?.Value;

    private static string TextOf(OpenXmlElement element) =>
        string.Concat(element.Descendants<Text>().SelectMany(text => text.Text).Where(sign => sign is not ('\u2068' or '\u2069')));
}

/// <summary>A paragraph.</summary>
/// <param name="Level">The level of a heading; 0 for other paragraphs.</param>
/// <param name="Text">Its text without the marks of footnotes.</param>
internal sealed record ReportLine(int Level, string Text);
