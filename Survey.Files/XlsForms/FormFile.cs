using System.Text;
using Survey.Core.Problems;
using Survey.Core.Questionnaires.XlsForms;

namespace Survey.Files.XlsForms;

/// <summary>Reads a form from a workbook, a folder of CSV files or a Markdown text.</summary>
public static class FormFile
{
    /// <summary>The largest file that is read, in bytes.</summary>
    public const int LargestFile = 32 * 1024 * 1024;

    /// <summary>The longest text of a cell, in UTF-16 units; the same limit as in Excel.</summary>
    public const int MaxCellLength = 32_767;

    /// <summary>The largest number of rows of a sheet that contain text, including the header.</summary>
    public const int MaxRows = 200_000;

    /// <summary>The largest number of columns of a sheet.</summary>
    public const int MaxColumns = 1_000;

    /// <summary>Reads the sheets of a form; null after a problem.</summary>
    /// <param name="path">A file <c>.xlsx</c>, <c>.xlsm</c> or <c>.md</c>, or a folder with <c>survey.csv</c>.</param>
    /// <param name="problems">Receives all problems of the file.</param>
    public static XlsForm? Read(string path, ProblemLog problems)
    {
        var name = Path.GetFileName(Path.TrimEndingDirectorySeparator(Path.GetFullPath(path)));
        var place = Place.OfFile(name);
        if (Directory.Exists(path))
        {
            return CsvForm.Read(path, place, problems);
        }

        var file = new FileInfo(path);
        if (!file.Exists)
        {
            problems.Add(ProblemCatalogue.XlsformFileUnreadable, place);
            return null;
        }

        var form = Read(file.Length <= LargestFile ? File.ReadAllBytes(path) : null, name, problems);
        return form is null ? null : form with { Beside = (csv, log) => CsvForm.ReadBeside(file.FullName, csv, log) };
    }

    /// <summary>Reads the sheets of an uploaded form; null after a problem.</summary>
    /// <param name="bytes">Content of the file; null if it is larger than <see cref="LargestFile"/>.</param>
    /// <param name="name">Name of the file; its extension decides how it is read.</param>
    /// <param name="problems">Receives all problems of the file.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    public static XlsForm? Read(byte[]? bytes, string name, ProblemLog problems, CancellationToken cancellationToken = default)
    {
        var place = Place.OfFile(name);
        if (bytes is null || bytes.Length > LargestFile)
        {
            problems.Add(ProblemCatalogue.XlsformTooLarge, place, ("size", LargestFile / (1024 * 1024)));
            return null;
        }

        return Path.GetExtension(name).ToLowerInvariant() switch
        {
            ".xlsx" or ".xlsm" or ".xls" or ".ods" => WorkbookForm.Read(bytes, place, problems, cancellationToken),
            ".md" => FindText(bytes, place, problems) is { } text ? MarkdownForm.Read(text, place, problems) : null,
            _ => Refuse(place, problems),
        };
    }

    /// <summary>Decodes a file in UTF-8, or in UTF-16 with a byte order mark; without the mark. Null after a problem.</summary>
    public static string? FindText(byte[] bytes, Place place, ProblemLog problems)
    {
        // UTF-16 is what Excel calls “Unicode text”.
        if (bytes is [0xFF, 0xFE, ..] or [0xFE, 0xFF, ..])
        {
            return (bytes[0] == 0xFF ? Encoding.Unicode : Encoding.BigEndianUnicode).GetString(bytes.AsSpan(2));
        }

        try
        {
            return new UTF8Encoding(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true).GetString(bytes).TrimStart('\uFEFF');
        }
        catch (DecoderFallbackException)
        {
            problems.Add(ProblemCatalogue.FileNotUtf8["text"], place);
            return null;
        }
    }

    /// <summary>The name of a form's file, without its extension.</summary>
    internal static string NameOf(Place place) => Path.GetFileNameWithoutExtension(place.File);

    private static XlsForm? Refuse(Place place, ProblemLog problems)
    {
        problems.Add(ProblemCatalogue.XlsformFileUnreadable["kind"], place);
        return null;
    }
}
