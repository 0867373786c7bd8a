using System.IO.Compression;
using System.Xml;
using Survey.Core.Problems;

namespace Survey.Files.Workbooks;

/// <summary>
/// Opens a workbook that anybody may have made: bounded in parts and in what it unpacks to, with whatever is damaged in
/// it told as a problem.
/// </summary>
/// <remarks>
/// Only the texts of its sheets are read, straight from its parts. A library that builds the whole document would refuse
/// many a workbook for a drawing or a validation it does not know, and cannot be bounded.
/// </remarks>
/// <param name="unreadable">The problem of a file that is no workbook.</param>
/// <param name="tooLarge">The problem of one that is too large.</param>
internal sealed class WorkbookPackage(ProblemKind unreadable, ProblemKind tooLarge)
{
    private const int MostEntries = 5_000;
    private const long LargestExpanded = 64L * 1024 * 1024;

    private static readonly byte[] OldFormat = [0xD0, 0xCF, 0x11, 0xE0];

    /// <summary>Reads a workbook.</summary>
    /// <param name="bytes">The file.</param>
    /// <param name="place">The file.</param>
    /// <param name="problems">Where problems go.</param>
    /// <param name="read">Reads the parts.</param>
    /// <returns>What was read; null after a problem.</returns>
    public T? Read<T>(byte[] bytes, Place place, ProblemLog problems, Func<WorkbookParts, T?> read)
        where T : class
    {
        if (bytes.AsSpan().StartsWith(OldFormat))
        {
            problems.Add(unreadable, place, "The workbook is locked by a password, or is of Excel 97–2003. Remove the password, or save it as .xlsx.");
            return null;
        }

        try
        {
            using var archive = new ZipArchive(new MemoryStream(bytes), ZipArchiveMode.Read);
            if (archive.Entries.Count <= MostEntries && IsBounded(archive))
            {
                return read(new WorkbookParts(archive));
            }

            problems.Add(tooLarge, place, $"The workbook holds more than {LargestExpanded / (1024 * 1024)} MB when it is unpacked, or more than {MostEntries:N0} parts. Remove pictures and sheets that do not belong to it.");
        }
        catch (Exception damage) when (damage is InvalidDataException or XmlException or IOException or NotSupportedException or FormatException or OverflowException or ArgumentException)
        {
            problems.Add(unreadable, place, "The file is no workbook (.xlsx), or is damaged. Open it in a spreadsheet and save it again.");
        }

        return null;
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
