using System.Globalization;
using System.IO.Compression;
using System.Text;
using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace Survey.Tests.Files.Reports.Excel;

/// <summary>A cell as the file stores it.</summary>
/// <param name="Formula">The formula; null for none.</param>
/// <param name="Value">The value as text; numbers as the file has them. Empty for none.</param>
internal sealed record StoredCell(string? Formula, string Value)
{
    /// <summary>True if both values are the same text, or the same number but for the last digits that a program may round.</summary>
    public bool Agrees(StoredCell other) =>
        Value == other.Value
        || (double.TryParse(Value, CultureInfo.InvariantCulture, out var mine)
            && double.TryParse(other.Value, CultureInfo.InvariantCulture, out var theirs)
            && Math.Abs(mine - theirs) <= 1e-9 * Math.Max(1, Math.Abs(mine)));
}

/// <summary>The cells of a workbook as its file stores them, read without any program that computes.</summary>
internal static partial class StoredSheets
{
    private static readonly XNamespace Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    private static readonly XNamespace Relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

    /// <summary>The cells by the name of the sheet and the address.</summary>
    public static Dictionary<string, Dictionary<string, StoredCell>> Read(byte[] workbook)
    {
        using var archive = new ZipArchive(new MemoryStream(workbook), ZipArchiveMode.Read);
        var shared = archive.GetEntry("xl/sharedStrings.xml") is null
            ? []
            : Load(archive, "xl/sharedStrings.xml").Root!.Elements().Select(TextOf).ToList();
        return SheetsOf(archive).ToDictionary(
            sheet => sheet.Name,
            sheet => Load(archive, sheet.Part).Descendants(Main + "c").ToDictionary(
                cell => (string)cell.Attribute("r")!,
                cell => new StoredCell(
                    (string?)cell.Element(Main + "f"),
                    cell.Element(Main + "is") is { } inline ? TextOf(inline)
                        : cell.Element(Main + "v") is not { } value ? ""
                        : (string?)cell.Attribute("t") == "s" ? shared[int.Parse(value.Value, CultureInfo.InvariantCulture)]
                        : value.Value)),
            StringComparer.Ordinal);
    }

    /// <summary>A copy without the values of formulas, so that whatever is read from it later was computed, with cells changed.</summary>
    /// <param name="workbook">The workbook.</param>
    /// <param name="sheet">The sheet on which cells are changed.</param>
    /// <param name="changes">The new values by address: a number as it is, a text in quotes.</param>
    public static byte[] WithoutValues(byte[] workbook, string sheet, IReadOnlyDictionary<string, string> changes)
    {
        using var copy = new MemoryStream();
        copy.Write(workbook);
        using (var archive = new ZipArchive(copy, ZipArchiveMode.Update, leaveOpen: true))
        {
            foreach (var (name, part) in SheetsOf(archive))
            {
                var document = Load(archive, part);
                foreach (var cell in document.Descendants(Main + "c").Where(cell => cell.Element(Main + "f") is not null))
                {
                    cell.Element(Main + "v")!.Remove();
                }

                foreach (var (address, value) in name == sheet ? changes : new Dictionary<string, string>())
                {
                    Change(document.Descendants(Main + "c").Single(cell => (string?)cell.Attribute("r") == address), value);
                }

                archive.GetEntry(part)!.Delete();
                using var stream = archive.CreateEntry(part).Open();
                document.Save(stream);
            }
        }

        return copy.ToArray();
    }

    /// <summary>The address of the cell that a name of the workbook stands for: <c>B9</c>.</summary>
    public static string AddressOf(byte[] workbook, string name)
    {
        using var archive = new ZipArchive(new MemoryStream(workbook), ZipArchiveMode.Read);
        var target = Load(archive, "xl/workbook.xml").Descendants(Main + "definedName")
            .Single(each => (string?)each.Attribute("name") == name)
            .Value;
        return Address().Match(target).Value.Replace("$", "", StringComparison.Ordinal);
    }

    private static void Change(XElement cell, string value)
    {
        var isText = value.StartsWith('"');
        cell.SetAttributeValue("t", isText ? "str" : null);
        cell.ReplaceNodes(new XElement(Main + "v", value.Trim('"')));
    }

    private static List<(string Name, string Part)> SheetsOf(ZipArchive archive)
    {
        var targets = Load(archive, "xl/_rels/workbook.xml.rels").Root!.Elements()
            .ToDictionary(relation => (string)relation.Attribute("Id")!, relation => (string)relation.Attribute("Target")!);
        return
        [
            .. Load(archive, "xl/workbook.xml").Descendants(Main + "sheet").Select(sheet => (
                (string)sheet.Attribute("name")!,
                ToPart(targets[(string)sheet.Attribute(Relations + "id")!]))),
        ];

        static string ToPart(string target) => target.StartsWith('/') ? target[1..] : $"xl/{target}";
    }

    private static string TextOf(XElement item) =>
        item.Descendants(Main + "t").Aggregate(new StringBuilder(), (text, part) => text.Append(part.Value)).ToString();

    private static XDocument Load(ZipArchive archive, string part)
    {
        using var stream = archive.GetEntry(part)!.Open();
        return XDocument.Load(stream);
    }

    [GeneratedRegex(@"\$[A-Z]+\$[0-9]+", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Address();
}
