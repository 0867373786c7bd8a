namespace Survey.Cli;

/// <summary>Writes a file whole or not at all.</summary>
internal static class OutputFile
{
    /// <summary>Writes to a file beside the target and then puts it in the target's place.</summary>
    /// <param name="path">The file; its folder must exist.</param>
    /// <param name="write">Writes the contents.</param>
    public static void Write(string path, Action<Stream> write)
    {
        var partial = $"{path}.{Environment.ProcessId}.partial";
        try
        {
            using (var stream = new FileStream(partial, FileMode.Create, FileAccess.ReadWrite))
            {
                write(stream);
            }

            File.Move(partial, path, overwrite: true);
        }
        finally
        {
            File.Delete(partial);
        }
    }
}
