using Survey.Tests.Support;

namespace Survey.Tests.Files.Reports.Excel;

/// <summary>Opens the workbook in LibreOffice and converts it to PDF.</summary>
public sealed class LibreOfficeTests
{
    [Test]
    public async Task Overview_OpenedAndPrintedByLibreOffice_ReadsLikeAReport()
    {
        using var folder = new TemporaryFolder();
        (await SurveyCommand.Run("demo", "--out", folder.Path)).ExitCode.ShouldBe(0);

        await ExternalTool.Run(
            "libreoffice",
            $"-env:UserInstallation={new Uri(folder.PathOf("profile")).AbsoluteUri}",
            "--headless",
            "--convert-to",
            "pdf",
            "--outdir",
            folder.Path,
            folder.PathOf("grcp7-overview.xlsx"));

        var information = await ExternalTool.Run("pdfinfo", folder.PathOf("grcp7-overview.pdf"));
        information.ShouldMatch("Title: +GRCP 7: survey of inter-State consultation mechanisms");
        information.ShouldMatch(@"Page size: +84\d\.\d+ x 59\d\.\d+ pts \(A4\)", "landscape");
        var text = await ExternalTool.Run("pdftotext", "-layout", folder.PathOf("grcp7-overview.pdf"), "-");
        var pages = text.Split('\f', StringSplitOptions.RemoveEmptyEntries);
        pages.Length.ShouldBeInRange(30, 170, "only sheets of answers, results and data are wider than a page");
        pages.ShouldAllBe(page => page.Contains("GRCP 7: survey", StringComparison.Ordinal), "the title is repeated on every page");
        pages.Count(page => page.Contains("Overview: Africa", StringComparison.Ordinal)).ShouldBeGreaterThan(1);
        text.ShouldMatch(@"Responded +27 +35 +77[ \u00A0]%");
        text.ShouldNotContain("#REF!");
        text.ShouldNotContain("###", Case.Sensitive, "no column is too narrow for its figures");
    }
}
