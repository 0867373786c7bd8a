using System.IO.Compression;
using System.Text;
using Survey.Core.Problems;
using Survey.Files.AnswerWorkbooks;
using Survey.Files.XlsForms;
using Survey.Tests.Support;

namespace Survey.Tests.Files.Workbooks;

/// <summary>
/// Small files that describe much work. Both readers of workbooks refuse them with one problem, after a number of steps that does not
/// depend on the machine.
/// </summary>
public sealed class HostileWorkbookTests
{
    private const int Much = 40 * 1024 * 1024;

    private const string Unpacked = "more than";

    private static readonly Hostile[] Files =
    [
        new("one part under 20,000 names", Sheets(20_000, _ => 1), Repeat("<c/>", Much), "more than 200 sheets"),
        new("one part under two names", Sheets(2, _ => 1), "<c><v>1</v></c>", "damaged"),
        new("10,000 sheets", Sheets(10_000, sheet => sheet), "", "more than 200 sheets"),
        new("cells without content", Sheets(1, _ => 1), Repeat("<c/>", Much), Unpacked),
        new("cells with content", Sheets(1, _ => 1), Repeat("<c><v>1</v></c>", 20 * 1024 * 1024), "more than 1,000,000 filled cells"),
        new("merged ranges", Sheets(1, _ => 1), "</sheetData>" + Repeat("<mergeCell ref=\"A1\"/>", Much) + "<sheetData>", "10,000 merged"),
        new("nested elements", Sheets(1, _ => 1), Repeat("<a>", Much / 8) + Repeat("</a>", Much / 6), Unpacked),
        new("attributes of one element", Sheets(1, _ => 1), $"<c {Numbered(i => $"a{i}=\"\" ", 1_000_000)}/>", Unpacked),
        new("names of elements", Sheets(1, _ => 1), Numbered(i => $"<a{i}/>", 1_000_000), Unpacked),
    ];

    private static IEnumerable<Hostile> All => Files;

    [TestCaseSource(nameof(All))]
    public void Read_AnswerWorkbook_IsRefusedWithOneProblem(Hostile file)
    {
        using var stream = new MemoryStream(file.Write());

        var problem = AnswerWorkbookReader.Open(stream, "answer.xlsx").Problems.ShouldHaveSingleItem();

        problem.Severity.ShouldBe(Severity.Error);
        problem.InEnglish().ShouldContain(file.Message);
    }

    [TestCaseSource(nameof(All))]
    public void Read_Form_IsRefusedWithOneProblem(Hostile file)
    {
        var problems = new ProblemLog();

        WorkbookForm.Read(file.Write(), Place.OfFile("form.xlsx"), problems).ShouldBeNull();

        problems.Problems.ShouldHaveSingleItem().InEnglish().ShouldContain(file.Message);
    }

    [Test]
    public void Read_ClientHasGone_Ends()
    {
        using var gone = new CancellationTokenSource();
        gone.Cancel();
        var file = Files[3].Write();

        Should.Throw<OperationCanceledException>(() => AnswerWorkbookReader.Open(new MemoryStream(file), "answer.xlsx", gone.Token));
        Should.Throw<OperationCanceledException>(() =>
            WorkbookForm.Read(file, Place.OfFile("form.xlsx"), new ProblemLog(), gone.Token));
    }

    private static string Sheets(int count, Func<int, int> partOf)
    {
        var text = new StringBuilder();
        for (var sheet = 1; sheet <= count; sheet++)
        {
            text.Append(System.Globalization.CultureInfo.InvariantCulture, $"<sheet name=\"s{sheet}\" r:id=\"r{partOf(sheet)}\"/>");
        }

        return text.ToString();
    }

    private static string Repeat(string text, int length) =>
        new StringBuilder(length + text.Length).Insert(0, text, length / text.Length).ToString();

    private static string Numbered(Func<int, string> make, int count) => string.Concat(Enumerable.Range(0, count).Select(make));

    /// <summary>A workbook file.</summary>
    /// <param name="Name">The name of the case.</param>
    /// <param name="Sheets">The list of its sheets.</param>
    /// <param name="Rows">The content of each of its parts.</param>
    /// <param name="Message">A part of the message.</param>
    public sealed record Hostile(string Name, string Sheets, string Rows, string Message)
    {
        /// <summary>Writes the file: small, whatever it describes.</summary>
        public byte[] Write()
        {
            using var stream = new MemoryStream();
            using (var archive = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
            {
                Add("xl/_rels/workbook.xml.rels", "<Relationships><Relationship Id=\"r1\" Target=\"sheet.xml\"/></Relationships>");
                Add("xl/workbook.xml", $"<workbook xmlns:r=\"r\"><sheets>{Sheets}</sheets></workbook>");
                Add("xl/sheet.xml", $"<worksheet><sheetData>{Rows}</sheetData></worksheet>");

                void Add(string part, string text)
                {
                    using var writer = new StreamWriter(archive.CreateEntry(part, CompressionLevel.Fastest).Open());
                    writer.Write(text);
                }
            }

            return stream.ToArray();
        }

        /// <inheritdoc/>
        public override string ToString() => Name;
    }
}
