using System.Globalization;
using System.IO.Compression;
using System.Text;
using System.Xml;
using CsvHelper;

namespace Survey.Benchmarks.Data;

/// <summary>Reads the cells of files that the product wrote.</summary>
internal static class CellExtraction
{
    /// <summary>Copies the cells of all sheets of a workbook, without formulas and formats.</summary>
    /// <returns>Number of rows of the largest sheet, and of all cells that are not empty.</returns>
    public static (long Rows, long Cells) OfWorkbook(string workbook, string cells)
    {
        using var archive = ZipFile.OpenRead(workbook);
        var shared = ReadSharedStrings(archive);
        using var writer = new CellWriter(cells);
        foreach (var sheet in archive.Entries.Where(entry =>
            entry.FullName.StartsWith("xl/worksheets/", StringComparison.Ordinal)
            && entry.Name.EndsWith(".xml", StringComparison.Ordinal)))
        {
            using var xml = XmlReader.Create(sheet.Open());
            writer.BeginTable();
            while (xml.Read())
            {
                if (xml is { NodeType: XmlNodeType.Element, LocalName: "c" })
                {
                    AddCell(xml, shared, writer);
                }

                // An empty row is written as <row/>.
                if (xml.LocalName == "row" && (xml.NodeType == XmlNodeType.EndElement || xml.IsEmptyElement))
                {
                    writer.EndRow();
                }
            }
        }

        return (writer.Rows, writer.Cells);
    }

    /// <summary>Copies the fields of a CSV file.</summary>
    /// <returns>Number of rows, with the header, and of cells that are not empty.</returns>
    public static (long Rows, long Cells) OfCsv(string csv, string cells)
    {
        using var reader = CsvReader.FromFile(csv, new CsvReaderOptions { HasHeader = false, SkipEmptyLines = false });
        using var writer = new CellWriter(cells);
        writer.BeginTable();
        while (reader.Read())
        {
            for (var field = 0; field < reader.FieldCount; field++)
            {
                writer.Add(reader.GetString(field));
            }

            writer.EndRow();
        }

        return (writer.Rows, writer.Cells);
    }

    private static List<string> ReadSharedStrings(ZipArchive archive)
    {
        var strings = new List<string>();
        if (archive.GetEntry("xl/sharedStrings.xml") is { } entry)
        {
            using var xml = XmlReader.Create(entry.Open());
            while (xml.Read())
            {
                if (xml is { NodeType: XmlNodeType.Element, LocalName: "si" })
                {
                    strings.Add(ReadTexts(xml));
                }
            }
        }

        return strings;
    }

    private static void AddCell(XmlReader xml, List<string> shared, CellWriter writer)
    {
        var type = xml.GetAttribute("t");
        var value = ReadTexts(xml);
        if (type == "s" && value.Length > 0)
        {
            writer.Add(shared[int.Parse(value, CultureInfo.InvariantCulture)]);
        }
        else if (type is null or "n" && double.TryParse(value, CultureInfo.InvariantCulture, out var number))
        {
            writer.Add(number);
        }
        else
        {
            writer.Add(value);
        }
    }

    // The text of all <v> and <t> inside the element that the reader is at.
    private static string ReadTexts(XmlReader xml)
    {
        var text = new StringBuilder();
        using var inner = xml.ReadSubtree();
        while (inner.Read())
        {
            if (inner is { NodeType: XmlNodeType.Element, LocalName: "v" or "t", IsEmptyElement: false })
            {
                inner.Read();
                text.Append(inner.Value);
            }
        }

        return text.ToString();
    }
}
