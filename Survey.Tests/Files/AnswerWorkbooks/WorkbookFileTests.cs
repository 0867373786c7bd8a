using System.IO.Compression;
using System.Text;
using System.Xml.Linq;
using ClosedXML.Excel;
using Survey.Core.Responses;
using Survey.Files.AnswerWorkbooks;
using Survey.Tests.Support;
using static Survey.Tests.Files.AnswerWorkbooks.AnsweredWorkbook;
using LoadOptions = System.Xml.Linq.LoadOptions;
using SaveOptions = System.Xml.Linq.SaveOptions;

namespace Survey.Tests.Files.AnswerWorkbooks;

/// <summary>Damaged files, and files written by other programs.</summary>
public sealed class WorkbookFileTests
{
    private static readonly SampleRound Grcp7 = SampleRound.Read("grcp7");
    private static readonly Response Rcm = Grcp7.Responses.Single(response => response.Respondent.Id == "rcm");

    private const string Shared = "xl/sharedStrings.xml";

    private static readonly XNamespace Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";

    [Test]
    public void Read_FileCutAnywhere_IsReportedAndNotThrown()
    {
        var workbook = OfRcm();
        var whole = workbook.Bytes;
        for (var length = 0; length < whole.Length; length += 499)
        {
            workbook.Bytes = whole[..length];

            workbook.Told().ShouldBe(["workbook-unreadable answer.xlsx"], $"cut after {length}");
        }
    }

    [TestCase("this is no workbook")]
    [TestCase("PK\u0003\u0004 and then nothing of a zip")]
    [TestCase("{\"surveyWorkbook\":1}")]
    public void Read_FileOfAnotherKind_IsReported(string text)
    {
        var workbook = OfRcm();
        workbook.Bytes = Encoding.UTF8.GetBytes(text);

        workbook.Told().ShouldBe(["workbook-unreadable answer.xlsx"]);
    }

    [Test]
    public void Read_OldOrLockedWorkbook_SaysWhatToDo()
    {
        var workbook = OfRcm();
        workbook.Bytes = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, .. new byte[512]];

