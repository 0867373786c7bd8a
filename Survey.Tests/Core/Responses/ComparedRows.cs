using System.Text.Json;
using Survey.Core.Questionnaires;
using Survey.Core.Questionnaires.Answers;
using Survey.Core.Questionnaires.Json;
using Survey.Core.Questionnaires.Questions;
using Survey.Core.Responses;
using Survey.Tests.Support;

namespace Survey.Tests.Core.Responses;

/// <summary>Answers to a small questionnaire with nested rows, written as <c>Agree on visas; Share data: January, March</c>.</summary>
internal static class ComparedRows
{
    private const string Text = """
        {"code": "small", "version": "1", "items": [
          {"type": "text", "code": "name", "label": "Name"},
          {"type": "repeat", "code": "rows", "label": "Recommendations", "items": [
            {"type": "text", "code": "text", "label": "Text"},
            {"type": "repeat", "code": "steps", "label": "Steps", "items": [{"type": "text", "code": "step", "label": "Step"}]}]}]}
        """;

    public static Questionnaire Questionnaire { get; } = RoundParsing.ReadJson(Text, QuestionnaireReader.Read).Value!;

    /// <summary>Parses rows separated by semicolons. After a colon follow the steps of the row, separated by commas.</summary>
    public static AnswerSet Parse(string rows, string? name = null)
    {
        var answers = new List<KeyValuePair<string, Answer>>();
        if (name is not null)
        {
            answers.Add(new("name", new TextAnswer(name)));
        }

        if (rows.Length > 0)
        {
            answers.Add(new("rows", new RowsAnswer([.. rows.Split(';', StringSplitOptions.TrimEntries).Select(ParseRow)])));
        }

        return new AnswerSet(answers);
    }

    /// <summary>The changes, one per line, like <c>moved rows #3 → rows #1</c>.</summary>
    public static string ToText(ResponseComparison comparison) =>
        string.Join(
            '\n',
            comparison.Changes.Select(change =>
                string.Join(
                    ' ',
                    new[]
                    {
                        change.Kind.ToString().ToLowerInvariant(),
                        change.PlaceBefore == change.PlaceAfter
                            ? change.Place
                            : string.Join(" → ", new[] { change.PlaceBefore, change.PlaceAfter }.OfType<string>()),
                    }
                )));

    public static string ToJson(AnswerSet answers)
    {
        using var buffer = new MemoryStream();
        using (var writer = new Utf8JsonWriter(buffer))
        {
            answers.WriteTo(writer);
        }

        return System.Text.Encoding.UTF8.GetString(buffer.ToArray());
    }

    /// <summary>Rebuilds the later answers from the earlier ones and the changes alone.</summary>
    public static AnswerSet Apply(AnswerSet before, IReadOnlyList<AnswerChange> changes) => Apply(Questionnaire.Scope, "", before, changes);

    private static AnswerSet Apply(QuestionScope scope, string prefix, AnswerSet before, IReadOnlyList<AnswerChange> changes)
    {
        var answers = new List<KeyValuePair<string, Answer>>();
        foreach (var (question, _) in scope.Questions)
        {
            var place = prefix + question.Code;
            var answer =
                question is Repeat repeat ? ApplyRows(repeat, place, before.GetRows(question.Code), changes)
                : changes.FirstOrDefault(change => change.Question == question && change.Place.StartsWith(prefix, StringComparison.Ordinal))
                    is { } change
                    ? change.After
                    : before.Find(question.Code);
            if (answer is not null)
            {
                answers.Add(new(question.Code, answer));
            }
        }

        return new AnswerSet(answers);
    }

    private static RowsAnswer? ApplyRows(Repeat repeat, string place, IReadOnlyList<AnswerSet> before, IReadOnlyList<AnswerChange> changes)
    {
        // Changes inside a kept row are located by its position afterwards, removed answers by their position before.
        var own = changes.Where(change => change.Question == repeat).ToList();
        var kept = Enumerable.Range(0, before.Count).Where(row => own.All(change => NumberOf(change.PlaceBefore) != row)).ToList();
        var count =
            before.Count
            + own.Count(change => change.Kind == AnswerChangeKind.Added)
            - own.Count(change => change.Kind == AnswerChangeKind.Removed);
        var rows = new List<AnswerSet>();
        for (var row = 0; row < count; row++)
        {
            var change = own.SingleOrDefault(each => NumberOf(each.PlaceAfter) == row);
            if (change?.Kind == AnswerChangeKind.Added)
            {
                rows.Add(((RowsAnswer)change.After!).Rows[0]);
                continue;
            }

            var earlier = change is null ? kept[0] : NumberOf(change.PlaceBefore)!.Value;
            kept.Remove(earlier);
            var inner = changes
                .Where(each =>
                    each.Question != repeat
                    && IsInside(each.PlaceAfter, row) | (each.PlaceAfter is null && IsInside(each.PlaceBefore, earlier)))
                .ToList();
            rows.Add(Apply(repeat.Scope, "", before[earlier], [.. inner.Select(Inside)]));
        }

        return rows.Count == 0 ? null : new RowsAnswer(rows);

        int? NumberOf(string? at) =>
            at is null ? null : int.Parse(at[(place.Length + 2)..], System.Globalization.CultureInfo.InvariantCulture) - 1;

        bool IsInside(string? at, int row) => at?.StartsWith($"{place} #{row + 1}.", StringComparison.Ordinal) == true;
    }

    private static AnswerChange Inside(AnswerChange change) =>
        change with { PlaceBefore = Inside(change.PlaceBefore), PlaceAfter = Inside(change.PlaceAfter) };

    private static string? Inside(string? place) => place?[(place.IndexOf('.', StringComparison.Ordinal) + 1)..];

    private static AnswerSet ParseRow(string row)
    {
        var parts = row.Split(':', StringSplitOptions.TrimEntries);
        var answers = new List<KeyValuePair<string, Answer>>();
        if (parts[0].Length > 0)
        {
            answers.Add(new("text", new TextAnswer(parts[0])));
        }

        if (parts.Length > 1)
        {
            answers.Add(
                new(
                    "steps",
                    new RowsAnswer([
                        .. parts[1]
                            .Split(',', StringSplitOptions.TrimEntries)
                            .Select(step => new AnswerSet([new("step", new TextAnswer(step))])),
                    ])));
        }

        return new AnswerSet(answers);
    }
}
