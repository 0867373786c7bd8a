using System.Globalization;
using System.IO.Compression;
using System.Text;
using System.Xml.Linq;

namespace Survey.Files.Workbooks;

/// <summary>Copies a saved workbook, and writes the streamed rows into their sheets.</summary>
internal static class StreamedParts
{
    private const string Relationships = "http://schemas.openxmlformats.org/package/2006/relationships";
    private const string OfDocument = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

    // These come after the links in a sheet.
    private static readonly string[] AfterLinks =
    [
        "printOptions", "pageMargins", "pageSetup", "headerFooter", "rowBreaks", "colBreaks", "drawing", "legacyDrawing", "tableParts",
        "extLst",
    ];

    private static readonly XNamespace Main = StreamedRows.Main;

    /// <summary>Copies the workbook.</summary>
    /// <param name="package">The saved workbook, without the rows.</param>
    /// <param name="output">A writable stream; it need not be seekable and is left open.</param>
    /// <param name="rows">The rows of each long sheet.</param>
    public static void Copy(Stream package, Stream output, IEnumerable<StreamedRows> rows)
    {
        using var source = new ZipArchive(package, ZipArchiveMode.Read, leaveOpen: true);
        using var target = new ZipArchive(output, ZipArchiveMode.Create, leaveOpen: true);
        var parts = FormulaParts.FindSheets(source);
        var streamed = rows.ToDictionary(each => parts[each.Name], StringComparer.Ordinal);
        var relations = streamed.Keys.Select(RelationsOf).ToHashSet(StringComparer.Ordinal);
        foreach (var entry in source.Entries.Where(entry => !relations.Contains(entry.FullName)))
        {
            using var from = entry.Open();
            if (streamed.TryGetValue(entry.FullName, out var ofSheet))
            {
                WriteSheet(from, target, entry.FullName, ofSheet, source.GetEntry(RelationsOf(entry.FullName)));
            }
            else
            {
                using var to = target.CreateEntry(entry.FullName).Open();
                from.CopyTo(to);
            }
        }
    }

    private static void WriteSheet(Stream from, ZipArchive target, string part, StreamedRows rows, ZipArchiveEntry? relations)
    {
        var document = XDocument.Load(from);
        var before = WriteUntilRows(document, rows, out var between, out var after);
        using (var writer = new StreamWriter(target.CreateEntry(part, CompressionLevel.Fastest).Open(), new UTF8Encoding(false), 1 << 16))
        {
            writer.Write(before);
            rows.Write(writer);
            writer.Write(between);
            for (var index = 0; index < rows.Links.Count; index++)
            {
                writer.Write(index == 0 ? "<hyperlinks>" : "");
                writer.Write(
                    string.Create(
                        CultureInfo.InvariantCulture,
                        $"<hyperlink ref=\"{rows.Links[index].Cell}\" r:id=\"streamed{index}\" xmlns:r=\"{OfDocument}\"/>"));
            }

            writer.Write(rows.Links.Count > 0 ? "</hyperlinks>" : "");
            writer.Write(after);
        }

        WriteRelations(target, RelationsOf(part), rows, relations);
    }

    /// <summary>Cuts the document of a sheet where the rows and the links are to be written.</summary>
    /// <returns>The text before the rows.</returns>
    private static string WriteUntilRows(XDocument document, StreamedRows rows, out string between, out string after)
    {
        const string Here = "streamed";
        var samples = document.Root!.Element(Main + "sheetData")!.Elements(Main + "row")
            .Single(row => (int)row.Attribute("r")! == rows.FirstRow);
        rows.ReadSamples(samples);
        samples.ReplaceWith(new XProcessingInstruction(Here, Here));
        document.Root.Element(Main + "dimension")?.Remove();

        // The rows are written without a prefix.
        document.Root.Attributes().Where(attribute => attribute.IsNamespaceDeclaration && attribute.Value == Main).Remove();
        document.Root.SetAttributeValue("xmlns", Main.NamespaceName);
        if (document.Root.Element(Main + "hyperlinks") is not null)
        {
            throw new InvalidOperationException($"The sheet {rows.Name} has links outside of its streamed rows.");
        }

        document.Root.Elements().First(element => AfterLinks.Contains(element.Name.LocalName, StringComparer.Ordinal))
            .AddBeforeSelf(new XProcessingInstruction(Here, Here));
        using var text = new Utf8Writer();
        document.Save(text, SaveOptions.DisableFormatting);
        var pieces = text.ToString().Split($"<?{Here} {Here}?>");
        (between, after) = (pieces[1], pieces[2]);
        return pieces[0];
    }

    private static void WriteRelations(ZipArchive target, string part, StreamedRows rows, ZipArchiveEntry? before)
    {
        var document = new XDocument(new XElement(XName.Get("Relationships", Relationships)));
        if (before is not null)
        {
            using var from = before.Open();
            document = XDocument.Load(from);
        }
        else if (rows.Links.Count == 0)
        {
            return;
        }

        document.Root!.Add(rows.Links.Select((link, index) => new XElement(
            XName.Get("Relationship", Relationships),
            new XAttribute("Id", string.Create(CultureInfo.InvariantCulture, $"streamed{index}")),
            new XAttribute("Type", $"{OfDocument}/hyperlink"),
            new XAttribute("Target", link.Target.AbsoluteUri),
            new XAttribute("TargetMode", "External"))));
        using var to = target.CreateEntry(part).Open();
        document.Save(to, SaveOptions.DisableFormatting);
    }

    private static string RelationsOf(string part) =>
        $"{Path.GetDirectoryName(part)!.Replace('\\', '/')}/_rels/{Path.GetFileName(part)}.rels";

    /// <summary>Declares the encoding in which the pieces are written.</summary>
    private sealed class Utf8Writer() : StringWriter(CultureInfo.InvariantCulture)
    {
        public override Encoding Encoding => Encoding.UTF8;
    }
}
