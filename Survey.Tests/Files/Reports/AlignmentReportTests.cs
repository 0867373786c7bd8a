using ClosedXML.Excel;
using Survey.Core.Languages;
using Survey.Files.Reports;
using Survey.Tests.Files.Reports.Excel;
using Survey.Tests.Support;

namespace Survey.Tests.Files.Reports;

/// <summary>The alignment table of a small round as text, CSV and workbook.</summary>
public sealed class AlignmentReportTests
{
    [Test]
    public async Task Text_Table_HasCodesTitlesAndOrganizations()
    {
        var lines = (await Write(FileFormat.Text)).Split('\n').Select(line => line.TrimEnd());

        lines.ShouldBe(
        [
            "A minimal round",
            "“Named by” lists the respondents whose answers name the entry. Only submitted and endorsed responses count.",
            "",
            "Elements and goals (plan)",
            "Source: Plan of 2024",
            "",
            "b  Recognition of skills",
            "Named by 2: Forest Forum; Bridge Forum",
            "  Goals (goals)",
            "     10 =Equality   nobody",
            "     8  Decent work 1: Lake Forum",
            "  Regular pathways: 1 theme, 3 elements (minimal)",
            "   1   Regular pathways",
            "     c Family reunification  1: Bridge Forum",
            "     b Recognition of skills 2: Forest Forum; Bridge Forum",
            "",
            "a  Labour mobility",
            "Named by 3: Lake Forum; River Forum; Bridge Forum",
            "  Goals (goals)",
            "    –",
            "  Regular pathways: 1 theme, 3 elements (minimal)",
            "    –",
            "",
        ]);
    }

    [Test]
    public async Task Text_InFrench_HasFrenchTitlesAndWords()
    {
        var text = await Write(FileFormat.Text, "fr");

        text.ShouldContain("Éléments et objectifs (plan)");
        text.ShouldContain("Source : Plan of 2024");
        text.ShouldContain("Travail décent");
        text.ShouldContain("Mentionné par 2: ");
    }

    [Test]
    public async Task Csv_Table_HasALinePerElementAndOneForARowWithoutAny() => (await Write(FileFormat.Csv)).ShouldBe(
        """
        alignment,rows,row,row_title,row_named,row_by,column,theme,element,element_title,element_named,element_by
        plan,minimal,b,Recognition of skills,2,forest bridge,goals,,10,'=Equality,0,
        plan,minimal,b,Recognition of skills,2,forest bridge,goals,,8,Decent work,1,lake
        plan,minimal,b,Recognition of skills,2,forest bridge,minimal,1,c,Family reunification,1,bridge
        plan,minimal,b,Recognition of skills,2,forest bridge,minimal,1,b,Recognition of skills,2,forest bridge
        plan,minimal,a,Labour mobility,3,lake river bridge,,,,,,

        """);

    [Test]
    public async Task Workbook_Table_HasAColumnPerFrameworkAndNamesBesideEachEntry()
    {
        using var workbook = new XLWorkbook(await WriteStream(FileFormat.Workbook));

        var sheet = workbook.Worksheets.ShouldHaveSingleItem();
        sheet.Name.ShouldBe("plan");
        var rows = WrittenWorkbook.RowsOf(sheet);
        rows[0][0].ShouldBe("Elements and goals");
        const string Own = "Regular pathways: 1 theme, 3 elements";
        rows[2].ShouldBe([Own, "Named by", "Goals", "Named by", Own, "Named by"]);
        rows.Skip(3).ShouldBe(
            [
                ["b  Recognition of skills", "2: Forest Forum; Bridge Forum", "10  =Equality", "nobody", "1  Regular pathways", ""],
                ["", "", "8  Decent work", "1: Lake Forum", "c  Family reunification", "1: Bridge Forum"],
                ["", "", "", "", "b  Recognition of skills", "2: Forest Forum; Bridge Forum"],
                ["a  Labour mobility", "3: Lake Forum; River Forum; Bridge Forum", "", "", "", ""],
            ]);
    }

    [Test]
    public async Task Workbook_RoundWithoutTables_CanBeOpened()
    {
        using var folder = TemporaryFolder.CopyOf("minimal");
        using var workbook = new XLWorkbook(await WriteStream(FileFormat.Workbook, await AlignedRound.Read(folder)));

        workbook.Worksheets.ShouldHaveSingleItem().Cell(1, 1).GetString().ShouldBe("The round has no alignment tables.");
    }

    private static async Task<string> Write(FileFormat format, string? language = null)
    {
        using var folder = AlignedRound.CreateFolder();
        var export = await AlignedRound.Read(folder) with { Language = Language.Find(language) };
        using var reader = new StreamReader(await WriteStream(format, export));
        return await reader.ReadToEndAsync();
    }

    private static async Task<MemoryStream> WriteStream(FileFormat format, AlignmentsExport? export = null)
    {
        using var folder = AlignedRound.CreateFolder();
        var stream = new MemoryStream();
        await ExportFormats.Alignments.First(each => each.File == format)
            .Write(export ?? await AlignedRound.Read(folder), stream, CancellationToken.None);
        stream.Position = 0;
        return stream;
    }
}
