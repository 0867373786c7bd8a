using System.Text;
using Spectre.Console;
using Survey.Files.Reports.Texts;

namespace Survey.Cli.Commands;

/// <summary>Where a command's data goes: to a file, whole or not at all, or to standard output.</summary>
/// <param name="terminal">The terminal.</param>
/// <param name="path">The file; null for standard output.</param>
/// <param name="store">The store that is read, which the file must not replace; null if none is.</param>
internal sealed class CommandOutput(Terminal terminal, string? path, string? store)
{
    private static readonly string[] EndingsOfStore = ["", "-wal", "-shm"];
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false);

    /// <summary>Writes text.</summary>
    public Task WriteText(Action<TextWriter> write) => WriteText(writer =>
    {
        write(writer);
        return Task.CompletedTask;
    });

    /// <summary>Writes text that is read while it is written.</summary>
    public Task WriteText(Func<TextWriter, Task> write) => WriteBytes(async stream =>
    {
        await using var writer = new StreamWriter(stream, Utf8, leaveOpen: true);
        await write(writer);
    });

    /// <summary>Writes text that is laid out for reading.</summary>
    public async Task WriteLaidOut(Action<IAnsiConsole> write)
    {
        if (path is null)
        {
            write(terminal.CreateConsole());
        }
        else
        {
            await WriteText(writer => write(PlainConsole.Create(writer)));
        }
    }

    /// <summary>Writes a workbook, which nobody wants to see on a screen.</summary>
    /// <exception cref="UsageException">It would go to a screen.</exception>
    public async Task WriteWorkbook(Func<Stream, Task> write)
    {
        if (path is null && terminal.IsInteractive)
        {
            throw new UsageException("A workbook is not for the screen. Name a file: --out overview.xlsx");
        }

        // The package is finished by going back in it, which standard output cannot; and it is whole before a byte leaves.
        using var whole = new MemoryStream();
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
            await OutputFile.Write(path, write);
            terminal.Error.WriteLine($"Written: {path}");
            return;
        }

        await using var stream = terminal.OpenOutput();
        await write(stream);
        await stream.FlushAsync();
    }

    private void RefuseStore(string file)
    {
        var full = Path.GetFullPath(file);
        if (store is not null && EndingsOfStore.Any(ending => full == Path.GetFullPath(store) + ending))
        {
            throw new UsageException($"{file} is the store. Name another file to write to.");
        }
    }
}
