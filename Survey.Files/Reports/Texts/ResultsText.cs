using Spectre.Console;
using Survey.Core.Analysis;
using Survey.Core.Questionnaires.Questions;
using Survey.Core.Results;
using Survey.Files.Reports.Charts;

namespace Survey.Files.Reports.Texts;

/// <summary>
/// Writes the results of questions as text: a bar per choice, its count and share. If only one question is shown, also the
/// organizations behind each count. If an answer divides the results, a table in place of the bars.
/// </summary>
public static class ResultsText
{
    // In characters. The label column leaves room for bar, count and share on 80 columns.
    private const int BarWidth = 20;
    private const int LabelWidth = 40;

    /// <summary>Writes the results.</summary>
    /// <param name="console">The console to write to.</param>
    /// <param name="results">The results to write.</param>
    /// <param name="wording">The language.</param>
    /// <param name="publication">The publication that they are from; null if they are from none.</param>
    public static void Write(IAnsiConsole console, RoundResults results, ReportWording wording, PublishedState? publication = null)
    {
        console.WriteLine(Names.Of(results.Round.Title, wording));
        console.WriteLine(
            results.Selection.Region is { } region
                ? wording.Count("results.responses.in", results.Responded, ("region", Names.Within(region, wording)))
                : wording.Count("responses", results.Responded));
        if (publication is not null)
        {
            console.WriteLine(wording.Of(publication));
        }

        if (results.AsOf is { } day)
        {
            console.WriteLine(wording.Fill("overview.as-of", ("day", wording.Day(day))));
        }

        if (results.Selection.By is { } by)
        {
            console.WriteLine(
                wording.Fill("results.by", ("question", Names.Of(by.Question.Label, wording)), ("path", CleanText.Of(by.Path))));
        }

        var scales = ResultsCharts.FindScales(results).ToDictionary(scale => scale[0].Question.Path, StringComparer.Ordinal);
        foreach (var question in results.Questions)
        {
            if (results.Selection.By is null && scales.TryGetValue(question.Question.Path, out var scale))
            {
                WriteScale(console, scale, wording);
            }

            WriteQuestion(console, results, question, wording);
        }

        if (results.Selection.Question is null)
        {
            console.WriteLine();
            console.WriteLine(wording["results.hint"]);
        }
    }

    private static void WriteQuestion(IAnsiConsole console, RoundResults results, QuestionResult question, ReportWording wording)
    {
        console.WriteLine();
        console.WriteLine(Names.Of(question.Question.Question.Label, wording));
        console.WriteLine(
            wording.Fill(
                "results.question",
                ("path", CleanText.Of(question.Question.Path)),
                ("type", question.Question.Question.TypeName),
                ("answered", Answered(question, wording))));
        if (Ends(question, wording) is { Length: > 0 } ends)
        {
            console.WriteLine(ends);
        }

        if (results.Selection.By is null)
        {
            WriteBars(console, question, wording);
        }
        else
        {
            WriteTable(console, question, ResultGroupKind.Answer, wording);
        }

        if (results.Selection.Question is not null)
        {
            foreach (var kind in question.Groups.Select(group => group.Group.Kind).Where(kind => kind != ResultGroupKind.Answer).Distinct())
            {
                WriteTable(console, question, kind, wording);
            }

            WriteOrganizations(console, question, wording);
        }
    }

    /// <summary>Questions with the same choices: a row for each question, a column for each choice.</summary>
    private static void WriteScale(IAnsiConsole console, IReadOnlyList<QuestionResult> scale, ReportWording wording)
    {
        console.WriteLine();
        console.WriteLine(wording.Count("chart.scale", scale.Count));
        var table = new Table().Border(TableBorder.Simple);
        table.AddColumn("");
        foreach (var entry in scale[0].Total.Entries)
        {
            table.AddColumn(new TableColumn(new Text(Names.Of(entry.Label, wording))).RightAligned());
        }

        foreach (var question in scale)
        {
            table.AddRow(
            [
                new Text(Names.Of(question.Question.Question.Label, wording)),
                .. question.Total.Entries.Select(entry => new Text(wording.Number((long)entry.Count))),
            ]);
        }

        console.Write(table);
    }

    /// <summary>How many of those asked have answered.</summary>
    internal static string Answered(QuestionResult question, ReportWording wording)
    {
        var total = question.Total;
        return question.Question.Groups.Count > 0
            ? wording.Count("results.rows-answered", total.Respondents.Count, ("rows", wording.OutOf(total.Answered, total.Asked)))
            : wording.Fill("results.answered", ("responses", wording.OutOf(total.Answered, total.Asked)));
    }

    private static void WriteBars(IAnsiConsole console, QuestionResult question, ReportWording wording)
    {
        if (question.Total.Entries.Count == 0)
        {
            if (Figures(question, wording) is { Length: > 0 } figures)
            {
                console.WriteLine(figures);
            }

            return;
        }

        var table = new Table().Border(TableBorder.None).HideHeaders();
        table.AddColumn(new TableColumn("").Width(LabelWidth));
        table.AddColumn(new TableColumn("").Width(BarWidth).NoWrap());
        table.AddColumn(new TableColumn("").RightAligned().NoWrap());
        table.AddColumn(new TableColumn("").RightAligned().NoWrap());
        table.AddColumn(new TableColumn("").NoWrap());
        foreach (var entry in question.ShownEntries.Select(position => question.Total.Entries[position]))
        {
            table.AddRow(
                new Text(LabelOf(entry, question, wording)),
                new Text(Bar(entry.Share)),
                new Text(wording.Number(question.Question.Groups.Count > 0 ? entry.By.Count : entry.Count)),
                new Text(entry.Share is { } share ? wording.In.WritePercent(share) : "–"),
                new Text(Further(entry, question, wording)));
        }

        console.Write(table);
        if (question.LeavesOutUnchosen)
        {
            console.WriteLine(wording["results.unchosen"]);
        }
    }

