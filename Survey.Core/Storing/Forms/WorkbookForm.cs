using System.IO.Compression;
using System.Xml;
using Survey.Core.Problems;
using Survey.Core.Questionnaires.Formats.XlsForms;

namespace Survey.Core.Storing.Forms;

/// <summary>
/// Reads the texts of a workbook's sheets, and nothing else of it, straight from its parts. A library that builds the
/// whole document would refuse many a form for a drawing or a validation it does not know, and cannot be bounded.
/// </summary>
internal static class WorkbookForm
{
    private const int MostEntries = 5_000;
    private const long LargestExpanded = 256L * 1024 * 1024;

    private static readonly byte[] OldFormat = [0xD0, 0xCF, 0x11, 0xE0];

    /// <summary>The tables of a workbook; null after a problem.</summary>
    public static XlsForm? Read(byte[] bytes, Place place, ProblemLog problems)
    {
        if (bytes.AsSpan().StartsWith(OldFormat))
        {
            problems.Add(ProblemCatalogue.XlsformFileUnreadable, place, "The workbook is locked by a password, or is of Excel 97–2003. Remove the password, or save it as .xlsx.");
            return null;
        }

        try
        {
            using var archive = new ZipArchive(new MemoryStream(bytes), ZipArchiveMode.Read);
            if (archive.Entries.Count <= MostEntries && IsBounded(archive))
            {
                return Read(new WorkbookParts(archive), place, problems);
            }

            problems.Add(ProblemCatalogue.XlsformTooLarge, place, $"The workbook holds more than {LargestExpanded / (1024 * 1024)} MB when it is unpacked, or more than {MostEntries:N0} parts. Remove what is no part of the form.");
        }
        catch (Exception damage) when (damage is InvalidDataException or XmlException or IOException or NotSupportedException or FormatException or OverflowException or ArgumentException)
        {
            problems.Add(ProblemCatalogue.XlsformFileUnreadable, place, "The file is no workbook (.xlsx), or is damaged. Open it in a spreadsheet and save it again.");
        }

        return null;
    }

    private static XlsForm? Read(WorkbookParts parts, Place place, ProblemLog problems)
    {
        var sheets = new List<XlsSheet>();
        var errors = problems.Errors;
        foreach (var (name, part) in parts.ReadSheets())
        {
            var sheet = new SheetBuilder(name, place.Member(name.Trim()), problems);
            parts.ReadRows(part, sheet);
            sheets.Add(sheet.ToSheet());
        }

        return problems.Errors > errors ? null : new XlsForm(place, FormFile.NameOf(place), sheets);
    }

    /// <summary>Unpacks everything once and counts: what a zip says of its sizes need not be true.</summary>
    private static bool IsBounded(ZipArchive archive)
    {
        if (archive.Entries.Sum(entry => entry.Length) > LargestExpanded)
        {
            return false;
        }

        var buffer = new byte[64 * 1024];
        var total = 0L;
        foreach (var entry in archive.Entries.Where(entry => WorkbookParts.IsRead(entry.FullName)))
        {
            using var stream = entry.Open();
            for (var read = stream.Read(buffer); read > 0; read = stream.Read(buffer))
            {
                total += read;
                if (total > LargestExpanded)
                {
                    return false;
                }
            }
        }

        return true;
    }
}
