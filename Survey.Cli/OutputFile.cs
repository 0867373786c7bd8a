namespace Survey.Cli;

/// <summary>Writes a file whole or not at all.</summary>
internal static class OutputFile
{
    private static void DeleteIfThere(string file)
    {
        if (File.Exists(file))
        {
            File.Delete(file);
        }
    }

    /// <summary>Writes to a file beside the target and then puts it in the target's place.</summary>
    /// <param name="path">The file; its folder must exist.</param>
    /// <param name="write">Writes the contents.</param>
    public static async Task Write(string path, Func<Stream, Task> write)
    {
        if (Directory.Exists(path))
        {
            throw new IOException($"{path} is a folder. Name a file in it.");
        }

        var partial = $"{path}.{Environment.ProcessId}.partial";
        try
        {
            await using (var stream = new FileStream(partial, FileMode.Create, FileAccess.ReadWrite))
            {
                await write(stream);
            }

            File.Move(partial, path, overwrite: true);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            // The name of the partial file means nothing to whoever named the other.
            throw new IOException($"{path} cannot be written: {failure.Message.Replace(Path.GetFullPath(partial), path, StringComparison.Ordinal)}", failure);
        }
        finally
        {
            DeleteIfThere(partial);
        }
    }

    /// <summary>Writes several files into a folder, all of them or none.</summary>
    /// <param name="folder">The folder, which must exist.</param>
    /// <param name="files">Each file's name and what writes its contents.</param>
    public static async Task WriteAll(string folder, IAsyncEnumerable<(string Name, Action<Stream> Write)> files)
    {
        var partial = Path.Combine(folder, $".{Environment.ProcessId}.partial");
        try
        {
            Directory.CreateDirectory(partial);
            await foreach (var (name, write) in files)
            {
                await using var stream = new FileStream(Path.Combine(partial, name), FileMode.Create, FileAccess.ReadWrite);
                write(stream);
            }

            if (Directory.EnumerateFiles(partial).Select(Path.GetFileName).FirstOrDefault(name => Directory.Exists(Path.Combine(folder, name!))) is { } taken)
            {
                throw new IOException($"{Path.Combine(folder, taken)} is a folder and cannot be replaced by a file.");
            }

            foreach (var file in Directory.EnumerateFiles(partial))
            {
                File.Move(file, Path.Combine(folder, Path.GetFileName(file)), overwrite: true);
            }
        }
        finally
        {
            if (Directory.Exists(partial))
            {
                Directory.Delete(partial, recursive: true);
            }
        }
    }
}
