using System.Globalization;
using System.IO.Compression;
using System.Xml.Linq;

namespace Survey.Files.Workbooks;

// ClosedXML stores formulas without their values, or with values that its own calculation gives. So it writes the cells with
// their styles only, and this class adds formula and value to the saved sheets.

/// <summary>Writes formulas and their values into the sheets of a saved workbook.</summary>
internal static class FormulaParts
{
    private static readonly XNamespace Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    private static readonly XNamespace Relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private static readonly DateTime DayZero = new(1899, 12, 30, 0, 0, 0, DateTimeKind.Unspecified);

    /// <summary>Adds the formulas to their cells, which must exist.</summary>
    public static void Write(ZipArchive archive, IEnumerable<WrittenFormula> formulas)
    {
        Dictionary<string, string>? parts = null;
        foreach (var sheet in formulas.GroupBy(formula => formula.Sheet, StringComparer.Ordinal))
        {
            parts ??= FindSheets(archive);
            var byAddress = sheet.ToDictionary(formula => formula.Address, StringComparer.Ordinal);
            Package.Change(archive, parts[sheet.Key], document =>
            {
                foreach (var cell in document.Descendants(Main + "c"))
                {
                    if (byAddress.Remove((string)cell.Attribute("r")!, out var formula))
                    {
                        Write(cell, formula);
                    }
                }
            });
            if (byAddress.Count > 0)
            {
                throw new InvalidOperationException($"The sheet {sheet.Key} has no cell {byAddress.Keys.First()}.");
            }
        }
    }

    private static void Write(XElement cell, WrittenFormula formula)
    {
        var figure = formula.Figure;
        var element = new XElement(Main + "f", figure.Formula);
        if (figure.IsArray)
        {
            element.SetAttributeValue("t", "array");
            element.SetAttributeValue("ref", formula.Address);
        }

        var (type, value) = figure.Value switch
        {
            null => ("str", ""),
            string text => ("str", CellText.Fit(text)),
            DateOnly day => (null, ((decimal)(day.ToDateTime(TimeOnly.MinValue) - DayZero).Days).ToString(CultureInfo.InvariantCulture)),
            IFormattable number => (null, number.ToString(null, CultureInfo.InvariantCulture)),
            _ => throw new ArgumentException($"A formula cannot have a {figure.Value.GetType().Name}.", nameof(formula)),
        };
        cell.SetAttributeValue("t", type);
        cell.ReplaceNodes(element, new XElement(Main + "v", value));
    }

    /// <summary>The part of each sheet, by the name of the sheet.</summary>
    public static Dictionary<string, string> FindSheets(ZipArchive archive)
    {
        var targets = Read(archive, "xl/_rels/workbook.xml.rels").Root!.Elements()
            .ToDictionary(
                relation => (string)relation.Attribute("Id")!,
                relation => (string)relation.Attribute("Target")!,
                StringComparer.Ordinal);
        return Read(archive, Package.WorkbookPart).Descendants(Main + "sheet").ToDictionary(
            sheet => (string)sheet.Attribute("name")!,
            sheet => ToPart(targets[(string)sheet.Attribute(Relations + "id")!]),
            StringComparer.Ordinal);

        static string ToPart(string target) => target.StartsWith('/') ? target[1..] : $"xl/{target}";
    }

    private static XDocument Read(ZipArchive archive, string part)
    {
        using var stream = archive.GetEntry(part)!.Open();
        return XDocument.Load(stream);
    }
}
