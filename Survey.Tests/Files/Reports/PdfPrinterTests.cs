using System.Diagnostics;
using System.Runtime.Versioning;
using Survey.Core.Languages;
using Survey.Files.Reports;
using Survey.Tests.Support;

namespace Survey.Tests.Files.Reports;

/// <summary>What becomes of a PDF if LibreOffice is missing, fails or hangs; scripts stand in for it.</summary>
[Platform(Exclude = "Win")]
[UnsupportedOSPlatform("windows")]
public sealed class PdfPrinterTests
{
    private const string HangingScript = "sleep 300 & echo $! > FOLDER/child.new; mv FOLDER/child.new FOLDER/child; wait";

    private static readonly byte[] Document = [1, 2, 3];

    [Test]
    public async Task Print_Works_GivesTheFileAndNoNetwork()
    {
        using var folder = new TemporaryFolder();
        var program = MakeProgram(
            folder,
            """
            for last; do :; done
            profile=$(printf '%s' "$1" | sed 's|-env:UserInstallation=file://||')
            cp "$profile/user/registrymodifications.xcu" "${last%.docx}.pdf"
            pwd > FOLDER/where
            """);
        using var pdf = new MemoryStream();

        await new PdfPrinter(program, TimeSpan.FromMinutes(1)).Print(Document, pdf, CancellationToken.None);

        System.Text.Encoding.UTF8.GetString(pdf.ToArray()).ShouldContain("BlockUntrustedRefererLinks");
        var where = (await File.ReadAllTextAsync(folder.PathOf("where"))).Trim();
        Directory.Exists(where).ShouldBeFalse("the temporary folder is deleted");
    }

    [Test]
    public async Task Print_NoProgram_SaysWhatToDoInEachLanguage([Values("en", "fr", "es", "ru", "ar")] string language)
    {
        var failed = await Should.ThrowAsync<PdfException>(
            () => new PdfPrinter(program: null, TimeSpan.FromMinutes(1)).Print(Document, Stream.Null, CancellationToken.None));

        failed.Problem.Code.ShouldBe("pdf-not-made");
        failed.Problem.ToText(Language.Get(language)).ShouldContain("docx");
    }

    [TestCase("exit 3")]
    [TestCase("exit 0")]
    public async Task Print_ProgramFailsOrWritesNothing_IsAProblem(string script)
    {
        using var folder = new TemporaryFolder();
        var printer = new PdfPrinter(MakeProgram(folder, script), TimeSpan.FromMinutes(1));

        var failed = await Should.ThrowAsync<PdfException>(() => printer.Print(Document, Stream.Null, CancellationToken.None));

        failed.Problem.ToText(Language.English).ShouldStartWith("LibreOffice could not print the report.");
    }

    [Test]
    public async Task Print_ProgramHangs_IsStoppedWithItsChildren()
    {
        using var folder = new TemporaryFolder();
        var printer = new PdfPrinter(MakeProgram(folder, HangingScript), TimeSpan.FromSeconds(2));

        var failed = await Should.ThrowAsync<PdfException>(() => printer.Print(Document, Stream.Null, CancellationToken.None));

        failed.Problem.ToText(Language.English).ShouldContain("2 seconds");
        await ShouldHaveEnded(folder);
    }

    [Test]
    public async Task Print_Cancelled_StopsTheProgram()
    {
        using var folder = new TemporaryFolder();
        using var cancellation = new CancellationTokenSource();
        var printing = new PdfPrinter(MakeProgram(folder, HangingScript), TimeSpan.FromMinutes(5))
            .Print(Document, Stream.Null, cancellation.Token);
        while (!File.Exists(folder.PathOf("child")) || new FileInfo(folder.PathOf("child")).Length == 0)
        {
            await Task.Delay(20);
        }

        await cancellation.CancelAsync();

        await Should.ThrowAsync<OperationCanceledException>(() => printing);
        await ShouldHaveEnded(folder);
    }

    private static string MakeProgram(TemporaryFolder folder, string script)
    {
        var program = folder.PathOf("office");
        File.WriteAllText(program, "#!/bin/sh\n" + script.Replace("FOLDER", folder.Path, StringComparison.Ordinal) + "\n");
        File.SetUnixFileMode(program, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        return program;
    }

    private static async Task ShouldHaveEnded(TemporaryFolder folder)
    {
        var id = int.Parse(await File.ReadAllTextAsync(folder.PathOf("child")), System.Globalization.CultureInfo.InvariantCulture);
        for (var attempt = 0; attempt < 250 && IsAlive(id); attempt++)
        {
            await Task.Delay(20);
        }

        IsAlive(id).ShouldBeFalse();
    }

    // A process that has ended stays in the table until its parent looks at it.
    private static bool IsAlive(int id)
    {
        try
        {
            using var process = Process.GetProcessById(id);
            return !process.HasExited && !File.ReadAllText($"/proc/{id}/stat").Contains(") Z ", StringComparison.Ordinal);
        }
        catch (Exception gone) when (gone is ArgumentException or InvalidOperationException or IOException)
        {
            return false;
        }
    }
}
