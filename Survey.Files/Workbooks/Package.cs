using System.Globalization;
using System.IO.Compression;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using ClosedXML.Excel;

namespace Survey.Files.Workbooks;

/// <summary>Saves workbooks, and corrects parts for which ClosedXML has no setting.</summary>
internal static partial class Package
{
    internal const string WorkbookPart = "xl/workbook.xml";
    private const string StylesPart = "xl/styles.xml";
    private const string ApplicationPart = "docProps/app.xml";

    /// <summary>Writes the properties of a report.</summary>
    /// <param name="workbook">The workbook.</param>
    /// <param name="title">Title of the round.</param>
    /// <param name="subject">What the report shows.</param>
    /// <param name="producedAt">The moment at which it is produced.</param>
    public static void Describe(XLWorkbook workbook, string title, string subject, DateTimeOffset producedAt)
    {
        var properties = workbook.Properties;
        properties.Title = CellText.Fit(title);
        properties.Subject = CellText.Fit(subject);
        properties.Author = "SurveyEngine";
        properties.Created = producedAt.UtcDateTime;
        properties.Modified = producedAt.UtcDateTime;
    }

    /// <summary>Saves a workbook with all corrections.</summary>
    /// <param name="workbook">The workbook.</param>
    /// <param name="output">A writable stream; it need not be seekable and is left open.</param>
    /// <param name="formulas">The formulas of its cells; null for none.</param>
    /// <param name="finish">Adds to the saved workbook what ClosedXML cannot write, such as charts; null for nothing.</param>
    /// <param name="rows">The rows of long sheets; null for none.</param>
    public static void Save(
        XLWorkbook workbook,
        Stream output,
        IEnumerable<WrittenFormula>? formulas = null,
        Action<Stream>? finish = null,
        IReadOnlyCollection<StreamedRows>? rows = null)
    {
        using var package = new MemoryStream();
        workbook.SaveAs(package);
        Repair(package, formulas);
        finish?.Invoke(package);
        package.Position = 0;
        if (rows is { Count: > 0 })
        {
            StreamedParts.Copy(package, output, rows);
        }
        else
        {
            package.CopyTo(output);
        }
    }

    /// <summary>
    /// Makes three corrections. The rows and columns repeated on printed pages become absolute (<c>$1:$2</c>), because
    /// LibreOffice ignores relative ones. The default font becomes that of the cells, because column widths count its
    /// digits. The application name becomes SurveyEngine, because ClosedXML writes that of Excel.
    /// </summary>
    /// <param name="package">The saved workbook; must be readable, writable and seekable.</param>
    /// <param name="formulas">The formulas to add; null for none.</param>
    public static void Repair(Stream package, IEnumerable<WrittenFormula>? formulas = null)
    {
        using var archive = new ZipArchive(package, ZipArchiveMode.Update, leaveOpen: true);
        Change(archive, WorkbookPart, document =>
        {
            foreach (var name in document.Descendants().Where(IsPrintTitles))
            {
                name.Value = RelativeRange().Replace(name.Value, "!$$${first}:$$${last}");
            }
        });
        Change(archive, StylesPart, document =>
        {
            var font = document.Descendants().First(element => element.Name.LocalName == "font");
            SetValue(font, "name", CellStyles.FontName);
            SetValue(font, "sz", CellStyles.TextSize.ToString(CultureInfo.InvariantCulture));
        });
        Change(archive, ApplicationPart, document =>
        {
            foreach (var application in document.Descendants().Where(element => element.Name.LocalName == "Application"))
            {
                application.Value = "SurveyEngine";
            }
        });
        FormulaParts.Write(archive, formulas ?? []);
    }

    private static void SetValue(XElement font, string property, string value) =>
        font.Elements().Single(element => element.Name.LocalName == property).SetAttributeValue("val", value);

    private static bool IsPrintTitles(XElement element) =>
        element.Name.LocalName == "definedName" && (string?)element.Attribute("name") == "_xlnm.Print_Titles";

    /// <summary>Changes a part that is XML.</summary>
    internal static void Change(ZipArchive archive, string part, Action<XDocument> change)
    {
        var entry = archive.GetEntry(part) ?? throw new InvalidOperationException($"The saved workbook has no part {part}.");
        using var stream = entry.Open();
        var document = XDocument.Load(stream);
        change(document);
        stream.SetLength(0);
        document.Save(stream, System.Xml.Linq.SaveOptions.DisableFormatting);
    }

    // Sheet names cannot contain a colon, so this matches only the ranges.
    [GeneratedRegex(
        @"!(?<first>[A-Z]+|[0-9]+):(?<last>[A-Z]+|[0-9]+)(?=,|$)",
        RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant,
        matchTimeoutMilliseconds: 1000)]
    private static partial Regex RelativeRange();
}
