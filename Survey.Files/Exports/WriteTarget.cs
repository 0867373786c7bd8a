using System.Formats.Tar;

namespace Survey.Files.Exports;

/// <summary>Files that are written under another name: a link stays a link, and the file that it leads to is written.</summary>
public static class WriteTarget
{
    private static readonly string[] FoldersOfDevices = ["/dev/", "/proc/"];

    /// <summary>The file that a path leads to if it is a symbolic link, perhaps through others; otherwise the path itself.</summary>
    /// <param name="path">A path; the file and the link's target need not exist.</param>
    public static string Of(string path) =>
        new FileInfo(path) is { LinkTarget: not null } link ? link.ResolveLinkTarget(returnFinalTarget: true)!.FullName : path;

    /// <summary>
    /// Opens a pipe or a device for writing, such as <c>/dev/stdout</c>. It cannot be replaced by a file, and what is written to it cannot
    /// be taken back. Opening a pipe waits for its reader.
    /// </summary>
    /// <returns>Null if the path is that of a regular file, or of none.</returns>
    public static FileStream? OpenDevice(string path) =>
        IsDevice(path) ? new FileStream(path, FileMode.Open, FileAccess.Write, FileShare.ReadWrite) : null;

    /// <summary>True if a path is that of a pipe or a device, or a link to one; false for a regular file, a folder or nothing.</summary>
    public static bool IsDevice(string path)
    {
        // A pipe that a shell made has no path that exists, only a link in /proc.
        var target = Path.GetFullPath(Of(path));
        if (Array.Exists(FoldersOfDevices, folder => target.StartsWith(folder, StringComparison.Ordinal)))
        {
            return true;
        }

        if (!File.Exists(target) || new FileInfo(target).Length > 0)
        {
            return false;
        }

        // An archive is the only place where .NET shows the type of a file. A pipe or a device is not opened for it.
        using var archive = new MemoryStream();
        using (var writer = new TarWriter(archive, leaveOpen: true))
        {
            writer.WriteEntry(target, "file");
        }

        archive.Position = 0;
        using var reader = new TarReader(archive);
        return reader.GetNextEntry()!.EntryType is TarEntryType.Fifo or TarEntryType.CharacterDevice or TarEntryType.BlockDevice;
    }
}
