using Spectre.Console;
using Survey.Core.Analysis;
using Survey.Core.Languages;
using Survey.Core.Responses;
using Survey.Core.Results;
using Survey.Files.Exports;
using Survey.Files.Reports.Charts;
using Survey.Files.Reports.Excel;
using Survey.Files.Reports.Tables;
using Survey.Files.Reports.Texts;
using Survey.Files.Reports.Word;

namespace Survey.Files.Reports;

/// <summary>
/// The one table of what can be exported in which format. The command line, the API and the pages share it, so they give the
/// same bytes. The first format of each is the default of the API.
/// </summary>
public static class ExportFormats
{
    private static readonly ExportFormat<Chart>[] ChartFormats = [new(FileFormat.Svg, ChartSvg.Write), new(FileFormat.Png, ChartPng.Write)];

    /// <summary>The version of the program, which reports name.</summary>
    public static string Version { get; } = typeof(ExportFormats).Assembly.GetName().Version!.ToString(3);

    /// <summary>Formats of an overview.</summary>
    public static IReadOnlyList<ExportFormat<OverviewExport>> Overview { get; } =
    [
        InJson<OverviewExport>((export, output) => OverviewJson.Write(output, export.Overview, export.Only, export.Through)),
        InText<OverviewExport>(FileFormat.Csv, (export, writer) => OverviewCsv.Write(writer, export.Overview, export.Only, export.Through)),
        new(FileFormat.Workbook, WriteWorkbook),
        new(FileFormat.Document, (export, output, cancellation) => WriteDocument(export, output, isForPrint: false, cancellation)),
        new(FileFormat.Pdf, WritePdf),
        ToRead<OverviewExport>(
            export => new ReportWording(export.Overview.Round, export.Language),
            (export, wording, console) => OverviewText.Write(
                console,
                export.Overview,
                export.Only,
                wording,
                export.Through,
                export.Publication)),
    ];

    /// <summary>Formats of rows.</summary>
    public static IReadOnlyList<ExportFormat<RowsExport>> Rows { get; } =
    [
        new(FileFormat.Csv, (export, output, cancellation) =>
            TableFiles.WriteCsv(RowTable.Of(export), output, hasMark: false, cancellation)),
        new(FileFormat.Workbook, (export, output, cancellation) =>
            TableFiles.WriteWorkbook(RowTable.Of(export), output, cancellation)),
    ];

    /// <summary>Formats of one table for people; CSV has a byte order mark, by which Excel recognizes UTF-8.</summary>
    public static IReadOnlyList<ExportFormat<TableExport>> Tables { get; } =
    [
        new(FileFormat.Csv, (table, output, cancellation) => TableFiles.WriteCsv(table, output, hasMark: true, cancellation)),
        new(FileFormat.Workbook, TableFiles.WriteWorkbook),
    ];

    /// <summary>Formats of a sensitivity analysis.</summary>
    public static IReadOnlyList<ExportFormat<SensitivityExport>> Sensitivity { get; } =
    [
        InText<SensitivityExport>(FileFormat.Csv, (export, writer) => SensitivityCsv.Write(writer, export.Sensitivity)),
        ToRead<SensitivityExport>(
            export => new ReportWording(export.Sensitivity.Overview.Round, export.Language),
            (export, wording, console) => SensitivityText.Write(console, export.Sensitivity, wording)),
    ];

    /// <summary>Formats of the results of questions.</summary>
    public static IReadOnlyList<ExportFormat<ResultsExport>> Results { get; } =
    [
        InJson<ResultsExport>((export, output) => ResultsJson.Write(output, export.Results)),
        InText<ResultsExport>(FileFormat.Csv, (export, writer) => ResultsCsv.Write(writer, export.Results)),
        new(FileFormat.Workbook, (export, output) => ResultsWorkbook.Write(output, export)),
        ToRead<ResultsExport>(
            export => new ReportWording(export.Results.Round, export.Language),
            (export, wording, console) => ResultsText.Write(console, export.Results, wording, export.Publication)),
    ];

    /// <summary>Formats of a comparison of two rounds.</summary>
    public static IReadOnlyList<ExportFormat<ComparisonExport>> Comparison { get; } =
    [
        InJson<ComparisonExport>((export, output) => ComparisonJson.Write(output, export.Comparison)),
        InText<ComparisonExport>(FileFormat.Csv, (export, writer) => ComparisonCsv.Write(writer, export.Comparison)),
        new(FileFormat.Workbook, (export, output) =>
        {
            var round = export.Comparison.Later.Round;
            var wording = new ReportWording(round, export.Language);
            TableReportWorkbook.Write(
                output,
                ComparisonTables.Of(export.Comparison, wording),
                wording,
                wording.Fill("comparison.subject", ("round", round.Code), ("earlier", export.Comparison.Earlier.Round.Code)),
                export.ProducedAt);
        }),
        ToRead<ComparisonExport>(
            export => new ReportWording(export.Comparison.Later.Round, export.Language),
            (export, wording, console) => TableReportText.Write(console, ComparisonTables.Of(export.Comparison, wording))),
    ];

    /// <summary>Formats of a chart, which is not empty; there are pictures only where the computer can make them.</summary>
    public static IReadOnlyList<ExportFormat<Chart>> Charts => ChartPng.IsAvailable ? ChartFormats : [ChartFormats[0]];

