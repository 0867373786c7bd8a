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
    public static FileStream? OpenDevice(string path)
    {
        // A pipe that a shell made has no path that exists, only a link in /proc.
        var target = Of(path);
        if (Array.Exists(FoldersOfDevices, folder => target.StartsWith(folder, StringComparison.Ordinal)))
        {
            return Open(path);
        }

        if (!File.Exists(target) || new FileInfo(target).Length > 0)
        {
            return null;
        }

        var stream = Open(path);
        if (!stream.CanSeek)
        {
            return stream;
        }

        stream.Dispose();
        return null;
    }

    private static FileStream Open(string path) => new(path, FileMode.Open, FileAccess.Write, FileShare.ReadWrite);
}
