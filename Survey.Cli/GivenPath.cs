using Survey.Core.Languages;
using Survey.Files.Exports;
using Survey.Files.XlsForms;

namespace Survey.Cli;

/// <summary>Files and folders that commands are given by name.</summary>
internal static class GivenPath
{
    /// <summary>Refuses a name that is not that of a file.</summary>
    /// <exception cref="IOException">There is no file, or it is a folder.</exception>
    public static void RequireFile(string path, LanguageTexts texts)
    {
        RefuseFolder(path, texts);
        if (!File.Exists(path))
        {
            throw new IOException(texts.Fill("file.missing", ("path", path)));
        }
    }

    /// <summary>Refuses a name that is neither that of a file nor that of a folder with tables, as a form may be.</summary>
    /// <exception cref="IOException">The path does not exist, or it is a folder that has no table.</exception>
    public static void RequireForm(string path, LanguageTexts texts)
    {
        if (!CsvForm.IsFolder(path))
        {
            RequireFile(path, texts);
        }
    }

    /// <summary>Refuses the name of a file to write to that is a folder, or in a folder that does not exist.</summary>
    /// <exception cref="IOException">The file cannot be written there.</exception>
    public static void RequirePlace(string path, LanguageTexts texts)
    {
        RefuseFolder(path, texts);
        if (Path.GetDirectoryName(path) is { Length: > 0 } folder && !Directory.Exists(folder))
        {
            throw new IOException(texts.Fill("folder.missing", ("path", folder)));
        }
    }

    /// <summary>Refuses the name of a pipe or a device, for a file that others will open again and read at any place.</summary>
    /// <exception cref="IOException">It is one.</exception>
    public static void RefuseDevice(string path, LanguageTexts texts)
    {
        if (WriteTarget.IsDevice(path))
        {
            throw new IOException(texts.Fill("file.is-device", ("path", path)));
        }
    }

    private static void RefuseFolder(string path, LanguageTexts texts)
    {
        if (Directory.Exists(path))
        {
            throw new IOException(texts.Fill("file.is-folder", ("path", path)));
        }
    }

    /// <summary>Refuses a folder to write to in which something is. A folder that does not exist is empty.</summary>
    /// <param name="path">The folder.</param>
    /// <param name="texts">Texts of messages.</param>
    /// <param name="except">A file or folder in it that does not count; null for none.</param>
    /// <exception cref="IOException">Something is in it, or it is a file.</exception>
    public static void RequireEmpty(string path, LanguageTexts texts, string? except = null)
    {
        if (File.Exists(path))
        {
            throw new IOException(texts.Fill("folder.is-file", ("path", path)));
        }

        if (Directory.Exists(path) && Directory.EnumerateFileSystemEntries(path).Any(entry => entry != except))
        {
            throw new IOException(texts.Fill("folder.not-empty", ("path", path)));
        }
    }

    /// <summary>Creates a folder to write to, unless it exists.</summary>
    /// <returns>The folder as it was named.</returns>
    /// <exception cref="IOException">It is a file.</exception>
    public static string CreateFolder(string path, LanguageTexts texts) =>
        File.Exists(path)
            ? throw new IOException(texts.Fill("folder.is-file", ("path", path)))
            : Directory.CreateDirectory(path).ToString();
}
