using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;
using Survey.Core.Problems;

namespace Survey.Files.Reports;

/// <summary>
/// Prints Word documents as PDF by LibreOffice, each in a process of its own with a profile of its own. The profile lets it open no
/// address of a network and run no macro. All its files are in one temporary folder, which is deleted in the end.
/// </summary>
public sealed class PdfPrinter
{
    // A LibreOffice takes 300 MB and a core.
    private const int MostAtOnce = 2;

    private static readonly SemaphoreSlim Places = new(MostAtOnce);

    // After this time, a report that waits for its turn gives a problem.
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(30);

    private static readonly string[] Names = OperatingSystem.IsWindows() ? ["soffice.exe"] : ["soffice", "libreoffice"];

    private readonly string? _program;
    private readonly TimeSpan _patience;

    /// <summary>Prints with a program.</summary>
    /// <param name="program">The path of LibreOffice; null if it is missing.</param>
    /// <param name="patience">How long it may take for a document.</param>
    internal PdfPrinter(string? program, TimeSpan patience)
    {
        _program = program;
        _patience = patience;
    }

    /// <summary>Prints with the LibreOffice of this computer.</summary>
    public static PdfPrinter Installed { get; } = new(Find(), TimeSpan.FromMinutes(2));

    /// <summary>True if there is a program.</summary>
    public bool IsAvailable => _program is not null;

    /// <summary>Prints a document.</summary>
    /// <param name="document">The bytes of a Word document (.docx).</param>
    /// <param name="output">Receives the PDF; left open.</param>
    /// <param name="cancellationToken">Ends the printing, and the program.</param>
    /// <exception cref="PdfException">The program is missing, busy, failed or took too long.</exception>
    public async Task Print(ReadOnlyMemory<byte> document, Stream output, CancellationToken cancellationToken)
    {
        if (_program is null)
        {
            throw Failed(ProblemCatalogue.PdfNotMade["missing"]);
        }

        if (!await Places.WaitAsync(LongestWait, cancellationToken))
        {
            throw Failed(ProblemCatalogue.PdfNotMade["busy"]);
        }

        var folder = Directory.CreateTempSubdirectory("survey-pdf-").FullName;
        try
        {
            var file = Path.Combine(folder, "report.docx");
            await File.WriteAllBytesAsync(file, document, cancellationToken);
            await WriteProfile(folder, cancellationToken);
            await Run(_program, folder, file, cancellationToken);
            var printed = Path.ChangeExtension(file, "pdf");
            if (!File.Exists(printed))
            {
                throw Failed(ProblemCatalogue.PdfNotMade);
            }

            await using var pdf = File.OpenRead(printed);
            await pdf.CopyToAsync(output, cancellationToken);
        }
        finally
        {
            Places.Release();
            Delete(folder);
        }
    }

    private async Task Run(string program, string folder, string file, CancellationToken cancellationToken)
    {
        using var deadline = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        deadline.CancelAfter(_patience);
        using var process = Start(program, folder, file);
        try
        {
            var texts = Task.WhenAll(
                process.StandardOutput.ReadToEndAsync(deadline.Token),
                process.StandardError.ReadToEndAsync(deadline.Token));
            await process.WaitForExitAsync(deadline.Token);
            await texts;
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            throw Failed(
                ProblemCatalogue.PdfNotMade["time"],
                ("seconds", Math.Ceiling(_patience.TotalSeconds).ToString(CultureInfo.InvariantCulture)));
        }
        finally
        {
            if (!process.HasExited)
            {
                process.Kill(entireProcessTree: true);
                await process.WaitForExitAsync(CancellationToken.None);
            }
        }

        if (process.ExitCode != 0)
        {
            throw Failed(ProblemCatalogue.PdfNotMade);
        }
    }

    private static Process Start(string program, string folder, string file)
    {
        var start = new ProcessStartInfo(
            program,
            [
                $"-env:UserInstallation={new Uri(Path.Combine(folder, "profile")).AbsoluteUri}",
                "--headless",
                "--norestore",
                "--nolockcheck",
                "--convert-to",
                "pdf",
                "--outdir",
                folder,
                file,
            ])
        {
            UseShellExecute = false,
            CreateNoWindow = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = folder,
        };
        try
        {
            return Process.Start(start)!;
        }
        catch (Win32Exception)
        {
            throw Failed(ProblemCatalogue.PdfNotMade);
        }
    }

    /// <summary>
    /// Writes settings that LibreOffice reads at its start: it follows no link of a document, runs no macro, and has a proxy that does not
    /// exist.
    /// </summary>
    private static async Task WriteProfile(string folder, CancellationToken cancellationToken)
    {
        var user = Directory.CreateDirectory(Path.Combine(folder, "profile", "user")).FullName;
        await File.WriteAllTextAsync(
            Path.Combine(user, "registrymodifications.xcu"),
            """
            <?xml version="1.0" encoding="UTF-8"?>
            <oor:items xmlns:oor="http://openoffice.org/2001/registry">
            <item oor:path="/org.openoffice.Office.Common/Security/Scripting">
              <prop oor:name="BlockUntrustedRefererLinks" oor:op="fuse"><value>true</value></prop>
              <prop oor:name="DisableMacrosExecution" oor:op="fuse"><value>true</value></prop>
              <prop oor:name="DisableActiveContent" oor:op="fuse"><value>true</value></prop>
            </item>
            <item oor:path="/org.openoffice.Inet/Settings">
              <prop oor:name="ooInetProxyType" oor:op="fuse"><value>2</value></prop>
              <prop oor:name="ooInetHTTPProxyName" oor:op="fuse"><value>127.0.0.1</value></prop>
              <prop oor:name="ooInetHTTPProxyPort" oor:op="fuse"><value>9</value></prop>
              <prop oor:name="ooInetHTTPSProxyName" oor:op="fuse"><value>127.0.0.1</value></prop>
              <prop oor:name="ooInetHTTPSProxyPort" oor:op="fuse"><value>9</value></prop>
            </item>
            </oor:items>
            """,
            cancellationToken);
    }

    private static PdfException Failed(ProblemVariant variant, params (string Name, Detail Value)[] details) =>
        new(new Problem(variant, Place.OfFile("report.pdf"), details));

    /// <summary>The program in the folders of PATH, or where it is usually installed; null if there is none.</summary>
    private static string? Find()
    {
        var folders = (Environment.GetEnvironmentVariable("PATH") ?? "")
            .Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
            .Append(Path.Combine(
                Environment.GetFolderPath(Environment.SpecialFolder.ProgramFiles),
                "LibreOffice",
                "program"))
            .Append("/Applications/LibreOffice.app/Contents/MacOS");
        return folders.SelectMany(folder => Names.Select(name => Path.Combine(folder, name))).FirstOrDefault(File.Exists);
    }

    // What a program that was killed still holds stays for the system to clean up.
    private static void Delete(string folder)
    {
        try
        {
            Directory.Delete(folder, recursive: true);
        }
        catch (Exception held) when (held is IOException or UnauthorizedAccessException)
        {
            Debug.WriteLine(held.Message);
        }
    }
}
