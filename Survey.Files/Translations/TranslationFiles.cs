using Survey.Core.Problems;
using Survey.Core.Translations;
using Survey.Files.Reports;
using Survey.Files.XlsForms;

namespace Survey.Files.Translations;

/// <summary>Files with the translations of a round from one language into another: an Excel workbook, or XLIFF.</summary>
public static class TranslationFiles
{
    /// <summary>The formats.</summary>
    public static IReadOnlyList<FileFormat> Formats { get; } = [FileFormat.Workbook, FileFormat.Xliff];

    /// <summary>The format of a file by the end of its name; null if it is another one. XLIFF may end with .xlf or .xliff.</summary>
    public static FileFormat? FindFormat(string name)
    {
        var ending = Path.GetExtension(name).TrimStart('.').ToLowerInvariant();
        return Formats.FirstOrDefault(format => ending == format.Suffix || ending == format.Name);
    }

    /// <summary>Writes a file.</summary>
    /// <param name="format">One of <see cref="Formats"/>.</param>
    /// <param name="output">A writable stream; it is left open.</param>
    /// <param name="set">The translations.</param>
    /// <param name="language">The language of places and explanations.</param>
    public static void Write(FileFormat format, Stream output, TranslationSet set, string language)
    {
        var texts = TranslationTexts.Of(language);
        if (format == FileFormat.Xliff)
        {
            XliffWriter.Write(output, set, texts);
        }
        else
        {
            TranslationWorkbook.Write(output, set, texts);
        }
    }

    /// <summary>Reads a file. Its content decides which format it has. Null after a problem with the file as a whole.</summary>
    /// <param name="bytes">The file.</param>
    /// <param name="name">The file's name, for problems.</param>
    /// <param name="problems">Receives the problems found.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    public static TranslationFile? Read(byte[] bytes, string name, ProblemLog problems, CancellationToken cancellationToken = default)
    {
        var place = Place.OfFile(name);
        if (bytes.Length > FormFile.LargestFile)
        {
            problems.Add(ProblemCatalogue.FileTooLarge, place, ("size", FormFile.LargestFile / (1024 * 1024)));
            return null;
        }

        if (bytes.AsSpan().StartsWith("PK"u8) || bytes is [0xD0, 0xCF, ..])
        {
            return TranslationWorkbook.Read(bytes, place, problems, cancellationToken);
        }

        if (bytes.AsSpan().IndexOf((byte)'<') is >= 0 and < 10)
        {
            return XliffReader.Read(bytes, place, problems);
        }

        problems.Add(ProblemCatalogue.TranslationFileUnreadable, place);
        return null;
    }
}
