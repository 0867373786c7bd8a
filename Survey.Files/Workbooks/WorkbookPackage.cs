using System.IO.Compression;
using System.Text;
using System.Xml;
using Survey.Core.Problems;

namespace Survey.Files.Workbooks;

/// <summary>
/// Opens a workbook from an untrusted source. What reading it may cost is limited (<see cref="ReadingBudget"/>), and damage is
/// reported as a problem.
/// </summary>
/// <remarks>
/// Only the texts of the sheets are read, directly from the parts of the package. A library that builds the whole
/// document would reject workbooks because of a drawing or validation that it does not know, and its memory use could
/// not be limited.
/// </remarks>
/// <param name="unreadable">Reported if the file is not a workbook, or is damaged or locked.</param>
/// <param name="tooLarge">Reported if the file exceeds a limit.</param>
internal sealed class WorkbookPackage(ProblemKind unreadable, ProblemKind tooLarge)
{
    private const int MaxEntries = 5_000;

    private static readonly byte[] OldFormat = [0xD0, 0xCF, 0x11, 0xE0];

    /// <summary>Reads a workbook.</summary>
    /// <param name="bytes">Content of the file.</param>
    /// <param name="place">The file, for problems.</param>
    /// <param name="problems">Receives at most one problem about the file itself.</param>
    /// <param name="read">Reads the parts; returns null after reporting problems of its own.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <returns>The result of <paramref name="read"/>; null after a problem.</returns>
    public T? Read<T>(byte[] bytes, Place place, ProblemLog problems, Func<WorkbookParts, T?> read, CancellationToken cancellationToken)
        where T : class
    {
        if (bytes.AsSpan().StartsWith(OldFormat))
        {
            problems.Add(unreadable[ExplainOldFormat(bytes)], place);
            return null;
        }

        try
        {
            using var archive = new ZipArchive(new MemoryStream(bytes), ZipArchiveMode.Read);
            if (archive.GetEntry("content.xml") is not null && archive.GetEntry("mimetype") is not null)
            {
                problems.Add(unreadable["ods"], place);
                return null;
            }

            if (archive.Entries.Count <= MaxEntries)
            {
                return read(new WorkbookParts(archive, new ReadingBudget(cancellationToken)));
            }

            problems.Add(tooLarge["unpacked"], place);
        }
        catch (WorkbookTooLargeException excess)
        {
            problems.Add(tooLarge[excess.Variant], place, excess.Most is { } most ? [("most", most)] : []);
        }
        catch (Exception damage)
            when (damage
                    is InvalidDataException
                        or XmlException
                        or IOException
                        or NotSupportedException
                        or FormatException
                        or OverflowException
                        or ArgumentException)
        {
            problems.Add(unreadable["damaged"], place);
        }

        return null;
    }

    /// <summary>
    /// The variant of the problem for a file of Microsoft's older format, which also holds workbooks that are locked. Its directory has the
    /// names of its parts.
    /// </summary>
    private static string ExplainOldFormat(byte[] bytes)
    {
        return Has("EncryptedPackage") ? "locked-only"
            : Has("Workbook") ? "xls"
            : "locked";

        bool Has(string part) => bytes.AsSpan().IndexOf(Encoding.Unicode.GetBytes(part)) >= 0;
    }
}
