using System.Globalization;
using Spectre.Console;
using Survey.Core.Analysis;
using Survey.Core.Reading.Typed;
using Survey.Core.Results;

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
    public static void Write(IAnsiConsole console, RoundResults results)
    {
        var round = results.Round;
        console.WriteLine(Names.Of(round.Title, round));
        console.WriteLine(
            $"{Names.Count(results.Responded, "response")}{(results.Selection.Region is { } region ? $" in {region.Code}" : "")}");
        if (results.Selection.By is { } by)
        {
            console.WriteLine($"By: {Names.Of(by.Question.Label, round)} ({CleanText.Of(by.Path)})");
        }

        foreach (var question in results.Questions)
        {
            WriteQuestion(console, results, question);
        }
    }

    private static void WriteQuestion(IAnsiConsole console, RoundResults results, QuestionResult question)
    {
        var (total, inRows) = (question.Total, question.Question.Groups.Count > 0);
        var answered = inRows
            ? $"{Figure(total.Answered)} of {Figure(total.Asked)} rows answered, by {Names.Count(total.Respondents.Count, "respondent")}"
            : $"{Figure(total.Answered)} of {Figure(total.Asked)} answered";
        console.WriteLine();
        console.WriteLine(Names.Of(question.Question.Question.Label, results.Round));
        console.WriteLine($"{CleanText.Of(question.Question.Path)} ({question.Question.Question.TypeName}): {answered}");
        if (results.Selection.By is null)
        {
            WriteBars(console, results, question);
        }
        else
        {
            WriteTable(console, results, question);
        }

        if (results.Selection.Question is not null)
        {
            WriteOrganizations(console, results, question);
        }
    }

    private static void WriteBars(IAnsiConsole console, RoundResults results, QuestionResult question)
    {
        if (question.Total.Entries.Count == 0)
        {
            if (Figures(question.Total) is { Length: > 0 } figures)
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
        foreach (var entry in question.Total.Entries)
        {
            table.AddRow(
                new Text(LabelOf(entry, question, results)),
                new Text(Bar(entry.Share)),
                new Text(Figure(question.Question.Groups.Count > 0 ? entry.By.Count : entry.Count)),
                new Text(entry.Share is { } share ? Percent(share) : "–"),
                new Text(Further(entry, question)));
        }

        console.Write(table);
    }

    /// <summary>A row per choice or figure, a column per answer of the dividing question.</summary>
    private static void WriteTable(IAnsiConsole console, RoundResults results, QuestionResult question)
    {
        List<(string Head, Tabulation Tabulation)> columns =
        [
            ("All", question.Total),
            .. question.Groups.Where(group => group.Group.Kind == ResultGroupKind.Answer)
                .Select(group => (Names.Of(group.Group.Name, results.Round), group.Tabulation)),
        ];
        var table = new Table().Border(TableBorder.Simple);
        table.AddColumn("");
        foreach (var (head, _) in columns)
        {
            table.AddColumn(new TableColumn(new Text(head)).RightAligned());
        }

        AddRow("asked", tabulation => Figure(tabulation.Asked));
        AddRow("answered", tabulation => Figure(tabulation.Answered));
        for (var position = 0; position < question.Total.Entries.Count; position++)
        {
            var entry = position;
            AddRow(LabelOf(question.Total.Entries[entry], question, results), tabulation => Figure(tabulation.Entries[entry].Count));
        }

        if (question.Kind == ResultKind.Numbers)
        {
            AddRow("minimum", tabulation => Figure(tabulation.Numbers?.Minimum));
            AddRow("maximum", tabulation => Figure(tabulation.Numbers?.Maximum));
            AddRow("mean", tabulation => Figure(tabulation.Numbers?.Mean));
            AddRow("median", tabulation => Figure(tabulation.Numbers?.Median));
        }
        else if (question.Kind == ResultKind.Dates)
        {
            AddRow("first", tabulation => Figure(tabulation.Dates?.Minimum));
            AddRow("last", tabulation => Figure(tabulation.Dates?.Maximum));
        }

        console.Write(table);

        void AddRow(string label, Func<Tabulation, string> figure) =>
            table.AddRow([new Text(label), .. columns.Select(column => new Text(figure(column.Tabulation)))]);
    }

    private static void WriteOrganizations(IAnsiConsole console, RoundResults results, QuestionResult question)
    {
        if (question.Total.Entries.Count == 0)
        {
            WriteGroup("Answered", question.Total.Respondents);
        }

        foreach (var entry in question.Total.Entries.Where(entry => entry.Count > 0))
        {
            WriteGroup(LabelOf(entry, question, results), entry.By);
        }

        void WriteGroup(string label, RespondentGroup group)
        {
            if (group.Organizations is { Count: > 0 } organizations)
            {
                console.WriteLine($"{label}: {string.Join(", ", organizations.Select(each => Names.Of(each, results.Round)))}");
            }
        }
    }

    private static string LabelOf(EntryCount entry, QuestionResult question, RoundResults results)
    {
        var label = Names.Of(entry.Label, results.Round);
        return question.Kind == ResultKind.Elements ? $"{CleanText.Of(entry.Code)} {label}" : label;
    }

    private static string Further(EntryCount entry, QuestionResult question)
    {
        string?[] parts =
        [
            question.Question.Groups.Count > 0 ? $"in {Names.Count(entry.Count, "row")}" : null,
            entry.MeanRank is { } rank ? $"mean rank {Figure(rank)}" : null,
        ];
        return string.Join(", ", parts.OfType<string>());
    }

    private static string Figures(Tabulation tabulation) => tabulation switch
    {
        { Numbers: { } numbers } =>
            $"minimum {Figure(numbers.Minimum)}, maximum {Figure(numbers.Maximum)}, mean {Figure(numbers.Mean)}, "
            + $"median {Figure(numbers.Median)}, sum {Figure(numbers.Sum)}",
        { Dates: { } dates } => $"from {Figure(dates.Minimum)} to {Figure(dates.Maximum)}",
        _ => "",
    };

    // At least one mark for what was named at all.
    private static string Bar(decimal? share) =>
        share is null or 0 ? "" : new string('#', Math.Max(1, (int)decimal.Round(share.Value * BarWidth, MidpointRounding.AwayFromZero)));

    private static string Percent(decimal share) =>
        string.Create(CultureInfo.InvariantCulture, $"{decimal.Round(100 * share, 0, MidpointRounding.AwayFromZero)} %");

    private static string Figure(int count) => count.ToString("N0", CultureInfo.InvariantCulture);

    // Without a thousands separator: the number may be a year.
    private static string Figure(decimal? number) => number?.ToString(CultureInfo.InvariantCulture) ?? "–";

    private static string Figure(DateOnly? date) => date is { } day ? TypedDate.Write(day) : "–";
}
