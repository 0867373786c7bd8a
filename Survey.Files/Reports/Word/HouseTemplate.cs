using System.Xml;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;

namespace Survey.Files.Reports.Word;

/// <summary>
/// A document whose styles, header and footer a report takes over. Its text is replaced. Styles are found by their names in Word
/// (“heading 1”), since their ids differ between the languages of Word.
/// </summary>
internal static class HouseTemplate
{
    /// <summary>Opens a template; null if the bytes are not a Word document or template without macros.</summary>
    /// <param name="bytes">A document (.docx) or template (.dotx).</param>
    public static MemoryStream? Open(byte[] bytes)
    {
        var package = new MemoryStream();
        package.Write(bytes);
        package.Position = 0;
        try
        {
            using var document = WordprocessingDocument.Open(package, isEditable: true);
            if (document.DocumentType is not (WordprocessingDocumentType.Document or WordprocessingDocumentType.Template)
                || document.MainDocumentPart?.Document?.Body is null)
            {
                return null;
            }

            document.ChangeDocumentType(WordprocessingDocumentType.Document);
            document.Save();
        }
        catch (Exception unreadable)
            when (unreadable is FileFormatException or OpenXmlPackageException or InvalidDataException or IOException or XmlException)
        {
            return null;
        }

        return package;
    }

    /// <summary>Puts contents into an opened template, in its styles.</summary>
    /// <param name="document">The template.</param>
    /// <param name="styles">The styles of the contents; those that the template lacks are added.</param>
    /// <param name="bullets">The list of the contents.</param>
    /// <param name="notes">The footnotes of the contents, after the two that draw lines.</param>
    /// <param name="contents">The paragraphs and tables.</param>
    /// <returns>The section of the template, which keeps its pages, header and footer.</returns>
    public static SectionProperties Fill(
        WordprocessingDocument document,
        Styles styles,
        Numbering bullets,
        Footnotes notes,
        IReadOnlyList<OpenXmlElement> contents)
    {
        var main = document.MainDocumentPart!;
        var number = AddBullets(main, bullets);
        var names = AddStyles(main, styles, number);
        AddNotes(main, notes, contents);
        foreach (var element in contents.Concat(notes.Elements<Footnote>()))
        {
            Rename(element, names);
        }

        var body = main.Document.Body!;
        var section = body.Elements<SectionProperties>().LastOrDefault()?.CloneNode(deep: true) as SectionProperties
            ?? new SectionProperties();
        body.RemoveAllChildren();

        // The charts of the text that goes away go with it, and the figures in them.
        main.DeleteParts(main.ChartParts.ToList());
        body.Append(contents);
        body.Append(section);
        return section;
    }

    /// <summary>Adds the list, under a number that is free; returns it.</summary>
    private static int AddBullets(MainDocumentPart main, Numbering bullets)
    {
        var part = main.NumberingDefinitionsPart ?? main.AddNewPart<NumberingDefinitionsPart>();
        var numbering = part.Numbering ??= new Numbering();
        var described = numbering.Elements<AbstractNum>().Select(each => each.AbstractNumberId?.Value ?? 0).DefaultIfEmpty().Max() + 1;
        var number = numbering.Elements<NumberingInstance>().Select(each => each.NumberID?.Value ?? 0).DefaultIfEmpty().Max() + 1;
        var list = (AbstractNum)bullets.GetFirstChild<AbstractNum>()!.CloneNode(deep: true);
        list.AbstractNumberId = described;

        // All descriptions of lists come before the lists.
        var last = numbering.Elements<AbstractNum>().LastOrDefault();
        _ = last is null ? numbering.PrependChild(list) : numbering.InsertAfter(list, last);
        var instance = new NumberingInstance(new AbstractNumId { Val = described }) { NumberID = number };
        var before = numbering.Elements<NumberingInstance>().LastOrDefault();
        _ = before is null ? numbering.InsertAfter(instance, list) : numbering.InsertAfter(instance, before);
        return number;
    }

    /// <summary>Adds the styles that the template lacks; returns the id of each in the template, by its id here.</summary>
    private static Dictionary<string, string> AddStyles(MainDocumentPart main, Styles styles, int number)
    {
        var part = main.StyleDefinitionsPart ?? main.AddNewPart<StyleDefinitionsPart>();
        var house = part.Styles ??= new Styles(styles.GetFirstChild<DocDefaults>()!.CloneNode(deep: true));
        var names = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var style in styles.Elements<Style>())
        {
            var known = house.Elements<Style>().FirstOrDefault(each =>
                each.Type?.Value == style.Type?.Value
                && string.Equals(each.StyleName?.Val?.Value, style.StyleName!.Val!.Value, StringComparison.OrdinalIgnoreCase));
            var id = style.StyleId!.Value!;
            names[id] = known?.StyleId?.Value
                ?? (house.Elements<Style>().Any(each => each.StyleId?.Value == id) ? $"Report{id}" : id);
            if (known is null)
            {
                var added = (Style)style.CloneNode(deep: true);
                added.StyleId = names[id];
                added.Default = null;
                if (added.BasedOn is { } based)
                {
                    // Its base comes before it.
                    based.Val = names[based.Val!.Value!];
                }

                foreach (var used in added.Descendants<NumberingId>())
                {
                    used.Val = number;
                }

                house.Append(added);
            }
        }

        return names;
    }

    /// <summary>Adds the footnotes behind those of the template, and corrects the marks.</summary>
    private static void AddNotes(MainDocumentPart main, Footnotes notes, IReadOnlyList<OpenXmlElement> contents)
    {
        if (main.FootnotesPart?.Footnotes is not { } house)
        {
            var part = main.FootnotesPart ?? main.AddNewPart<FootnotesPart>();
            part.Footnotes = notes;
            return;
        }

        // The notes of the text that goes away go with it.
        foreach (var note in house.Elements<Footnote>().Where(note => note.Type is null).ToList())
        {
            note.Remove();
        }

        var shift = house.Elements<Footnote>().Select(note => note.Id?.Value ?? 0).DefaultIfEmpty().Max();
        foreach (var note in notes.Elements<Footnote>().Where(note => note.Type is null).ToList())
        {
            note.Remove();
            note.Id = note.Id!.Value + shift;
            house.Append(note);
        }

        foreach (var mark in contents.SelectMany(element => element.Descendants<FootnoteReference>()))
        {
            mark.Id = mark.Id!.Value + shift;
        }
    }

    private static void Rename(OpenXmlElement element, Dictionary<string, string> names)
    {
        foreach (var style in element.Descendants<ParagraphStyleId>())
        {
            style.Val = names[style.Val!.Value!];
        }

        foreach (var style in element.Descendants<RunStyle>())
        {
            style.Val = names[style.Val!.Value!];
        }

        foreach (var style in element.Descendants<TableStyle>())
        {
            style.Val = names[style.Val!.Value!];
        }
    }
}
