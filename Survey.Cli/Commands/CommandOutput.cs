using Survey.Files.Exports;
using Survey.Files.Reports;
using Survey.Storage;

namespace Survey.Cli.Commands;

/// <summary>Writes the data of a command: to a file, which is complete or not changed, or to standard output.</summary>
/// <param name="terminal">The terminal.</param>
/// <param name="path">The file; null for standard output.</param>
/// <param name="store">The store that is read, which the output must not overwrite; null if there is none.</param>
internal sealed class CommandOutput(Terminal terminal, string? path, string? store)
{
    private static readonly string[] EndingsOfStore = ["", "-wal", "-shm"];

    /// <summary>Writes a record in one of its export formats.</summary>
    /// <exception cref="UsageException">The format is one of Excel or Word and the output is a terminal.</exception>
    public async Task Write<TRecord>(ExportFormat<TRecord> format, TRecord record, CancellationToken cancellationToken)
    {
        if (path is null && format.Print is { } print)
        {
            print(record, terminal.CreateConsole);
        }
        else
        {
            // Otherwise an interruption would leave the temporary file.
            await Interruption.Run(
                terminal,
                terminal.Texts["nothing.written"],
                async token =>
                {
                    await Write(format.File, stream => format.Write(record, stream, token));
                    return record;
                },
                cancellationToken);
        }
    }

    private Task Write(FileFormat format, Func<Stream, Task> write) => format.IsBinary ? WriteOffice(format, write) : WriteBytes(write);

    /// <summary>Writes text in UTF-8.</summary>
    public Task WriteText(Action<TextWriter> write) => WriteBytes(async stream =>
    {
        await using var writer = new StreamWriter(stream, leaveOpen: true);
        write(writer);
    });

    /// <summary>Writes a workbook or a Word document.</summary>
    /// <exception cref="UsageException">The output is a terminal.</exception>
    public async Task WriteOffice(FileFormat format, Func<Stream, Task> write)
    {
        if (path is null && terminal.IsInteractive)
        {
            throw UsageException.Of("usage.not-on-screen", ("format", format.Name), ("file", $"overview.{format.Suffix}"));
        }

        // Write to a temporary file first. A workbook needs a seekable stream, and if it fails, nothing has been written to the output.
        await using var whole = TemporaryFile.Create();
        await write(whole);
        whole.Position = 0;
        await WriteBytes(stream => whole.CopyToAsync(stream));
    }

    /// <summary>Writes bytes.</summary>
    public async Task WriteBytes(Func<Stream, Task> write)
    {
        if (path is not null)
        {
            RefuseStore(path);
            GivenPath.RequirePlace(path, terminal.Texts);
            await OutputFile.Write(path, write);
            terminal.Error.WriteLine(terminal.Texts.Fill("written", ("file", path)));
            return;
        }

        await using var stream = terminal.OpenOutput();
        await write(stream);
        await stream.FlushAsync();
    }

    private void RefuseStore(string file)
    {
        var full = Path.GetFullPath(WriteTarget.Of(file));
        if (store is not null
            && StoreAddress.IsFile(store)
            && EndingsOfStore.Any(ending => full == Path.GetFullPath(WriteTarget.Of(store)) + ending))
        {
            throw UsageException.Of("usage.file-is-store", ("file", file));
        }
    }
}
