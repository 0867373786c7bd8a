using Survey.Core.Languages;
using Survey.Files.Exports;

namespace Survey.Cli;

/// <summary>
/// Writes files atomically: a file is complete, or it is not changed. A symbolic link stays, and the file that it leads to is written. Only
/// pipes and devices are written directly.
/// </summary>
internal static class OutputFile
{
    // Large, because each time that it is full, another thread writes it.
    private const int BufferSize = 1 << 16;

    private static FileStream Create(string path) => new(path, FileMode.Create, FileAccess.ReadWrite, FileShare.Read, BufferSize);

    private static void DeleteIfThere(string file)
    {
        if (File.Exists(file))
        {
            File.Delete(file);
        }
    }

    /// <summary>Writes to a temporary file beside the target, and then moves it to the target.</summary>
    /// <param name="path">The target, or a link to it; its folder must exist. An existing file is replaced.</param>
    /// <param name="write">Writes the content.</param>
    /// <exception cref="IOException">The target cannot be written.</exception>
    public static async Task Write(string path, Func<Stream, Task> write)
    {
        var target = path;
        var partial = "";
        try
        {
            await using var device = WriteTarget.OpenDevice(path);
            if (device is not null)
            {
                await write(device);
                return;
            }

            target = WriteTarget.Of(path);
            partial = $"{target}.{Environment.ProcessId}.partial";
            await using (var stream = Create(partial))
            {
                await write(stream);
            }

            File.Move(partial, target, overwrite: true);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            // Users do not know the temporary file, so name the target in the message.
            var message = partial.Length == 0
                ? failure.Message
                : failure.Message.Replace(Path.GetFullPath(partial), path, StringComparison.Ordinal);
            throw new IOException($"{path} cannot be written: {message}", failure);
        }
        finally
        {
            DeleteIfThere(partial);
        }
    }

    /// <summary>Writes several files to a temporary folder, and moves them to their folder after all have been written.</summary>
    /// <param name="folder">The target folder; it must exist. Existing files are replaced.</param>
    /// <param name="files">
    /// The name of each file, which may be in a folder (<c>en/index.html</c>), and the action that writes its content.
    /// </param>
    /// <param name="check">
    /// Called with the temporary folder after all files have been written, and before the first one is moved; null for no check.
    /// </param>
    public static async Task WriteAll(
        string folder,
        IAsyncEnumerable<(string Name, Func<Stream, Task> Write)> files,
        Action<string>? check = null)
    {
        var partial = Path.Combine(folder, $".{Environment.ProcessId}.{Guid.NewGuid():N}.partial");
        var added = new List<string>();
        try
        {
            Directory.CreateDirectory(partial);
            await foreach (var (name, write) in files)
            {
                var path = Path.Combine(partial, name);
                Directory.CreateDirectory(Path.GetDirectoryName(path)!);
                await using var stream = Create(path);
                await write(stream);
            }

            List<string> written =
            [
                .. Directory.EnumerateFiles(partial, "*", SearchOption.AllDirectories).Select(file => Path.GetRelativePath(partial, file)),
            ];
            if (written.Find(name => Directory.Exists(Path.Combine(folder, name))) is { } taken)
            {
                throw new IOException($"{Path.Combine(folder, taken)} is a folder and cannot be replaced by a file.");
            }

            check?.Invoke(partial);
            foreach (var name in written)
            {
                var target = WriteTarget.Of(Path.Combine(folder, name));
                Directory.CreateDirectory(Path.GetDirectoryName(target)!);
                if (!File.Exists(target))
                {
                    added.Add(target);
                }

                File.Move(Path.Combine(partial, name), target, overwrite: true);
            }
        }
        catch
        {
            added.ForEach(DeleteIfThere);
            throw;
        }
        finally
        {
            if (Directory.Exists(partial))
            {
                Directory.Delete(partial, recursive: true);
            }
        }
    }

    /// <summary>
    /// Writes files to a folder, which is created unless it exists. If a file cannot be written, none is, and a new folder is deleted.
    /// </summary>
    /// <param name="folder">The folder.</param>
    /// <param name="files">The files, as <see cref="WriteAll"/> takes them.</param>
    /// <param name="texts">Texts of messages.</param>
    /// <param name="mustBeEmpty">True to refuse a folder in which something is, also what another run has begun to write there.</param>
    public static async Task WriteFolder(
        string folder,
        IEnumerable<(string Name, Func<Stream, Task> Write)> files,
        LanguageTexts texts,
        bool mustBeEmpty = false)
    {
        var isNew = !Directory.Exists(folder);
        var target = GivenPath.CreateFolder(folder, texts);
        try
        {
            await WriteAll(
                target,
                files.ToAsyncEnumerable(),
                mustBeEmpty ? partial => GivenPath.RequireEmpty(target, texts, except: partial) : null);
        }
        catch when (isNew)
        {
            DeleteIfEmpty(target);
            throw;
        }
    }

    /// <summary>Deletes a folder that contains no file. Another run may have begun to write there.</summary>
    private static void DeleteIfEmpty(string folder)
    {
        foreach (var inner in Directory.EnumerateDirectories(folder).ToList())
        {
            DeleteIfEmpty(inner);
        }

        if (!Directory.EnumerateFileSystemEntries(folder).Any())
        {
            Directory.Delete(folder);
        }
    }
}
