using Survey.Core.Questionnaires.Questions;
using Survey.Core.Results;

namespace Survey.Files.Reports.Charts;

/// <summary>The charts of the results of questions. They show the counts and shares of the results and compute none.</summary>
/// <param name="results">The results.</param>
/// <param name="wording">Gives the language.</param>
/// <param name="producedAt">When the charts are made.</param>
public sealed class ResultsCharts(RoundResults results, ReportWording wording, DateTimeOffset producedAt)
{
    // A chart with more bars for one choice, or more bars in all, is hard to read; the table has them.
    private const int MostGroups = 6;
    private const int MostBars = 72;
    private const int MostEntries = 40;
    private const int MostStacks = 40;

    /// <summary>
    /// The chart of a question: a stack for all and each group if a respondent has one answer, otherwise bars for each choice or
    /// element. Null if the question has no choices, or too many for a chart.
    /// </summary>
    /// <param name="result">The question with its result.</param>
    /// <param name="groups">The groups that stand side by side.</param>
    public Chart? Find(QuestionResult result, IReadOnlyList<GroupResult> groups)
    {
        var entries = result.Total.Entries;
        return entries.Count == 0 ? null
            : CanStack(result) ? MakeStack(result, groups)
            : entries.Count(entry => entry.Count > 0) <= MostEntries ? MakeBars(result, groups)
            : null;
    }

    /// <summary>
    /// The questions that one chart shows: select-one questions that follow each other and offer the same choices, such as a scale.
    /// Each list has two or more questions.
    /// </summary>
    /// <param name="results">The results.</param>
    public static IReadOnlyList<IReadOnlyList<QuestionResult>> FindScales(RoundResults results)
    {
        var scales = new List<List<QuestionResult>>();
        QuestionResult? before = null;
        foreach (var result in results.Questions)
        {
            if (!IsScale(result))
            {
                before = null;
                continue;
            }

            if (before is not null && AreAlike(before, result) && scales[^1].Count < MostStacks)
            {
                scales[^1].Add(result);
            }
            else
            {
                scales.Add([result]);
            }

            before = result;
        }

        return [.. scales.Where(scale => scale.Count > 1)];
    }

    /// <summary>The chart of questions that offer the same choices, a stack for each.</summary>
    /// <param name="scale">One of <see cref="FindScales"/>.</param>
    public Chart MakeScale(IReadOnlyList<QuestionResult> scale) => Make(
        $"scale-{scale[0].Question.Path}",
        ChartKind.Stack,
        wording.Count("chart.scale", scale.Count),
        wording["workbook.results.question"],
        scale.Select(result => wording.Of(result.Question.Question.Label)),
        scale[0].Total.Entries.Select((entry, position) => new ChartSeries(
            wording.Of(entry.Label),
            [.. scale.Select(result => ToValue(result.Total.Entries[position], result, isStack: true))])));

    private static bool CanStack(QuestionResult result) =>
        result.Question is { Question: SelectOneQuestion, Groups.Count: 0 } && result.Total.Entries.Count <= ChartPalette.MostSeries;

    private static bool IsScale(QuestionResult result) => CanStack(result) && result.Total.Entries.Count > 1;

    private static bool AreAlike(QuestionResult one, QuestionResult other) =>
        one.Total.Entries.Select(entry => (entry.Code, entry.Label))
            .SequenceEqual(other.Total.Entries.Select(entry => (entry.Code, entry.Label)));

    private Chart MakeStack(QuestionResult result, IReadOnlyList<GroupResult> groups)
    {
        List<(string Name, Tabulation Tabulation)> rows =
        [
            (wording["chart.all"], result.Total),
            .. groups.Take(MostStacks).Select(group => (wording.Heading(group.Group.Name), group.Tabulation)),
        ];
        return Make(
            result.Question.Path,
            ChartKind.Stack,
            wording.Of(result.Question.Question.Label),
            wording["chart.group"],
            rows.Select(row => row.Name),
            result.Total.Entries.Select((entry, position) => new ChartSeries(
                wording.Of(entry.Label),
                [.. rows.Select(row => ToValue(row.Tabulation.Entries[position], result, isStack: true))])));
    }

    private Chart MakeBars(QuestionResult result, IReadOnlyList<GroupResult> groups)
    {
        var hasAll = result.Total.Entries.Count <= MostEntries;
        List<int> shown =
            [.. result.Total.Entries.Index().Where(entry => hasAll || entry.Item.Count > 0).Select(entry => entry.Index)];
        var isDivided = groups.Count is > 1 and <= MostGroups && shown.Count * groups.Count <= MostBars;
        List<(string Name, Tabulation Tabulation)> series = isDivided
            ? [.. groups.Select(group => (wording.Heading(group.Group.Name), group.Tabulation))]
            : [(wording["chart.all"], result.Total)];
        var isCoded = result.Kind == ResultKind.Elements;
        return Make(
            result.Question.Path,
            ChartKind.Bars,
            wording.Of(result.Question.Question.Label),
            wording[isCoded ? "overview.element" : "chart.answer"],
            shown.Select(position => result.Total.Entries[position])
                .Select(entry => (isCoded ? $"({entry.Code}) " : "") + wording.Of(entry.Label)),
            series.Select(each => new ChartSeries(
                each.Name,
                [.. shown.Select(position => ToValue(each.Tabulation.Entries[position], result, isStack: false))]))) with
        {
            HasShares = true,
        };
    }

    /// <summary>The parts of a stack are counts; bars are shares, so that groups of different sizes can be compared.</summary>
    private ChartValue ToValue(EntryCount entry, QuestionResult result, bool isStack)
    {
        var count = result.Question.Groups.Count > 0 ? entry.By.Count : entry.Count;
        var number = wording.Number((long)count);
        var text = entry.Share is > 0 and { } share
            ? wording.Fill("chart.count", ("count", number), ("share", wording.In.WritePercent(share)))
            : number;
        return isStack
            ? new ChartValue(count, text) { Brief = number, Figure = entry }
            : new ChartValue(entry.Share ?? 0, text) { Figure = entry };
    }

    private Chart Make(
        string code,
        ChartKind kind,
        string title,
        string categoryName,
        IEnumerable<string> categories,
        IEnumerable<ChartSeries> series) =>
        new(
            code,
            kind,
            title,
            ChartSource.Of(
                results.Round,
                results.Round.GetLastDayCounted(results.AsOf, producedAt),
                invited: null,
                results.Responded,
                wording),
            categoryName,
            [.. categories],
            [.. series],
            wording.In)
        {
            Description = wording[kind == ChartKind.Bars ? "chart.bars" : "chart.stack"],
        };
}