        workbook
            .Read()
            .Problems.ShouldHaveSingleItem()
            .InEnglish()
            .ShouldBe(
                "The workbook is protected by a password, or is in the format of Excel 97–2003. Remove the password, or save it as .xlsx.");
    }

    [Test]
    public void Read_WorkbookOfOnesOwn_IsNotRecognized()
    {
        var workbook = OfRcm();
        using var stream = new MemoryStream();
        using var own = new XLWorkbook();
        own.AddWorksheet("Answers").Cell("A1").Value = "has_recommendations";
        own.SaveAs(stream);
        workbook.Bytes = stream.ToArray();

        workbook.Told().ShouldBe(["workbook-not-recognized answer.xlsx"]);
    }

    [Test]
    public void Read_LargerThanAWorkbookCanBe_IsRefusedUnopened()
    {
        using var stream = new MemoryStream(new byte[AnswerWorkbookReader.LargestFile + 1]);

        AnswerWorkbookReader.Open(stream, FileName).Problems.ShouldHaveSingleItem().Code.ShouldBe("workbook-too-large");
    }

    [Test]
    public void Read_MoreCellsThanAWorkbookCanHave_IsRefused()
    {
        var row = string.Concat(Enumerable.Repeat("<c><v>1</v></c>", 1000));
        var workbook = OfRcm();
        ChangeParts(workbook, "xl/worksheets/sheet3.xml", document =>
        {
            var data = document.Root!.Element(Main + "sheetData")!;
            var made = XElement.Parse($"<row xmlns=\"{Main}\">{row}</row>");
            data.Add(Enumerable.Repeat(made, 1001));
        });

        workbook.Told().ShouldBe(["workbook-too-large answer.xlsx"]);
    }

    [Test]
    public void Read_CellOfTenMegabytes_IsReportedAtTheCell()
    {
        var workbook = OfRcm();
        SetText(workbook, "mechanism", new string('x', 10_000_000));

        workbook.Told().ShouldBe(["workbook-cell-too-long answer.xlsx: General information row 5, Name of the mechanism (C5)"]);
    }

    [Test]
    public void Read_EntitiesInXml_AreRefused()
    {
        var workbook = OfRcm();
        using var archive = Open(workbook, out var stream);
        string text;
        using (var reader = new StreamReader(archive.GetEntry(Shared)!.Open()))
        {
            text = reader.ReadToEnd();
        }

        archive.GetEntry(Shared)!.Delete();
        using (var writer = new StreamWriter(archive.CreateEntry(Shared).Open()))
        {
            writer.Write(text.Insert(text.IndexOf("?>", StringComparison.Ordinal) + 2, "<!DOCTYPE sst [<!ENTITY a \"b\">]>"));
        }

        archive.Dispose();
        workbook.Bytes = stream.ToArray();

        workbook.Told().ShouldBe(["workbook-unreadable answer.xlsx"]);
    }

    [Test]
    public void Read_AllTextsInTheirCellsAndNoStyles_AsOtherProgramsWrite_IsTheSame()
    {
        var workbook = OfRcm();
        var texts = new List<string>();
        ChangeParts(workbook, Shared, document => texts.AddRange(document.Root!.Elements().Select(text => text.Value)));
        ChangeParts(workbook, "xl/worksheets/", document =>
        {
            foreach (var cell in document.Descendants(Main + "c").ToList())
            {
                cell.Attribute("s")?.Remove();
                if ((string?)cell.Attribute("t") == "s" && cell.Element(Main + "v") is { } index)
                {
                    cell.SetAttributeValue("t", "inlineStr");
                    cell.ReplaceNodes(
                        new XElement(
                            Main + "is",
                            new XElement(Main + "t", new XAttribute(XNamespace.Xml + "space", "preserve"), texts[(int)index])));
                }
            }

            document.Root!.Elements().Where(element => element.Name.LocalName is not "sheetData").Remove();
        });
        Remove(workbook, "xl/styles.xml", Shared);

        workbook.ReadJson().ShouldBe(RandomAnswers.ToJson(Rcm.Answers));
    }

    [Test]
    public void Read_PartsWithOtherNames_IsTheSame()
    {
        var workbook = OfRcm();
        Rename(workbook, ("xl/workbook.xml", "xl/workbook2.xml"), (Shared, "xl/texts/sharedStrings1.xml"), ("xl/styles.xml", "xl/s.xml"));

        workbook.ReadJson().ShouldBe(RandomAnswers.ToJson(Rcm.Answers));
    }

    [Test]
    public void Read_WithoutTheSharedTexts_IsDamagedAndNotEmpty()
    {
        var workbook = OfRcm();
        Remove(workbook, Shared);

        workbook.Told().ShouldBe(["workbook-unreadable answer.xlsx"]);
    }

    [TestCase("1904", "2017-06-26")]
    [TestCase("1900", "2017-06-26")]
    public void Read_DatesOfEitherCalendar_AreTheSame(string calendar, string expected)
    {
        var days =
            (
                new DateTime(2017, 6, 26, 0, 0, 0, DateTimeKind.Unspecified) - new DateTime(1899, 12, 30, 0, 0, 0, DateTimeKind.Unspecified)
            ).Days - (calendar == "1904" ? 1462 : 0);
        var workbook = OfRcm()
            .Change(book => OnStart(book, "#submitted-on").Value = new DateTime(2000, 1, 1, 0, 0, 0, DateTimeKind.Unspecified));
        ChangeParts(workbook, "xl/workbook.xml", document =>
            document.Root!.Element(Main + "workbookPr")!.SetAttributeValue("date1904", calendar == "1904" ? "1" : "0"));
        ChangeParts(workbook, "xl/worksheets/", document =>
        {
            foreach (var value in document.Descendants(Main + "v").Where(value => value.Value == "36526"))
            {
                value.Value = days.ToString(System.Globalization.CultureInfo.InvariantCulture);
            }
        });

        workbook
            .ReadFilled()
            .SubmittedOn.ShouldBe(DateOnly.ParseExact(expected, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture));
    }

    private static AnsweredWorkbook OfRcm() => new(Grcp7.Round, Rcm.Answers, "en", "rcm");

    private static ZipArchive Open(AnsweredWorkbook workbook, out MemoryStream stream)
    {
        stream = new MemoryStream();
        stream.Write(workbook.Bytes);
        return new ZipArchive(stream, ZipArchiveMode.Update, leaveOpen: true);
    }

    private static void SetText(AnsweredWorkbook workbook, string code, string text)
    {
        workbook.Change(book => AnswerOf(book, code).Value = "HERE");
        ChangeParts(workbook, Shared, document => document.Descendants(Main + "t").Single(each => each.Value == "HERE").Value = text);
    }

    /// <summary>Moves parts to other paths, and changes the relations and content types that name them.</summary>
    private static void Rename(AnsweredWorkbook workbook, params (string From, string To)[] parts)
    {
        using var source = new ZipArchive(new MemoryStream(workbook.Bytes));
        using var stream = new MemoryStream();
        using (var target = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var entry in source.Entries)
            {
                var to = entry.FullName.Replace("xl/_rels/workbook.xml.rels", "xl/_rels/workbook2.xml.rels", StringComparison.Ordinal);
                to = parts.FirstOrDefault(part => part.From == to).To ?? to;
                using var reader = new StreamReader(entry.Open());
                using var writer = new StreamWriter(target.CreateEntry(to).Open());
                var text = reader.ReadToEnd();
                foreach (var (from, renamed) in to.EndsWith(".rels", StringComparison.Ordinal) || to.StartsWith('[') ? parts : [])
                {
                    text = text
                        .Replace($"\"/{from}\"", $"\"/{renamed}\"", StringComparison.Ordinal)
                        .Replace($"\"{from}\"", $"\"{renamed}\"", StringComparison.Ordinal)
                        .Replace($"\"{from[3..]}\"", $"\"{renamed[3..]}\"", StringComparison.Ordinal);
                }

                writer.Write(text);
            }
        }

        workbook.Bytes = stream.ToArray();
    }

    private static void Remove(AnsweredWorkbook workbook, params string[] parts)
    {
        using var archive = Open(workbook, out var stream);
        foreach (var part in parts)
        {
            archive.GetEntry(part)!.Delete();
        }

        archive.Dispose();
        workbook.Bytes = stream.ToArray();
    }

    private static void ChangeParts(AnsweredWorkbook workbook, string part, Action<XDocument> change)
    {
        using var archive = Open(workbook, out var stream);
        foreach (
            var name in archive
                .Entries.Select(entry => entry.FullName)
                .Where(name => name.StartsWith(part, StringComparison.Ordinal) && name.EndsWith(".xml", StringComparison.Ordinal))
                .ToList())
        {
            XDocument document;
            using (var input = archive.GetEntry(name)!.Open())
            {
                document = XDocument.Load(input, LoadOptions.PreserveWhitespace);
            }

            change(document);
            archive.GetEntry(name)!.Delete();
            using var output = archive.CreateEntry(name).Open();
            document.Save(output, SaveOptions.DisableFormatting);
        }

        archive.Dispose();
        workbook.Bytes = stream.ToArray();
    }
}
