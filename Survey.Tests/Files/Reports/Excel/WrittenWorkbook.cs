using System.Globalization;
using System.IO.Compression;
using System.Xml.Linq;
using ClosedXML.Excel;
using Survey.Core.Analysis;
using Survey.Core.Languages;
using Survey.Core.Organizations;
using Survey.Core.Questionnaires.Questions;
using Survey.Core.Responses;
using Survey.Core.Rounds;
using Survey.Files.Reports.Excel;
using Survey.Tests.Support;

namespace Survey.Tests.Files.Reports.Excel;

/// <summary>The overview workbook of a round, written and opened again.</summary>
internal sealed class WrittenWorkbook : IDisposable
{
    public static readonly DateTimeOffset ProducedAt = new(2026, 11, 20, 9, 30, 0, TimeSpan.Zero);

    private readonly MemoryStream _package = new();
    private readonly XLWorkbook _workbook;

    /// <summary>Writes the workbook.</summary>
    /// <param name="sample">The round.</param>
    /// <param name="language">The language of the report; null for the round's own.</param>
    /// <param name="rule">The rule to count by; null for the round's own.</param>
    /// <param name="only">The only region to show; null for all.</param>
    /// <param name="through">The crosswalk that translated the overview; null for none.</param>
    public WrittenWorkbook(
        SampleRound sample,
        string? language = null,
        RecurrenceRule? rule = null,
        Region? only = null,
        TranslatedOverview? through = null)
    {
        Sample = sample;
        var digests = sample.Responses.Select(response => ResponseDigest.Of(response, sample.Round));
        OverviewWorkbook.Write(
            _package,
            new OverviewReport(
                through?.Overview ?? Overview.Of(sample.Round, rule ?? sample.Round.Rule, digests),
                sample.ReadAnswers(),
                ProducedAt,
                "1.2.3",
                only,
                through,
                Language: language is null ? null : Language.Get(language))
            {
                Content = sample.Content,
            });
        _package.Position = 0;
        _workbook = new XLWorkbook(_package);
    }

    public SampleRound Sample { get; }

    public IXLWorkbook Workbook => _workbook;

    public IReadOnlyList<string> SheetNames => [.. _workbook.Worksheets.Select(sheet => sheet.Name)];

    public IXLWorksheet this[string sheet] => _workbook.Worksheet(sheet);

    /// <summary>The texts of a row, from column 1 to the last column in use.</summary>
    public static IReadOnlyList<string> TextsOf(IXLWorksheet sheet, int row) =>
        [.. Enumerable.Range(1, sheet.LastColumnUsed().ColumnNumber()).Select(column => TextOf(sheet.Cell(row, column)))];

    /// <summary>The text of a cell; of a formula the value that is stored beside it.</summary>
    public static string TextOf(IXLCell cell) =>
        cell.HasFormula ? Convert.ToString(cell.CachedValue, CultureInfo.InvariantCulture) ?? "" : cell.GetString();

    /// <summary>The number of a cell; of a formula the value that is stored beside it.</summary>
    public static double NumberOf(IXLCell cell) => double.Parse(TextOf(cell), CultureInfo.InvariantCulture);

    /// <summary>The texts of all rows.</summary>
    public static IReadOnlyList<IReadOnlyList<string>> RowsOf(IXLWorksheet sheet) =>
        [.. Enumerable.Range(1, sheet.LastRowUsed().RowNumber()).Select(row => TextsOf(sheet, row))];

    /// <summary>The rows of a section, without its heading and up to the next empty row.</summary>
    public static IReadOnlyList<IReadOnlyList<string>> SectionOf(IXLWorksheet sheet, string heading) =>
        [.. RowsOf(sheet).SkipWhile(row => row[0] != heading).Skip(1).TakeWhile(row => row.Any(text => text.Length > 0))];

    /// <summary>The label of a question in the questionnaire's default language.</summary>
    public string Label(Question question) => question.Label.In(Sample.Round.Questionnaire.DefaultLanguage);

    /// <summary>The bytes of the workbook.</summary>
    public byte[] Bytes => _package.ToArray();

    /// <summary>Reads an XML part of the package.</summary>
    public XDocument ReadPart(string part)
    {
        _package.Position = 0;
        using var archive = new ZipArchive(_package, ZipArchiveMode.Read, leaveOpen: true);
        using var stream = archive.GetEntry(part).ShouldNotBeNull().Open();
        return XDocument.Load(stream);
    }

    /// <summary>The names of all parts of the package.</summary>
    public IReadOnlyList<string> Parts
    {
        get
        {
            _package.Position = 0;
            using var archive = new ZipArchive(_package, ZipArchiveMode.Read, leaveOpen: true);
            return [.. archive.Entries.Select(entry => entry.FullName)];
        }
    }

    public void Dispose()
    {
        _workbook.Dispose();
        _package.Dispose();
    }
}
