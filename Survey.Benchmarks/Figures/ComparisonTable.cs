using Survey.Benchmarks.Comparisons;
using Survey.Benchmarks.Running;

namespace Survey.Benchmarks.Figures;

/// <summary>All comparisons, with the lines that they fill and the bounds of these, in the order of the document.</summary>
internal static class ComparisonTable
{
    /// <summary>The comparisons.</summary>
    public static IReadOnlyList<Comparison> All { get; } =
    [
        new(
            "submissions-sqlite",
            "Submissions over HTTP to an open round in SQLite: 2.4 KB with 8 coded rows, validated, audited, durable, 64 connections",
            Submissions.MeasureSqlite,
            new Line("submissions-sqlite", "rate ÷ rate of a bare server that commits in groups", "×", Bound.AtLeast(0.6)),
            new Line("submissions-sqlite-p99", "99 of 100 submissions are answered within", "ms", Bound.AtMost(100))),
        new(
            "cold-start",
            "The first requests to a just started server, 20,000 organizations",
            ColdStart.Measure,
            new Line("cold-start", "64 at once, until the last is answered ÷ one alone", "×", Bound.AtMost(2))),
        new(
            "submissions-postgres",
            "The same submissions to an open round in PostgreSQL",
            Submissions.MeasurePostgres,
            new Line("submissions-postgres", "rate ÷ rate of a bare server with one insert each", "×", Bound.AtLeast(0.6)),
            new Line("submissions-postgres-central", "rate ÷ rate of ODK Central, scaled to the same ceiling", "×", Bound.AtLeast(15))),
        new(
            "overview",
            "The overview after each new answer, 5,000,000 and 1,000 stored",
            OverviewGrowth.Measure,
            new Line("overview-growth", "99 of 100 overviews are read within: large round ÷ small round", "×", Bound.AtMost(1.5)),
            new Line("overview-p99", "99 of 100 overviews of the large round are read within", "ms", Bound.AtMost(10))),
        new(
            "recount",
            "Full recount of 1,000,000 answers, loading included",
            Recount.Measure,
            new Line("recount", "time ÷ time of DuckDB’s best query over the same answers", "×", Bound.AtMost(1))),
        new(
            "load",
            "`survey load` of 1,000,000 answers, validated",
            Loading.Measure,
            new Line("load", "rate ÷ rate at which a bare program parses and stores them", "×", Bound.AtLeast(0.5)),
            new Line("load-memory", "peak memory", "MB", Bound.AtMost(300))),
        new(
            "export-xlsx",
            "Export of 1,000,000 rows × 10 columns to xlsx",
            FileWriting.MeasureExport,
            new Line("export-xlsx", "time ÷ time of plain XML into a ZipArchive", "×", Bound.AtMost(1.5)),
            new Line("export-xlsx-memory", "peak memory", "MB", Bound.AtMost(150))),
        new(
            "workbook",
            "Overview workbook of 500 organizations × 60 rows × 100 elements",
            FileWriting.MeasureWorkbook,
            new Line("workbook", "time ÷ time of the same cells by SpreadCheetah", "×", Bound.AtMost(2)),
            new Line("workbook-memory", "peak memory", "MB", Bound.AtMost(300))),
        new(
            "csv",
            "csv of 400,000 rows",
            FileWriting.MeasureCsv,
            new Line("csv-command", "command line: time ÷ time of a plain writer", "×", Bound.AtMost(3)),
            new Line("csv-command-memory", "command line: peak memory", "MB", Bound: null),
            new Line("csv-api", "API: time ÷ time of a plain writer", "×", Bound.AtMost(3)),
            new Line("csv-api-memory", "API: the server’s memory grows by", "MB", Bound.AtMost(50))),
        new(
            "validation",
            "Reading and validating one answer again, one thread",
            Validation.Measure,
            new Line("validation", "time of SurveyJS with a reused model ÷ time", "×", Bound.AtLeast(500)),
            new Line("validation-linear", "time for a question, in a form of 4,000 ÷ in a form of 500", "×", Bound.AtMost(1.5))),
        new(
            "demo",
            "`survey demo`, cold, published with ReadyToRun, workbook included",
            Demo.Measure,
            new Line("demo", "time", "s", Bound.AtMost(1)),
            new Line("demo-memory", "peak memory", "MB", Bound.AtMost(150))),
        new(
            "store-size",
            "The whole store of 1,000,000 answers",
            Loading.MeasureSize,
            new Line("store-size", "bytes ÷ bytes of the compact documents", "×", Bound.AtMost(1.5))),
        new(
            "reading",
            "Commands that read all of 240,000 answers",
            Reading.Measure,
            new Line("verify", "`survey verify`: time ÷ time of a bare scan that parses and hashes", "×", Bound: null),
            new Line("verify-memory", "`survey verify`: peak memory", "MB", Bound: null),
            new Line("results", "`survey results`: time ÷ time of the same bare scan", "×", Bound: null),
            new Line("results-memory", "`survey results`: peak memory", "MB", Bound: null)),
        new(
            "form-check",
            "Checking an XLSForm of 2,000 questions",
            FormCheck.Measure,
            new Line("form-check", "time ÷ time in which ClosedXML opens the file", "×", Bound: null),
            new Line("form-check-seconds", "time", "s", Bound.AtMost(1))),
        new(
            "form-logic",
            "One changed answer in a form of 2,000 questions",
            FormLogic.Measure,
            new Line("logic-few", "a few questions depend on it: time ÷ time to evaluate the whole form", "×", Bound: null),
            new Line("logic-half", "half of the form depends on it: time ÷ time to evaluate the whole form", "×", Bound: null)),
        new(
            "secretariats",
            "35 secretariats write on the pages and save at the same time",
            Secretariats.Measure,
            new Line("secretariats", "99 of 100 requests are answered within", "ms", Bound.AtMost(200))),
    ];
}