    /// <summary>A row per choice or figure, a column per group of one kind: regions, types, or answers of the dividing question.</summary>
    private static void WriteTable(IAnsiConsole console, QuestionResult question, ResultGroupKind kind, ReportWording wording)
    {
        List<(string Head, Tabulation Tabulation)> columns =
        [
            (wording["results.all"], question.Total),
            .. question.Groups.Where(group => group.Group.Kind == kind)
                .Select(group => (Names.Of(group.Group.Name, wording), group.Tabulation)),
        ];
        var table = new Table().Border(TableBorder.Simple);
        table.AddColumn("");
        foreach (var (head, _) in columns)
        {
            table.AddColumn(new TableColumn(new Text(head)).RightAligned());
        }

        AddRow(wording["results.table.asked"], tabulation => wording.Number(tabulation.Asked));
        AddRow(wording["results.table.answered"], tabulation => wording.Number(tabulation.Answered));
        foreach (var entry in question.ShownEntries)
        {
            AddRow(
                LabelOf(question.Total.Entries[entry], question, wording),
                tabulation => wording.Number(tabulation.Entries[entry].Count));
        }

        if (question.Kind == ResultKind.Numbers)
        {
            AddRow(wording["results.table.minimum"], tabulation => Figure(tabulation.Numbers?.Minimum, question, wording));
            AddRow(wording["results.table.maximum"], tabulation => Figure(tabulation.Numbers?.Maximum, question, wording));
            AddRow(wording["results.table.mean"], tabulation => Figure(tabulation.Numbers?.Mean, question, wording));
            AddRow(wording["results.table.median"], tabulation => Figure(tabulation.Numbers?.Median, question, wording));
        }
        else if (question.Kind == ResultKind.Dates)
        {
            AddRow(wording["results.table.first"], tabulation => Figure(tabulation.Dates?.Minimum, wording));
            AddRow(wording["results.table.last"], tabulation => Figure(tabulation.Dates?.Maximum, wording));
        }

        console.Write(table);

        void AddRow(string label, Func<Tabulation, string> figure) =>
            table.AddRow([new Text(label), .. columns.Select(column => new Text(figure(column.Tabulation)))]);
    }

    private static void WriteOrganizations(IAnsiConsole console, QuestionResult question, ReportWording wording)
    {
        if (question.Total.Entries.Count == 0)
        {
            WriteGroup(wording["results.those-who-answered"], question.Total.Respondents);
        }

        foreach (var entry in question.Total.Entries.Where(entry => entry.Count > 0))
        {
            WriteGroup(LabelOf(entry, question, wording), entry.By);
        }

        void WriteGroup(string label, RespondentGroup group)
        {
            if (group.Organizations is { Count: > 0 } organizations)
            {
                console.WriteLine(
                    wording.Fill("results.group", ("label", label), ("organizations", Names.Of(organizations, wording))));
            }
        }
    }

    private static string LabelOf(EntryCount entry, QuestionResult question, ReportWording wording)
    {
        var label = Names.Of(entry.Label, wording);
        return question.Kind == ResultKind.Elements ? $"{CleanText.Of(entry.Code)} {label}" : label;
    }

    private static string Further(EntryCount entry, QuestionResult question, ReportWording wording)
    {
        string?[] parts =
        [
            question.Question.Groups.Count > 0 ? wording.Count("results.in-rows", entry.Count) : null,
            entry.MeanRank is { } rank ? wording.Fill("results.mean-rank", ("rank", rank)) : null,
        ];
        return wording.List(parts.OfType<string>());
    }

    /// <summary>Numbers or dates in figures; empty if there are none.</summary>
    internal static string Figures(QuestionResult question, ReportWording wording) => question.Total switch
    {
        { Numbers: { } numbers } => wording.Fill(
            question.Question.HasSum ? "results.numbers" : "results.percentages",
            ("minimum", Figure(numbers.Minimum, question, wording)),
            ("maximum", Figure(numbers.Maximum, question, wording)),
            ("mean", Figure(numbers.Mean, question, wording)),
            ("median", Figure(numbers.Median, question, wording)),
            ("sum", Figure(numbers.Sum, question, wording))),
        { Dates: { } dates } => wording.Fill(
            "results.dates",
            ("first", wording.Day(dates.Minimum)),
            ("last", wording.Day(dates.Maximum))),
        _ => "",
    };

    // At least one mark for what was named at all.
    private static string Bar(decimal? share) =>
        share is null or 0 ? "" : new string('#', Math.Max(1, (int)decimal.Round(share.Value * BarWidth, MidpointRounding.AwayFromZero)));

    /// <summary>What the ends of a scale mean: “1 = not at all; 5 = completely”. Empty if nothing says so.</summary>
    internal static string Ends(QuestionResult question, ReportWording wording) => question.Question.Question is RangeQuestion range
        ? wording.Join(range.Ends.Select(end => $"{wording.Number(end.Number)} = {CleanText.Of(wording.Of(end.Label))}"))
        : "";

    private static string Figure(decimal? number, QuestionResult question, ReportWording wording) =>
        number is { } figure ? wording.Number(figure, question.Question.Question) : "–";

    private static string Figure(DateOnly? date, ReportWording wording) => date is { } day ? wording.Day(day) : "–";
}