    /// <summary>Formats of what changed since a publication.</summary>
    public static IReadOnlyList<ExportFormat<ChangesExport>> Changes { get; } =
    [
        InJson<ChangesExport>((export, output) => ChangesJson.Write(output, export)),
        InText<ChangesExport>(FileFormat.Csv, (export, writer) => ChangesCsv.Write(writer, export)),
        new(FileFormat.Workbook, (export, output) =>
        {
            var wording = new ReportWording(export.Round, export.Language);
            TableReportWorkbook.Write(
                output,
                ChangesTables.Of(export, wording),
                wording,
                wording.Fill("changes.subject", ("round", export.Round.Code), ("publication", export.Publication.Code)),
                export.ProducedAt);
        }),
        ToRead<ChangesExport>(
            export => new ReportWording(export.Round, export.Language),
            (export, wording, console) => TableReportText.Write(console, ChangesTables.Of(export, wording))),
    ];

    /// <summary>Formats of printed figures compared with recomputed ones.</summary>
    public static IReadOnlyList<ExportFormat<ReconciliationExport>> Reconciliation { get; } =
    [
        ToRead<ReconciliationExport>(
            export => new ReportWording(export.Round, export.Language),
            (export, wording, console) => ReconciliationText.Write(console, export.Reconciliation, export.Source, wording, export.Round)),
    ];

    /// <summary>Formats of alignments.</summary>
    public static IReadOnlyList<ExportFormat<AlignmentsExport>> Alignments { get; } =
    [
        InText<AlignmentsExport>(FileFormat.Csv, (export, writer) => AlignmentCsv.Write(writer, export)),
        new(FileFormat.Workbook, (export, output) => AlignmentWorkbook.Write(output, export)),
        ToRead<AlignmentsExport>(
            export => new ReportWording(export.Round, export.Language),
            (export, wording, console) => AlignmentText.Write(console, export, wording)),
    ];

    private static async Task WriteWorkbook(OverviewExport export, Stream output, CancellationToken cancellationToken)
    {
        var answers = await ReportAnswers.Read(export.Overview, export.Responses, cancellationToken);
        OverviewWorkbook.Write(
            output,
            ToReport(export, answers) with
            {
                Reconciliation = await Reconcile(
                    export,
                    answers.IsCut ? export.Responses : answers.Shown.ToAsyncEnumerable(),
                    cancellationToken),
            });
    }

    private static OverviewReport ToReport(OverviewExport export, ReportAnswers answers) =>
        new(
            export.Overview,
            answers,
            export.ProducedAt,
            export.Publication?.Version ?? Version,
            export.Only,
            export.Through,
            export.Language)
        {
            Content = export.Content,
            Publication = export.Publication,
        };

    /// <summary>The Word document, printed by LibreOffice.</summary>
    /// <exception cref="PdfException">LibreOffice is missing or failed.</exception>
    private static async Task WritePdf(OverviewExport export, Stream output, CancellationToken cancellationToken)
    {
        using var document = new MemoryStream();
        await WriteDocument(export, document, isForPrint: true, cancellationToken);
        await PdfPrinter.Installed.Print(document.ToArray(), output, cancellationToken);
    }

    private static async Task WriteDocument(
        OverviewExport export,
        Stream output,
        bool isForPrint,
        CancellationToken cancellationToken)
    {
        var round = export.Overview.Round;
        var answers = await ReportAnswers.Read(export.Overview, export.Responses, cancellationToken);
        var report = ToReport(export, answers) with
        {
            Annexes = export.Annexes,
            Alignments = export.Annexes.Contains(ReportAnnex.Alignments)
                ? await AlignmentTable.Of(round, round.Alignments, export.Responses, cancellationToken)
                : [],
        };
        var template = export.Template is { } house ? HouseTemplate.Open(house) : null;
        var outdated = OverviewDocument.Write(output, report, template, isForPrint);
        if (outdated.Count > 0)
        {
            export.OnOutdated?.Invoke(outdated);
        }
    }

    /// <summary>
    /// The printed figures of the round beside those of an overview by its own rule; null for others, and if there are none.
    /// </summary>
    private static async Task<Core.Analysis.Reconciliation?> Reconcile(
        OverviewExport export,
        IAsyncEnumerable<Response> responses,
        CancellationToken cancellationToken)
    {
        var round = export.Overview.Round;
        return export is { Only: null, Through: null }
            && export.Overview.Rule == round.Rule
            && PublishedFigures.Of(round, export.Content).Value is { } published
                ? await Core.Analysis.Reconciliation.Of(export.Overview, published, responses, export.Content, cancellationToken)
                : null;
    }

    /// <summary>JSON, which ends with a line break.</summary>
    private static ExportFormat<TRecord> InJson<TRecord>(Action<TRecord, Stream> write) =>
        new(FileFormat.Json, (record, output) =>
        {
            write(record, output);
            output.WriteByte((byte)'\n');
        });

    private static ExportFormat<TRecord> InText<TRecord>(FileFormat file, Action<TRecord, TextWriter> write) =>
        new(file, (record, output) =>
        {
            using var writer = new StreamWriter(output, leaveOpen: true);
            write(record, writer);
        });

    private static ExportFormat<TRecord> ToRead<TRecord>(
        Func<TRecord, ReportWording> word,
        Action<TRecord, ReportWording, IAnsiConsole> print)
    {
        return InText<TRecord>(FileFormat.Text, (record, writer) => Print(record, language => PlainConsole.Create(writer, language))) with
        {
            Print = Print,
        };

        void Print(TRecord record, Func<Language, IAnsiConsole> create)
        {
            var wording = word(record);
            print(record, wording, create(wording.In));
        }
    }
}
