using Survey.Core.Results;
using Survey.Files.Reports.Charts;
using Survey.Files.Reports.Excel;
using Survey.Files.Reports.Texts;

namespace Survey.Files.Reports.Word;

/// <summary>Every question: how many answered, a table of its choices or elements with counts and shares, and its chart.</summary>
internal static class ResultsPart
{
    // A document of hundreds of charts opens slowly.
    private const int MostCharts = 80;

    // As many times as wide as the others.
    private const int WidestColumn = 3;

    /// <summary>Writes the annex; nothing if nobody responded, and in the report of one region, since it counts all.</summary>
    public static void Write(ReportDocument document)
    {
        var results = document.Report.Answers.Results;
        if (results.Responded == 0 || document.Report.Only is not null)
        {
            return;
        }

        var wording = document.Wording;
        document.HeadAppendix(wording["workbook.sheet.results"]);
        if (results.Questions.Any(question => question.Question.Groups.Count > 0))
        {
            document.File.Add(wording["workbook.results.rows"]);
        }

        var charts = new ResultsCharts(results, wording, document.Report.ProducedAt);
        var scales = ResultsCharts.FindScales(results).ToDictionary(scale => scale[0].Question.Path, StringComparer.Ordinal);
        var drawn = 0;
        foreach (var question in results.Questions)
        {
            if (scales.TryGetValue(question.Question.Path, out var scale) && scale.Any(each => each.Total.Answered > 0))
            {
                WriteScale(document, charts.MakeScale(scale));
            }

            document.File.Head(2, ResultsSheet.NameOf(question, wording));
            document.File.Add(ResultsText.Answered(question, wording));
            if (ResultsText.Ends(question, wording) is { Length: > 0 } ends)
            {
                document.File.Add(ends);
            }

            if (ResultsText.Figures(question, wording) is { Length: > 0 } figures)
            {
                document.File.Add(figures);
            }

            if (question.Total.Entries.Count > 0)
            {
                WriteTable(document, question);
            }

            if (question.LeavesOutUnchosen)
            {
                document.File.Add(wording["results.unchosen"]);
            }

            if (question.Total.Answered > 0 && drawn < MostCharts && Find(charts, question) is { } chart)
            {
                document.WriteChart(chart);
                drawn++;
            }
        }
    }

    /// <summary>Bars for the figures of the table. One stack alone says less than the table, so each region has one too.</summary>
    private static Chart? Find(ResultsCharts charts, QuestionResult question)
    {
        var chart = charts.Find(question, [.. question.Groups.Where(group => group.Group.Kind == ResultGroupKind.Region)]);
        return chart?.Kind == ChartKind.Bars ? charts.Find(question, groups: []) : chart;
    }

    /// <summary>Questions with the same choices: a row for each question, a column for each choice.</summary>
    private static void WriteScale(ReportDocument document, Chart chart)
    {
        document.File.Head(2, chart.Title);
        document.File.AddTable(
            [WidestColumn, .. chart.Series.Select(_ => 1)],
            [[.. chart.Series.Select(series => (series.Name, 1)).Prepend((chart.CategoryName, 1))]],
            chart.Categories.Select(IReadOnlyList<WordCell> (question, row) =>
                [.. chart.Series.Select(series => new WordCell(series.Values[row].Text)).Prepend(new WordCell(question))]),
            chart.Title);
        document.WriteChart(chart);
    }

    private static void WriteTable(ReportDocument document, QuestionResult question)
    {
        var wording = document.Wording;
        var inRows = question.Question.Groups.Count > 0;
        List<(string Head, Func<EntryCount, string> Text, int Width)> columns =
        [
            (wording[question.Kind == ResultKind.Elements ? "overview.element" : "chart.answer"],
                entry => ResultsSheet.LabelOf(question, entry, wording),
                6),
            (wording["workbook.results.count"], entry => wording.Number((long)entry.Count), 1),
            (wording["workbook.share"], entry => entry.Share is { } share ? wording.In.WritePercent(share) : "–", 1),
        ];
        if (inRows)
        {
            columns.Insert(2, (wording["workbook.respondents"], entry => wording.Number((long)entry.By.Count), 2));
        }

        document.File.AddTable(
            [.. columns.Select(column => column.Width)],
            [[.. columns.Select(column => (column.Head, 1))]],
            question.ShownEntries.Select(IReadOnlyList<WordCell> (position) =>
                [.. columns.Select(column => new WordCell(column.Text(question.Total.Entries[position])))]),
            ResultsSheet.NameOf(question, wording));
    }
}
