namespace Survey.Files.Exports;

/// <summary>Temporary files that only the owner of the process can read, and that are deleted when they are closed.</summary>
public static class TemporaryFile
{
    private const int BufferSize = 1 << 16;

    /// <summary>Creates an empty file, open for reading and writing.</summary>
    public static FileStream Create() =>
        new(
            Path.GetTempFileName(),
            FileMode.Open,
            FileAccess.ReadWrite,
            FileShare.None,
            BufferSize,
            FileOptions.DeleteOnClose | FileOptions.Asynchronous);
}
