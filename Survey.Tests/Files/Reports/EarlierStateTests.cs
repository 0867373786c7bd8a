using System.IO.Compression;
using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using Survey.Core.Analysis;
using Survey.Core.Languages;
using Survey.Core.Responses;
using Survey.Files.Reports;
using Survey.Files.Reports.Charts;
using Survey.Files.Reports.Excel;
using Survey.Tests.Support;

namespace Survey.Tests.Files.Reports;

/// <summary>
/// Reports of the state at the end of an earlier day. No part of any format names another day as that of the state: not the last day of
/// the round, and not the day on which the report is made.
/// </summary>
public sealed partial class EarlierStateTests
{
    private static readonly DateOnly Day = new(2017, 6, 26);
    private static readonly DateTimeOffset Later = new(2017, 12, 20, 12, 0, 0, TimeSpan.Zero);

    // The last day of answers, and the day of the report, in words and in figures.
    private static readonly string[] WrongDays = ["10 October 2017", "2017-10-10", "43018", "20 December 2017", "2017-12-20", "43089"];

    private readonly SampleRound _sample = Read();

    private static SampleRound Read()
    {
        var sample = SampleRound.Read("grcp7");
        return sample with { Responses = [.. sample.Responses.Where(response => response.SubmittedOn <= Day)] };
    }

    private static IEnumerable<string> Formats() =>
        ExportFormats.Overview.Select(format => format.File.Name).Where(name => name != "pdf");

    [TestCaseSource(nameof(Formats))]
    public async Task Overview_EachPart_NamesNoOtherDay(string format) => Check(
        await Write(
            ExportFormats.Overview.Single(each => each.File.Name == format),
            new OverviewExport(Overview, _sample.Responses.ToAsyncEnumerable(), Later) { Annexes = ReportAnnex.All }),
        isForPeople: format is not ("json" or "csv"));

    private static IEnumerable<string> ResultFormats() => ExportFormats.Results.Select(format => format.File.Name);

    [TestCaseSource(nameof(ResultFormats))]
    public async Task Results_EachPart_NamesNoOtherDay(string format)
    {
        var answers = await ReportAnswers.Read(Overview, _sample.Responses.ToAsyncEnumerable());
        Check(
            await Write(
                ExportFormats.Results.Single(each => each.File.Name == format),
                new ResultsExport(answers.Results, Later)),
            isForPeople: format is not ("json" or "csv"));
    }

    [Test]
    public async Task Charts_EachOne_NamesNoOtherDay()
    {
        var digests = _sample.Responses.Select(response => ResponseDigest.Of(response, _sample.Round)).ToList();
        var charts = new OverviewCharts(Overview, new ReportWording(_sample.Round, Language.English), Later).MakeAll(region: null, digests);

        charts.Count.ShouldBe(4);
        foreach (var chart in charts)
        {
            Check(await Write(ExportFormats.Charts.Single(format => format.File == FileFormat.Svg), chart), isForPeople: true);
        }
    }

    private Overview Overview => _sample.Overview with { AsOf = Day };

    private static async Task<byte[]> Write<T>(ExportFormat<T> format, T record)
    {
        using var output = new MemoryStream();
        await format.Write(record, output, CancellationToken.None);
        return output.ToArray();
    }

    private static void Check(byte[] file, bool isForPeople)
    {
        var parts = PartsOf("", file).ToList();
        foreach (var (name, text) in parts)
        {
            WrongDays.Where(day => text.Contains(day, StringComparison.Ordinal)).ShouldBeEmpty($"{name}: {text}");
        }

        if (isForPeople)
        {
            parts.ShouldContain(part => part.Text.Contains("26 June 2017", StringComparison.Ordinal));
        }
    }

    /// <summary>The texts of a file, of each part of a package, without when it was made.</summary>
    private static IEnumerable<(string Name, string Text)> PartsOf(string name, byte[] file)
    {
        if (!file.AsSpan().StartsWith("PK"u8))
        {
            var text = WebUtility.HtmlDecode(Tag().Replace(Encoding.UTF8.GetString(file), "|"));
            yield return (name, MadeAt().Replace(text, ""));
            yield break;
        }

        using var archive = new ZipArchive(new MemoryStream(file), ZipArchiveMode.Read);
        foreach (var entry in archive.Entries.Where(entry => !entry.FullName.Contains("docProps", StringComparison.Ordinal)
            && !entry.FullName.EndsWith(".psmdcp", StringComparison.Ordinal)))
        {
            using var part = new MemoryStream();
            using (var stream = entry.Open())
            {
                stream.CopyTo(part);
            }

            foreach (var inner in PartsOf($"{name}/{entry.FullName}", part.ToArray()))
            {
                yield return inner;
            }
        }
    }

    [GeneratedRegex("<[^>]*>", RegexOptions.None, 1000)]
    private static partial Regex Tag();

    /// <summary>The foot of pages, and the line of the method that says when the report was made.</summary>
    [GeneratedRegex(@"(SurveyEngine [0-9.]+, |Produced at\|+)20 December 2017, 12:00 UTC", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex MadeAt();
}
